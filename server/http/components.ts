import { z } from 'zod'

/** A JSON schema, or a part of one. */
export type JsonSchema = { [key: string]: unknown }
type Side = 'input' | 'output'

export interface Components {
  /** Every named schema that the document reaches, by name. */
  schemas: Record<string, JsonSchema>
  /** The schema as it is sent: a reference where it is named, else written out. */
  sent(schema: z.ZodType): JsonSchema
  /** The schema as it is answered. */
  answered(schema: z.ZodType): JsonSchema
  /** The schema as it is sent, written out even where it is named. */
  written(schema: z.ZodType): JsonSchema
}

const refTo = (name: string) => `#/components/schemas/${name}`

/**
 * JSON schemas for all that is sent and answered, each named one written once. Where a schema is both and
 * its two sides differ (a default, a transform), what is sent is named `…Input`.
 */
export function componentsOf(
  named: Map<z.ZodType, string>,
  { sent, written, answered }: Record<'sent' | 'written' | 'answered', z.ZodType[]>,
): Components {
  const anonymous = new Map<z.ZodType, string>()
  for (const schema of [...sent, ...written, ...answered])
    if (!named.has(schema)) anonymous.set(schema, `anonymous${anonymous.size}`)
  const ids = new Map([...named, ...anonymous])
  const output = convert(ids, 'output', new Set())
  const shown = reachable(
    output,
    answered.map((schema) => output[ids.get(schema)!]!),
    answered.map((schema) => ids.get(schema)!),
  )
  const twofold = new Set([...differingNames(ids, output)].filter((name) => shown[name]))
  const inputName = (name: string) => (twofold.has(name) ? `${name}Input` : name)

  const all: Record<string, JsonSchema> = { ...shown }
  for (const [name, schema] of Object.entries(convert(ids, 'input', twofold))) all[inputName(name)] = schema
  const place = (schema: z.ZodType, nameOf: (name: string) => string): JsonSchema => {
    const name = nameOf(ids.get(schema)!)
    return anonymous.has(schema) ? all[name]! : { $ref: refTo(name) }
  }
  const components = {
    sent: (schema: z.ZodType) => place(schema, inputName),
    answered: (schema: z.ZodType) => place(schema, (name) => name),
    written: (schema: z.ZodType) => all[inputName(ids.get(schema)!)]!,
  }
  const roots = [
    ...sent.map(components.sent),
    ...written.map(components.written),
    ...answered.map(components.answered),
  ]
  return { ...components, schemas: reachable(all, roots) }
}

/** Names whose two sides differ, by themselves or by what they refer to. */
function differingNames(ids: Map<z.ZodType, string>, output: Record<string, JsonSchema>): Set<string> {
  const differing = new Set<string>()
  for (;;) {
    const before = differing.size
    const input = convert(ids, 'input', differing)
    for (const [name, schema] of Object.entries(input))
      if (JSON.stringify(schema) !== JSON.stringify(output[name])) differing.add(name)
    if (differing.size === before) return differing
  }
}

function convert(ids: Map<z.ZodType, string>, io: Side, differing: Set<string>): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>()
  for (const [schema, id] of ids) registry.add(schema, { id })
  const uri = (id: string) => refTo(io === 'input' && differing.has(id) ? `${id}Input` : id)
  const { schemas } = z.toJSONSchema(registry, { io, uri, unrepresentable: 'any', cycles: 'ref' })
  const { __shared: shared, ...own } = schemas as Record<string, JsonSchema>
  const nested = Object.entries((shared?.$defs ?? {}) as Record<string, JsonSchema>)
  return Object.fromEntries(
    [...Object.entries(own), ...nested.map(([name, schema]) => [nestedName(name), schema] as const)].map(
      ([name, schema]) => [name, plain(schema, io, differing)],
    ),
  )
}

const nestedName = (name: string) => name.replace('schema', 'Nested')

/** What zod says of a schema beside OpenAPI is left out, and nested definitions are referred to as components. */
function plain(schema: JsonSchema, io: Side, differing: Set<string>): JsonSchema {
  const text = JSON.stringify(schema, (key, value) =>
    key === '$schema' || key === '$id' ? undefined : value,
  )
  const nested = text.replace(
    /#\/components\/schemas\/__shared#\/\$defs\/(schema\d+)/g,
    (_, name: string) => {
      const id = nestedName(name)
      return refTo(io === 'input' && differing.has(id) ? `${id}Input` : id)
    },
  )
  return JSON.parse(nested) as JsonSchema
}

/** The components that the roots refer to, and those that these refer to, by name. */
function reachable(
  all: Record<string, JsonSchema>,
  roots: JsonSchema[],
  names: string[] = [],
): Record<string, JsonSchema> {
  const found = new Set(names)
  const follow = (schema: JsonSchema) => {
    for (const [, name] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      if (!found.has(name!)) {
        found.add(name!)
        follow(all[name!]!)
      }
  }
  roots.forEach(follow)
  return Object.fromEntries([...found].sort().map((name) => [name, all[name]!]))
}
