import { z } from 'zod'
import { nearestName } from '../../rules/nearest-name.ts'
import { dayFormats } from './dates.ts'
import { ImportFault } from './fault.ts'
import { notations } from './numbers.ts'

/**
 * Where a field comes from: a column by its header, or a `value` that is the same for every row.
 *
 * - `values` translates what stands in the column; what it does not name is refused.
 * - `default` stands in for an empty cell.
 * - `format` says how days are written, `notation` how numbers are, `separator` what parts the items of a list.
 */
const source = z.union([
  z
    .string()
    .min(1)
    .transform((column) => ({ column })),
  z.strictObject({ value: z.union([z.string(), z.number()]).transform(String) }),
  z.strictObject({
    column: z.string().min(1),
    values: z.record(z.string(), z.string()).optional(),
    default: z.string().optional(),
    format: z.enum(dayFormats).optional(),
    notation: z.enum(notations).optional(),
    separator: z.string().min(1).max(5).optional(),
  }),
])
export type Source = z.output<typeof source>

/** A map as its file has it: for each field of ours where it comes from, and the delimiter where it is not sniffed. */
export interface FieldMap {
  fields: Record<string, Source>
  delimiter: string | null
}

/**
 * What a field of ours is read as: `text` is one line, `lines` may be several; coordinates have a decimal point unless
 * the map says otherwise.
 */
export type Reading = 'text' | 'lines' | 'key' | 'moment' | 'day' | 'number' | 'coordinate' | 'list'

/** The fields that a kind of import knows; a name that ends with `*` stands for all that begin so. */
export interface Known {
  fields: Record<string, Reading>
  required: readonly string[]
}

/** @throws ImportFault naming every wrong key of the map and what was probably meant */
export function readMap(json: string, known: Known): FieldMap {
  const map = parsed(json)
  const unknown = Object.keys(map).filter((key) => key !== 'fields' && key !== 'delimiter')
  const given = typeof map.fields === 'object' && map.fields !== null ? map.fields : {}
  const fields: Record<string, Source> = {}
  const faults = unknown.map((key) => `"${key}" is no part of a map; it has "fields" and "delimiter".`)
  for (const [name, wish] of Object.entries(given)) {
    const read = source.safeParse(wish)
    if (!readingOf(name, known)) faults.push(unknownField(name, known))
    else if (!read.success) faults.push(`fields.${name}: ${wrongSource(wish)}`)
    else fields[name] = read.data
  }
  const missing = known.required.filter((name) => !(name in given))
  faults.push(
    ...missing.map((name) => `fields.${name} is missing; name its column, or a "value" for all rows.`),
  )
  const { delimiter = null } = map
  if (delimiter !== null && (typeof delimiter !== 'string' || delimiter.length !== 1 || delimiter === '"'))
    faults.push('"delimiter" must be one character, like ";".')
  if (faults.length)
    throw new ImportFault(`The map is wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
  return { fields, delimiter: delimiter as string | null }
}

export function readingOf(name: string, { fields }: Known): Reading | null {
  if (Object.hasOwn(fields, name) && !name.endsWith('*')) return fields[name]!
  const family = Object.keys(fields).find((one) => one.endsWith('*') && name.startsWith(one.slice(0, -1)))
  return family ? fields[family]! : null
}

function parsed(json: string): Record<string, unknown> {
  try {
    const map: unknown = JSON.parse(json.replace(/^\ufeff/, ''))
    if (typeof map === 'object' && map !== null && !Array.isArray(map)) return map as Record<string, unknown>
  } catch (error) {
    throw new ImportFault(`The map is no JSON: ${(error as Error).message}`)
  }
  throw new ImportFault('The map must be an object like { "fields": { "externalId": "ID" } }.')
}

function unknownField(name: string, known: Known): string {
  const names = Object.keys(known.fields)
  const near = nearestName(name, names)
  return `fields.${name} is no field here; ${near ? `did you mean ${near}?` : `there are ${names.join(', ')}.`}`
}

function wrongSource(wish: unknown): string {
  const parts = ['column', 'value', 'values', 'default', 'format', 'notation', 'separator']
  const strange =
    typeof wish === 'object' && wish !== null ? Object.keys(wish).filter((key) => !parts.includes(key)) : []
  if (strange.length) return `knows no "${strange.join('", "')}"; it has ${parts.join(', ')}.`
  return `must be a column name, { "value": … }, or { "column": …, "values": { "theirs": "ours" }, "default": …, "format": one of ${dayFormats.join(' ')}, "notation": one of ${notations.join(' ')}, "separator": … }.`
}
