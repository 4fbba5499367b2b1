import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { operationsOf } from '../../server/http/operations.ts'
import { leadNo } from '../support/racers.ts'
import type { House } from '../support/racers-house.ts'
import { aHouse } from '../support/racers-house.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

vi.setConfig({ testTimeout: 120_000 })

let world: World
let house: House
let before: Record<string, number>
beforeAll(async () => {
  world = await aWorld()
  house = await aHouse(world)
  before = await house.rows()
})
afterAll(() => world.close())

// The routes are known without a database, so that each can be a test of its own.
const operations = operationsOf(buildApp({ baseUrl: 'http://localhost' } as never).routes)
const taking = operations.filter(({ body }) => body)
const named = taking.map((operation) => [`${operation.method} ${operation.path}`, operation] as const)

async function sendRaw(operation: (typeof operations)[number], body: string, type = 'application/json') {
  const response = await world.app.request(house.pathOf(operation), {
    method: operation.method,
    headers: { ...house.clientFor(operation).headers, 'content-type': type },
    body,
  })
  const text = await response.text()
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: text ? JSON.parse(text) : null,
  }
}

const nested = (open: string, close: string) => open.repeat(10_000) + close.repeat(10_000)
const megabyte = 'x'.repeat(1024 * 1024)

/** What no route takes: the body, the refusals that fit, and the place that is named. */
const unreadable: [string, string, string[], string?][] = [
  ['nothing', '', ['malformed']],
  ['half a JSON', '{"name": ', ['malformed']],
  ['no JSON', '<lead/>', ['malformed']],
  ['arrays 10,000 deep', nested('[', ']'), ['malformed']],
  ['objects 10,000 deep', nested('{"a":', '}').replace('{"a":}', '{"a":{}}'), ['malformed']],
  ['10,000 opened and never closed', '[{"a":'.repeat(5000), ['malformed']],
  ['an array for an object', '[]', ['invalid'], '/'],
  ['null', 'null', ['invalid'], '/'],
  ['a text', '"name"', ['invalid'], '/'],
  ['a number', '17', ['invalid'], '/'],
  ['a field that is none', '{"noSuchField": 1}', ['invalid'], '/noSuchField'],
  ['NUL', '{"name": "a\\u0000b"}', ['invalid'], '/name'],
  ['NUL in a name of a field', '{"na\\u0000me": "x"}', ['invalid']],
  ['half a surrogate pair', '{"name": {"inner": ["\\ud800"]}}', ['invalid'], '/name/inner/0'],
  ['the other half', '{"name": "\\udc00 x"}', ['invalid'], '/name'],
  ['1 MB of name', JSON.stringify({ name: megabyte }), ['too_large', 'invalid']],
  ['__proto__', '{"__proto__": {"admin": true}}', ['invalid'], '/__proto__'],
  ['constructor', '{"constructor": {"prototype": {"admin": true}}}', ['invalid'], '/constructor'],
]

test.each(named)('%s refuses what cannot be read, and names the place', async (_, operation) => {
  for (const [what, body, codes, pointer] of unreadable) {
    const answer = await sendRaw(operation, body)
    expect([what, codes.includes(answer.body.code), answer.body.code]).toEqual([what, true, answer.body.code])
    expect(answer.type).toBe('application/problem+json')
    expect(answer.status).toBe(answer.body.status)
    if (answer.body.code === 'invalid')
      expect([what, answer.body.faults.map((fault: { pointer: string }) => fault.pointer)]).toEqual([
        what,
        pointer ? expect.arrayContaining([pointer]) : expect.anything(),
      ])
  }
  const text = await sendRaw(operation, '{}', 'text/plain')
  expect(text).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } })
  expect(({} as Record<string, unknown>).admin).toBeUndefined()
})

test.each(
  operations.filter(({ params }) => params.length).map((one) => [`${one.method} ${one.path}`, one] as const),
)('%s: what is no UUID is absent', async (_, operation) => {
  const verb = operation.method.toLowerCase() as 'get' | 'post' | 'patch' | 'put' | 'delete'
  for (const id of ['17', 'null', '__proto__', '%00', '%ED%A0%80', "'%20or%20''='", 'x'.repeat(3000)]) {
    const answer = await house.clientFor(operation)[verb](house.pathOf(operation, id))
    // A body that is missing may be told first.
    expect([id, [404, 415].includes(answer.status), answer.status]).toEqual([id, true, answer.status])
  }
})

const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const garbage = [
  ['after', 'garbage'],
  ['after', '%00'],
  ['after', cursor({ at: 'yesterday', id: 'x' })],
  ['after', cursor(['2026-01-01', 17])],
  ['after', cursor(null)],
  ['after', Buffer.from('{"at":').toString('base64url')],
  ['limit', 'many'],
  ['limit', '-1'],
  ['limit', '1e9'],
  ['limit', '1.5'],
] as const

test.each(
  operations
    .filter(
      ({ method, query }) =>
        method === 'GET' && query && 'after' in (query as unknown as { shape: object }).shape,
    )
    .map((one) => [`${one.method} ${one.path}`, one] as const),
)('%s refuses a cursor or a limit that is none', async (_, operation) => {
  for (const [name, value] of garbage) {
    const { status, body } = await house
      .clientFor(operation)
      .get(`${house.pathOf(operation)}?${name}=${value}`)
    expect([name, value, status, body.faults?.[0]?.pointer]).toEqual([name, value, 422, `/${name}`])
  }
})

test.each([
  ['from', '0001-01-01'],
  ['to', '9999-12-31'],
  ['from', '2026-02-30'],
  ['to', 'tomorrow'],
])('a period whose `%s` is %s is refused', async (name, value) => {
  const operation = operations.find(({ path }) => path === '/api/scorecards')!
  const { status, body } = await house.clientFor(operation).get(`/api/scorecards?${name}=${value}`)
  expect([status, body.faults?.[0]?.pointer]).toEqual([422, `/${name}`])
})

const leadWith = (more: object) => ({ ...leadNo(99), ...more })
const wrong: [string, string, string, unknown, string][] = [
  ['a number as text', 'POST', '/api/leads', leadWith({ need: { budget: '18000' } }), '/need/budget'],
  ['a huge number', 'POST', '/api/leads', leadWith({ need: { budget: 1e300 } }), '/need/budget'],
  [
    'a huge count',
    'POST',
    '/api/leads',
    leadWith({ need: { quantity: 9_007_199_254_740_992 } }),
    '/need/quantity',
  ],
  ['a negative number', 'POST', '/api/leads', leadWith({ need: { budget: -1 } }), '/need/budget'],
  ['half a cent', 'POST', '/api/leads', leadWith({ need: { budget: 1.005 } }), '/need/budget'],
  ['an unknown timeline', 'POST', '/api/leads', leadWith({ need: { timeline: 'soon' } }), '/need/timeline'],
  [
    'a date that is none',
    'POST',
    '/api/leads',
    leadWith({ consents: [{ purpose: 'mail', givenAt: '2026-02-30T25:00:00Z' }] }),
    '/consents/0/givenAt',
  ],
  [
    'a moment before our era',
    'POST',
    '/api/leads',
    leadWith({ consents: [{ purpose: 'mail', givenAt: '-000001-01-01T00:00:00Z' }] }),
    '/consents/0/givenAt',
  ],
  [
    'a country that is none',
    'POST',
    '/api/leads',
    leadWith({ address: { country: 'Germany' } }),
    '/address/country',
  ],
  ['no address', 'POST', '/api/leads', leadWith({ address: undefined }), '/address'],
  ['an array for a person', 'POST', '/api/leads', leadWith({ person: ['Erika'] }), '/person'],
  ['an object for a text', 'POST', '/api/leads', leadWith({ source: { $ne: null } }), '/source'],
  ['nobody', 'POST', '/api/leads', { address: { country: 'DE' } }, '/'],
  [
    'a mail address that is none',
    'POST',
    '/api/leads',
    leadWith({ person: { email: 'a@b@c' } }),
    '/person/email',
  ],
  [
    'a new line in a name',
    'POST',
    '/api/leads',
    leadWith({ person: { lastName: 'A\r\nBcc: b@example.com' } }),
    '/person/lastName',
  ],
  [
    'a reversed name',
    'POST',
    '/api/leads',
    leadWith({ person: { lastName: 'a\u202eb' } }),
    '/person/lastName',
  ],
  [
    'a custom field of a bad name',
    'POST',
    '/api/leads',
    leadWith({ custom: { constructor: 1, '1x': 2 } }),
    '/custom/1x',
  ],
  [
    'two hundred thousand characters',
    'POST',
    '/api/leads',
    leadWith({ need: { message: 'x'.repeat(200_000) } }),
    '/need/message',
  ],
  ['no leads', 'POST', '/api/leads/batch', { leads: [] }, '/leads'],
  ['too many leads', 'POST', '/api/leads/batch', { leads: Array.from({ length: 1001 }, () => 1) }, '/leads'],
  ['a weight of nothing', 'POST', '/api/partners', { name: 'P', country: 'DE', weight: 0 }, '/weight'],
  [
    'a place off the earth',
    'POST',
    '/api/partners',
    { name: 'P', country: 'DE', latitude: 91, longitude: 0 },
    '/latitude',
  ],
  [
    'hours that are none',
    'POST',
    '/api/partners',
    { name: 'P', country: 'DE', hours: { monday: 'all day' } },
    '/hours',
  ],
  [
    'an absence that ends before it begins',
    'POST',
    '/api/partners',
    { name: 'P', country: 'DE', absences: [{ from: '2026-05-02', to: '2026-05-01' }] },
    '/absences/0/to',
  ],
  [
    'a day that is none',
    'POST',
    '/api/partners',
    { name: 'P', country: 'DE', absences: [{ from: '2026-02-30', to: '2026-03-01' }] },
    '/absences/0/from',
  ],
  ['half a partner', 'POST', '/api/partners', { name: 'P', country: 'DE', capacity: 1.5 }, '/capacity'],
  [
    'a role that is none',
    'POST',
    '/api/invitations',
    { email: 'a@example.com', name: 'A', role: 'owner' },
    '/role',
  ],
  ['a scope that is none', 'POST', '/api/api-keys', { name: 'k', scopes: ['everything'] }, '/scopes/0'],
  ['a zone that is none', 'PATCH', '/api/settings', { timeZone: 'Europe/Nowhere' }, '/timeZone'],
  ['a reason that is none', 'POST', '/api/offers/:id/decline', { reason: 'because' }, '/reason'],
  ['another reason without words', 'POST', '/api/offers/:id/decline', { reason: 'other' }, '/note'],
  [
    'a partner that is no id',
    'POST',
    '/api/leads/:id/assign',
    { partnerId: '17', reason: 'x' },
    '/partnerId',
  ],
]

test.each(wrong)('%s is refused (%s %s), and the field is named', async (_, method, path, body, pointer) => {
  const operation = operations.find((one) => one.method === method && one.path === path)!
  const answer = await sendRaw(operation, JSON.stringify(body))
  expect(answer).toMatchObject({ status: 422, body: { code: 'invalid' } })
  const pointers = answer.body.faults.map((fault: { pointer: string }) => fault.pointer)
  expect(
    pointers.some((one: string) => one === pointer || one.startsWith(`${pointer}/`)),
    `${pointers} for ${pointer}`,
  ).toBe(true)
  for (const { message } of answer.body.faults) expect(message).toMatch(/\S/)
})

const ruleWith = (when: unknown) => ({
  rules: [{ key: 'r', name: 'R', when, then: { do: 'distribute', orders: ['nearest'] } }],
})
const brokenRules: [string, unknown, string][] = [
  [
    'an unknown fact',
    ruleWith({ fact: 'moonPhase', operator: 'equal', value: 'full' }),
    '/rules/0/when/fact',
  ],
  ['an empty group', ruleWith({ all: [] }), '/rules/0/when'],
  ['an empty group inside', ruleWith({ any: [{ all: [] }] }), '/rules/0/when/any/0'],
  [
    'an operator that is none',
    ruleWith({ fact: 'country', operator: 'resembles', value: 'DE' }),
    '/rules/0/when/operator',
  ],
  [
    'an operator that does not fit',
    ruleWith({ fact: 'country', operator: 'greaterThan', value: 'DE' }),
    '/rules/0/when',
  ],
  [
    'a value of the wrong kind',
    ruleWith({ fact: 'budget', operator: 'equal', value: 'much' }),
    '/rules/0/when/value',
  ],
  ['a path', ruleWith({ fact: 'country', operator: 'equal', value: 'DE', path: '$.x' }), '/rules/0/when'],
  [
    '__proto__ for a fact',
    ruleWith({ fact: '__proto__', operator: 'equal', value: 'x' }),
    '/rules/0/when/fact',
  ],
  [
    'no order',
    { rules: [{ key: 'r', name: 'R', then: { do: 'distribute', orders: [] } }] },
    '/rules/0/then/orders',
  ],
  ['no rules at all', 'rules', '/'],
]

test.each(brokenRules)('a rule with %s is not saved, and the place is named', async (_, content, pointer) => {
  const operation = operations.find(({ path, method }) => path === '/api/rules/draft' && method === 'PUT')!
  const answer = await sendRaw(operation, JSON.stringify({ revision: 0, content }))
  expect(answer.status).toBe(422)
  const pointers: string[] = answer.body.faults.map((fault: { pointer: string }) => fault.pointer)
  expect(
    pointers.some((one) => one.replace(/^\/content/, '').startsWith(pointer === '/' ? '' : pointer)),
    `${pointers}`,
  ).toBe(true)
})

test('none of this has written anything, or was a fault of the server', async () => {
  const after = await house.rows()
  // Refused attempts to sign in are counted.
  const { attempts: _attempts, ...kept } = after
  expect(before).toMatchObject(kept)
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
})

test('in a batch the good rows go in, and each bad one comes back by its index with every fault', async () => {
  const leads = [
    leadNo(1001),
    leadWith({ need: { budget: 'much', timeline: 'soon' }, colour: 'red' }),
    leadNo(1002),
    null,
    'a lead',
    [],
    { ...leadNo(1003), address: { country: 'D' } },
    leadNo(1004),
  ]
  const operation = operations.find(({ path }) => path === '/api/leads/batch')!
  const { status, body } = await sendRaw(operation, JSON.stringify({ leads }))
  expect(status).toBe(200)
  expect(body.taken.map(({ index }: { index: number }) => index)).toEqual([0, 2, 7])
  const faults = body.refused.map(
    ({ index, faults: found }: { index: number; faults: { pointer: string }[] }) => [
      index,
      found.map(({ pointer }) => pointer).sort(),
    ],
  )
  expect(faults).toEqual([
    [1, ['/colour', '/need/budget', '/need/timeline']],
    [3, ['/']],
    [4, ['/']],
    [5, ['/']],
    [6, ['/address/country']],
  ])
  const count = (await house.rows()).leads! - before.leads!
  expect(count).toBe(3)
})
