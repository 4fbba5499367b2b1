import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildApp } from '../../server/app.ts'
import type { JsonSchema } from '../../server/http/components.ts'
import type { ApiDocument, DocumentOperation } from '../../server/http/openapi.ts'
import type { Operation } from '../../server/http/operations.ts'
import { operationsOf } from '../../server/http/operations.ts'
import { bodiesFor, spoiled } from '../support/racers-fuzz.ts'
import type { House } from '../support/racers-house.ts'
import { aHouse } from '../support/racers-house.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

vi.setConfig({ testTimeout: 120_000 })

// The same bodies each time; another seed for another search.
const seed = 20_260_302
const runs = 25

let world: World
let house: House
let document: ApiDocument
beforeAll(async () => {
  world = await aWorld()
  house = await aHouse(world)
  document = (await (await world.app.request('/api/openapi.json')).json()) as ApiDocument
})
afterAll(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})

const operations = operationsOf(buildApp({ baseUrl: 'http://localhost' } as never).routes)
const named = (some: Operation[]) => some.map((one) => [`${one.method} ${one.path}`, one] as const)
const documented = ({ method, path }: Operation): DocumentOperation =>
  document.paths[path.replace(/:(\w+)/g, '{$1}')]![method.toLowerCase()]!

/** The schema of an answer, or what is wrong with it. */
async function judge(operation: Operation, response: Response): Promise<string | null> {
  const text = await response.text()
  if (response.status >= 500) return `${response.status} ${text}`
  if (response.status >= 400) {
    const problem = JSON.parse(text)
    return problem.status === response.status && problem.code ? null : `no problem: ${text}`
  }
  if (!(response.status in operation.answers!)) return `${response.status} is not documented`
  const schema = operation.answers![response.status]
  if (!schema) return null
  const parsed = schema.safeParse(JSON.parse(text))
  return parsed.success ? null : `${text.slice(0, 500)} does not fit: ${parsed.error.message}`
}

test.each(named(operations.filter(({ body }) => body)))(
  '%s answers whatever is sent without a fault, and as it says',
  async (_, operation) => {
    const schema = documented(operation).requestBody!.content['application/json']!.schema
    const good = bodiesFor(schema, document.components.schemas as Record<string, JsonSchema>, house.ids)
    const url = house.pathOf(operation)
    const { headers } = house.clientFor(operation)
    await fc.assert(
      fc.asyncProperty(fc.oneof(good, spoiled(good)), async (body) => {
        const response = await world.app.request(url, {
          method: operation.method,
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
        expect(await judge(operation, response)).toBeNull()
      }),
      { seed, numRuns: runs },
    )
  },
)

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e999',
    'null',
    '2026-02-30',
    '9999-12-31',
    '0001-01-01',
    '%',
    "'",
    '\u0000',
    '\ud800',
  ),
)

test.each(named(operations.filter(({ method, query }) => method === 'GET' && query)))(
  '%s answers whatever is asked without a fault, and as it says',
  async (_, operation) => {
    const parameters = documented(operation).parameters.filter((one) => one.in === 'query')
    const values = Object.fromEntries(
      parameters.map(({ name, schema }) => [
        name,
        fc.oneof(
          anyText,
          bodiesFor(schema, document.components.schemas as Record<string, JsonSchema>, house.ids).map(String),
        ),
      ]),
    )
    await fc.assert(
      fc.asyncProperty(fc.record(values, { requiredKeys: [] }), async (query) => {
        const search = Object.entries(query).map(
          ([name, value]) => `${name}=${encodeURIComponent(String(value).toWellFormed())}`,
        )
        const response = await world.app.request(`${house.pathOf(operation)}?${search.join('&')}`, {
          headers: house.clientFor(operation).headers,
        })
        expect(await judge(operation, response)).toBeNull()
      }),
      { seed, numRuns: runs },
    )
  },
)
