import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { invariants } from '../support/invariants.ts'
import { keyClient } from '../support/people.ts'
import type { Network } from '../support/racers.ts'
import { aNetworkOf, anotherServer, ask, leadNo } from '../support/racers.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

vi.setConfig({ testTimeout: 120_000 })

let world: World
let second: World
let network: Network
beforeEach(async () => {
  world = await aWorld()
  second = anotherServer(world)
  network = await aNetworkOf(world, [{}, {}, {}])
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  expect(await invariants(world.url)).toEqual([])
  await second.close()
  await world.close()
})

const fifty = Array.from({ length: 50 }, (_, nth) => nth)
const serverOf = (nth: number) => (nth % 2 ? second : world)
const leadsKept = async () => (await ask<{ id: string }>(world, 'select id from leads')).length

/** `lead-1` without the id that would tell it apart by itself. */
const anonymous = { ...leadNo(1), externalId: undefined }
const under = (key: string) => ({ 'Idempotency-Key': key })

test.each([
  ['externalId', leadNo(1), {}],
  ['Idempotency-Key', anonymous, under('order 17')],
])(
  'the same %s fifty times at once on two servers makes one lead, with one answer',
  async (_, lead, headers) => {
    const answers = await Promise.all(
      fifty.map((nth) => keyClient(serverOf(nth), network.apiKey).post('/api/leads', lead, headers)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([...fifty.slice(1).map(() => 200), 201])
    const told = answers.map(({ body: { replayed: _replayed, ...receipt } }) => receipt)
    for (const receipt of told) expect(receipt).toEqual(told[0])
    expect(answers.filter(({ body }) => !body.replayed)).toHaveLength(1)
    expect(await leadsKept()).toBe(1)
  },
)

test('a batch sent again under its key takes nothing in a second time', async () => {
  const batch = { leads: [leadNo(1), { nothing: 'of use' }, anonymous, leadNo(3)] }
  const client = keyClient(world, network.apiKey)
  const answers = await Promise.all(
    fifty.slice(0, 10).map(() => client.post('/api/leads/batch', batch, under('batch'))),
  )
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  const ids = answers.map(({ body }) => body.taken.map(({ lead }: { lead: { id: string } }) => lead.id))
  for (const of of ids) expect(of).toEqual(ids[0])
  for (const { body } of answers)
    expect(body.refused.map(({ index }: { index: number }) => index)).toEqual([1])
  expect(await leadsKept()).toBe(3)
})

test('another body under the same key is refused, and the first answer stands', async () => {
  const client = keyClient(world, network.apiKey)
  const first = await client.post('/api/leads', anonymous, under('k'))
  const other = await client.post('/api/leads', leadNo(2), under('k'))
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_mismatch', status: 422, key: 'k' } })
  const asBatch = await client.post('/api/leads/batch', { leads: [anonymous] }, under('k'))
  expect(asBatch).toMatchObject({ status: 422, body: { code: 'idempotency_mismatch' } })
  const again = await client.post('/api/leads', anonymous, under('k'))
  expect(again.body).toEqual({ ...first.body, replayed: true })
})

test('refused requests among fifty at once spoil none of the others', async () => {
  const client = keyClient(world, network.apiKey)
  await client.post('/api/leads', leadNo(0), under('taken'))
  const answers = await Promise.all(
    fifty.map((nth) => client.post('/api/leads', leadNo(nth + 1), nth % 5 ? {} : under('taken'))),
  )
  expect(answers.map(({ status }) => status)).toEqual(fifty.map((nth) => (nth % 5 ? 201 : 422)))
  expect(await leadsKept()).toBe(41)
})

test('whoever lost the answer gets it by asking again, also from another server, whatever happened since', async () => {
  const first = await keyClient(world, network.apiKey).post('/api/leads', anonymous, under('lost'))
  world.clock.forward({ hours: 6 })
  await world.sweep()
  const again = await keyClient(second, network.apiKey).post('/api/leads', anonymous, under('lost'))
  expect(again.status).toBe(200)
  expect(again.body).toEqual({ ...first.body, replayed: true })
})

test.each([[''], ['x'.repeat(201)], ['a\u0001b']])('a key that is none is refused: %j', async (key) => {
  const answer = await keyClient(world, network.apiKey).post('/api/leads', anonymous, under(key))
  expect(answer).toMatchObject({ status: 422, body: { faults: [{ pointer: '/Idempotency-Key' }] } })
  expect(await leadsKept()).toBe(0)
})
