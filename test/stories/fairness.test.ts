import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asDistributor } from '../../server/routing/memory.ts'
import { give, sharesOf } from '../../server/routing/shares.ts'
import { invariants } from '../support/invariants.ts'
import { aPartner } from '../support/network.ts'
import type { Answer } from '../support/people.ts'
import { keyClient } from '../support/people.ts'
import type { Network } from '../support/racers.ts'
import { aNetworkOf, anotherServer, ask, leadNo, sharesIn, together } from '../support/racers.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

// Many requests at once: minutes where a machine is busy with something else.
vi.setConfig({ testTimeout: 180_000 })

let world: World
let second: World
beforeEach(async () => {
  world = await aWorld()
  second = anotherServer(world)
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  expect(await invariants(world.url)).toEqual([])
  await second.close()
  await world.close()
})

/** Posts leads from `clients` at once, spread over the servers; `from` keeps later ones apart from earlier ones. */
async function post(
  network: Network,
  servers: World[],
  clients: number,
  count: number,
  from = 0,
): Promise<Answer[]> {
  const answers: Answer[] = []
  await together(clients, count, async (nth, worker) => {
    const client = keyClient(servers[worker % servers.length]!, network.apiKey)
    answers.push(await client.post('/api/leads', leadNo(from + nth)))
  })
  expect(answers.filter(({ status }) => status !== 201)).toEqual([])
  return answers
}

test.each([
  ['one server', () => [world]],
  ['two servers on one database', () => [world, second]],
])(
  'eight clients posting 300 leads over three equal partners: exactly 100 each, with %s',
  async (_, servers) => {
    const network = await aNetworkOf(world, [{}, {}, {}])
    const answers = await post(network, servers(), 8, 300)
    expect(sharesIn(answers)).toEqual({ 'Partner 1': 100, 'Partner 2': 100, 'Partner 3': 100 })
  },
)

test('weights of 1, 2 and 3 give shares of one, two and three sixths, with two servers', async () => {
  const network = await aNetworkOf(world, [{ weight: 1 }, { weight: 2 }, { weight: 3 }], ['weighted'])
  const answers = await post(network, [world, second], 8, 300)
  expect(sharesIn(answers)).toEqual({ 'Partner 1': 50, 'Partner 2': 100, 'Partner 3': 150 })
})

test('capacity is filled and never exceeded by 32 clients on two servers', async () => {
  const network = await aNetworkOf(
    world,
    [{ capacity: 7 }, { capacity: 5 }, { capacity: 3 }, { capacity: 0 }],
    ['least_loaded'],
  )
  const answers = await post(network, [world, second], 32, 200)
  expect(sharesIn(answers)).toEqual({ 'Partner 1': 7, 'Partner 2': 5, 'Partner 3': 3, unassigned: 185 })
  const counted = await ask(
    world,
    `select open_offers::int as kept, (select count(*)::int from offers o where o.partner_id = c.partner_id
      and o.tenant_id = c.tenant_id and o.status = 'open') as counted from partner_counters c order by 1 desc`,
  )
  expect(counted).toEqual([7, 5, 3, 0].map((open) => ({ kept: open, counted: open })))
})

test.each([['round_robin'], ['weighted']])(
  'under %s a newcomer starts level with the others',
  async (order) => {
    const network = await aNetworkOf(world, [{}, {}], [order])
    await post(network, [world, second], 8, 60)
    world.clock.forward({ minutes: 1 })
    await aPartner(world, network.tenantId, { name: 'Newcomer' })
    const answers = await post(network, [world, second], 8, 60, 60)
    expect(sharesIn(answers)).toEqual({ 'Partner 1': 20, 'Partner 2': 20, Newcomer: 20 })
  },
)

test('a thousand leads in one call land in their own countries, in exact shares', async () => {
  const countries = ['DE', 'AT', 'CH', 'FR', 'NL']
  const partners = countries.flatMap((country) =>
    ['one', 'two', 'three', 'four'].map((name) => ({
      name: `${country} ${name}`,
      country,
      territory: { countries: [country], regions: [], postalPrefixes: [], postalRanges: [] },
    })),
  )
  const network = await aNetworkOf(world, partners)
  const leads = Array.from({ length: 1000 }, (_, nth) =>
    leadNo(nth, { address: { country: countries[(nth * 7) % 5], town: 'Somewhere' } }),
  )
  const { status, body } = await keyClient(world, network.apiKey).post('/api/leads/batch', { leads })
  expect(status).toBe(200)
  expect(body.refused).toEqual([])
  for (const { index, offer } of body.taken)
    expect(offer.partner.name.slice(0, 2)).toBe(leads[index]!.address.country)
  const shares = sharesIn(body.taken.map((taken: unknown) => ({ body: taken })))
  expect(shares).toEqual(Object.fromEntries(partners.map(({ name }) => [name, 50])))
})

test('what a batch had counted before a deadlock undid it is forgotten when it is tried again', async () => {
  const network = await aNetworkOf(world, [{}, {}, {}])
  await post(network, [world], 1, 6)
  const notNext = network.partners[1]!.id
  let other: Promise<Answer[]> | undefined
  const { remembered, kept } = await asDistributor(world.runtime, network.tenantId, async (tx, memory) => {
    if (!other) {
      other = post(network, [second], 1, 1, 6)
      while (!(await somebodyWaitsForTheLock())) await new Promise((resolve) => setTimeout(resolve, 10))
      give(memory.ledger, 'every-lead', memory.byId.get(notNext)!)
      throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
    }
    const rows = await tx.execute<{ id: string; given: number }>(
      sql`select partner_id as id, given from rule_shares where tenant_id = ${network.tenantId}`,
    )
    const shares = [...sharesOf(memory.ledger, 'every-lead')]
    return { remembered: shares.map(([id, { given }]) => ({ id, given })), kept: [...rows] }
  })
  expect(await other).toHaveLength(1)
  expect(remembered.sort(byId)).toEqual(kept.sort(byId))
})

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

const somebodyWaitsForTheLock = async () =>
  (await ask(world, `select from pg_locks where locktype = 'advisory' and not granted`)).length > 0
