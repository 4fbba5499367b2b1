import type { DayFormat } from './dates.ts'
import { Unreadable, readDay, readMoment } from './dates.ts'
import { ImportFault } from './fault.ts'
import type { FieldMap, Known, Reading, Source } from './map.ts'
import { readingOf } from './map.ts'
import type { Notation } from './numbers.ts'
import { readNumber } from './numbers.ts'

/** What a row says, by our names; empty cells are left out. */
export type Row = Record<string, string | number | Date | string[]>

export interface RowReader {
  /** The row, or every reason why it cannot be read. */
  read(cells: string[]): Row | string[]
  /** A fault of a field, with the column that it came from. */
  name(field: string): string
}

/**
 * Ties a map to the headers of a file.
 *
 * @param zone where days and times without a zone are local
 * @throws ImportFault naming the columns that the file lacks, or has twice, and those it has
 */
export function rowReader(headers: string[], map: FieldMap, known: Known, zone: string): RowReader {
  const names = headers.map((header) => header.trim())
  refuseWrongColumns(names, map)
  const fields = Object.entries(map.fields).map(([field, from]) => ({
    field,
    from,
    at: 'column' in from ? names.indexOf(from.column.trim()) : -1,
    reading: readingOf(field, known)!,
    values: translationOf(from),
  }))
  return {
    read(cells) {
      if (cells.length !== names.length)
        return [`has ${cells.length} fields where the header has ${names.length}`]
      const row: Row = {}
      const reasons: string[] = []
      for (const { field, from, at, reading, values } of fields) {
        const text = textOf(from, at < 0 ? '' : cells[at]!, values)
        const value =
          text instanceof Unreadable ? text : text === '' ? undefined : readAs(reading, text, from, zone)
        if (value instanceof Unreadable) reasons.push(`${nameOf(field, from)}: ${value.why}`)
        else if (value !== undefined) row[field] = value
      }
      return reasons.length ? reasons : row
    },
    name: (field) => (map.fields[field] ? nameOf(field, map.fields[field]) : field),
  }
}

function refuseWrongColumns(names: string[], map: FieldMap): void {
  const wanted = Object.values(map.fields).flatMap((from) => ('column' in from ? [from.column.trim()] : []))
  const lacking = [...new Set(wanted.filter((column) => !names.includes(column)))]
  const twice = [...new Set(wanted.filter((column) => names.filter((name) => name === column).length > 1))]
  const quoted = (list: string[]) => list.map((name) => `"${name}"`).join(', ')
  if (lacking.length)
    throw new ImportFault(`The file has no column ${quoted(lacking)}. Its columns are ${quoted(names)}.`)
  if (twice.length)
    throw new ImportFault(`The file has the column ${quoted(twice)} more than once; rename one of them.`)
}

const translationOf = (from: Source) =>
  'values' in from && from.values
    ? new Map(Object.entries(from.values).map(([theirs, ours]) => [theirs.trim().toLowerCase(), ours]))
    : null

function textOf(from: Source, cell: string, values: Map<string, string> | null): string | Unreadable {
  if ('value' in from) return from.value
  const text = withoutApostrophe(cell.trim())
  const fallback = 'default' in from ? (from.default ?? '') : ''
  if (text === '') return values?.get('') ?? fallback
  if (!values) return text
  const ours = values.get(text.toLowerCase())
  if (ours !== undefined) return ours
  return new Unreadable(`"${text}" is not among the "values" of the map (${[...values.keys()].join(', ')})`)
}

/** Exports put an apostrophe before what a spreadsheet would take for a formula; it is taken back. */
export const withoutApostrophe = (text: string) => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text)

function readAs(reading: Reading, text: string, from: Source, zone: string) {
  const hints = from as { format?: DayFormat; notation?: Notation; separator?: string }
  switch (reading) {
    case 'text':
      return text.replace(/\s*[\r\n]+\s*/g, ', ')
    case 'lines':
      return text
    case 'key':
      return asKey(text)
    case 'moment':
      return readMoment(text, zone, hints.format)
    case 'day':
      return readDay(text, hints.format)
    case 'number':
      return readNumber(text, hints.notation)
    case 'coordinate':
      return readNumber(text, hints.notation ?? 'english')
    case 'list':
      return text
        .split(hints.separator ?? /[;,|]/)
        .map((item) => item.trim())
        .filter(Boolean)
  }
}

/** `Gold Partner` as it is written in rules and addresses: `gold-partner`. */
export const asKey = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '')

const nameOf = (field: string, from: Source) =>
  'column' in from ? `${field} (column "${from.column}")` : field
