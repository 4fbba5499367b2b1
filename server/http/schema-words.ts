import type { JsonSchema } from './components.ts'

/** A piece of a written schema: text, or a reference to a named one. */
export type Piece = string | { ref: string }

/** A schema in the notation of TypeScript, with its limits behind it; references stay references. */
export function schemaWords(schema: JsonSchema, indent = ''): Piece[] {
  if (typeof schema.$ref === 'string') return [{ ref: schema.$ref.split('/').at(-1)! }]
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined
  if (choices) return joined(choices, ' | ', indent)
  if (schema.allOf) return joined(schema.allOf as JsonSchema[], ' & ', indent)
  if (schema.const !== undefined) return [JSON.stringify(schema.const)]
  if (schema.enum) return [(schema.enum as unknown[]).map((value) => JSON.stringify(value)).join(' | ')]
  if (schema.type === 'array')
    return ['(', ...schemaWords(schema.items as JsonSchema, indent), ')[]', limits(schema)]
  if (schema.type === 'object') return objectWords(schema, indent)
  return [String(schema.type ?? 'anything'), limits(schema)]
}

const joined = (schemas: JsonSchema[], by: string, indent: string) =>
  schemas.flatMap((schema, at) => [...(at ? [by] : []), ...schemaWords(schema, indent)])

function objectWords(schema: JsonSchema, indent: string): Piece[] {
  const fields = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>)
  const required = (schema.required ?? []) as string[]
  const inner = `${indent}  `
  const rest = schema.additionalProperties
  const values: Piece[] =
    rest && rest !== true && Object.keys(rest as JsonSchema).length
      ? [`${inner}[key]: `, ...schemaWords(rest as JsonSchema, inner), '\n']
      : []
  if (!fields.length && !values.length) return ['object']
  return [
    '{\n',
    ...fields.flatMap(([name, field]): Piece[] => [
      `${inner}${name}${required.includes(name) ? '' : '?'}: `,
      ...schemaWords(field, inner),
      usual(field),
      '\n',
    ]),
    ...values,
    `${indent}}`,
  ]
}

const usual = ({ default: value }: JsonSchema) => (value === undefined ? '' : `  = ${JSON.stringify(value)}`)

/** What JSON Schema limits, in a bracket; nothing where nothing is limited. */
function limits(schema: JsonSchema): string {
  const { format, minLength, maxLength, minimum, maximum, exclusiveMinimum, minItems, maxItems } = schema
  const words = [
    format,
    range(minLength, maxLength, 'characters'),
    range(minimum ?? exclusiveMinimum, safe(maximum), ''),
    range(minItems, maxItems, 'items'),
  ].filter(Boolean)
  return words.length ? ` (${words.join(', ')})` : ''
}

const safe = (value: unknown) => (value === Number.MAX_SAFE_INTEGER ? undefined : value)

function range(from: unknown, to: unknown, unit: string): string {
  const low = from === Number.MIN_SAFE_INTEGER ? undefined : from
  if (low === undefined && to === undefined) return ''
  const words = low === undefined ? `at most ${to}` : to === undefined ? `at least ${low}` : `${low} to ${to}`
  return unit ? `${words} ${unit}` : words
}
