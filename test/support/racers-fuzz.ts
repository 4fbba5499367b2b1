import * as fc from 'fast-check'
import type { JsonSchema } from '../../server/http/components.ts'

type Json = unknown

/** Bodies that a JSON schema allows, or nearly: formats and lengths are met, what code alone checks is not. */
export function bodiesFor(
  schema: JsonSchema | boolean,
  components: Record<string, JsonSchema>,
  ids: string[],
  depth = 0,
): fc.Arbitrary<Json> {
  const inner = (one: unknown) => bodiesFor(one as JsonSchema, components, ids, depth + 1)
  if (depth > 6) return fc.constant({})
  if (typeof schema === 'boolean') return fc.constant(null)
  if (typeof schema.$ref === 'string') return inner(components[schema.$ref.split('/').at(-1)!] ?? {})
  if ('const' in schema) return fc.constant(schema.const)
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as Json[]))
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined
  if (choices) return fc.oneof(...choices.map(inner))
  if (Array.isArray(schema.allOf)) return inner(schema.allOf[0])
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return objects(schema, inner)
    case 'array':
      if (Array.isArray(schema.prefixItems)) return fc.tuple(...schema.prefixItems.map(inner))
      return fc.array(inner(schema.items ?? {}), {
        minLength: Number(schema.minItems ?? 0) && 1,
        maxLength: 3,
      })
    case 'string':
      return texts(schema, ids)
    case 'integer':
    case 'number':
      return numbers(schema)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.jsonValue({ maxDepth: 3 })
  }
}

function objects(schema: JsonSchema, inner: (one: unknown) => fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>)
  if (!properties.length)
    return fc.dictionary(fc.constantFrom('one', 'two', 'three'), inner(schema.additionalProperties ?? {}))
  const fields = Object.fromEntries(properties.map(([name, one]) => [name, inner(one)]))
  return fc.record(fields, { requiredKeys: (schema.required ?? []) as string[] })
}

const samples: Record<string, string[]> = {
  email: ['a@example.com', 'b@firm.example', 'ä@example.com', `${'x'.repeat(250)}@example.com`],
  date: ['2026-03-02', '2024-02-29', '0001-01-01', '9999-12-31', '2026-02-30'],
  'date-time': [
    '2026-03-02T09:00:00Z',
    '2026-03-02T09:00:00+14:00',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ],
}

function texts({ format, pattern, maxLength = 60 }: JsonSchema, ids: string[]): fc.Arbitrary<Json> {
  const known = typeof format === 'string' ? samples[format] : undefined
  if (known) return fc.constantFrom(...known)
  if (format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid())
  if (typeof pattern === 'string')
    return fc.oneof(fc.stringMatching(new RegExp(pattern)), fc.constantFrom('DE', 'EUR', 'de', '80331'))
  const words = fc.constantFrom(
    'Heat pump',
    '80331',
    'SW1A 1AA',
    'Europe/Berlin',
    'en',
    '+49 89 123456',
    '🙂',
    'İ',
    "'; --",
    '%_\\',
  )
  return fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: Math.min(Number(maxLength), 60) }))
}

function numbers({ type, minimum = -5, maximum = 1e6 }: JsonSchema): fc.Arbitrary<Json> {
  const [min, max] = [Math.max(Number(minimum), -1e15), Math.min(Number(maximum), 1e15)]
  if (type === 'integer') return fc.integer({ min: Math.ceil(min), max: Math.min(Math.floor(max), 2 ** 53) })
  const any = fc.double({ min, max, noNaN: true })
  const [least, most] = [Math.ceil(min), Math.floor(max)]
  return least > most ? any : fc.oneof(fc.integer({ min: least, max: most }), any)
}

const nasty: Json[] = [
  null,
  '',
  ' ',
  'x',
  '\u0000',
  '\ud800',
  'x'.repeat(5000),
  0,
  -0,
  -1,
  1.5,
  1e308,
  2 ** 31,
  2 ** 63,
  true,
  [],
  [[]],
  {},
]

/** The same with one place made wrong: another value there, a field gone, or one too many. */
export const spoiled = (good: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc
    .tuple(good, fc.constantFrom(...nasty), fc.nat(), fc.constantFrom('replace', 'drop', 'add'))
    .map(([body, value, nth, how]) => spoil(structuredClone(body), value, nth, how))

function spoil(body: Json, value: Json, nth: number, how: string): Json {
  const places = placesIn(body)
  if (!places.length) return value
  const { holder, name } = places[nth % places.length]!
  if (how === 'drop' && !Array.isArray(holder)) delete holder[name]
  else if (how === 'add' && !Array.isArray(holder)) holder.noSuchField = value
  else holder[name] = value
  return body
}

function placesIn(value: Json): { holder: Record<string, Json>; name: string }[] {
  if (!value || typeof value !== 'object') return []
  const holder = value as Record<string, Json>
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...placesIn(holder[name])])
}
