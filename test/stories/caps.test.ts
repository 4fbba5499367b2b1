import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { invariants } from '../support/invariants.ts'
import type { Answer } from '../support/people.ts'
import { aPartnerPerson, keyClient } from '../support/people.ts'
import type { Network } from '../support/racers.ts'
import { aNetworkOf, anotherServer, ask, leadNo, sharesIn, together } from '../support/racers.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

// Many requests at once: minutes where a machine is busy with something else.
vi.setConfig({ testTimeout: 180_000 })

let world: World
let others: World[]
beforeEach(async () => {
  world = await aWorld()
  others = [1, 2, 3].map(() => anotherServer(world))
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  expect(await invariants(world.url)).toEqual([])
  for (const other of others) await other.close()
  await world.close()
})

const inOneCall = async (network: Network, count: number, from = 0) => {
  const leads = Array.from({ length: count }, (_, nth) => leadNo(from + nth))
  const { body } = await keyClient(world, network.apiKey).post('/api/leads/batch', { leads })
  return body.taken.map((taken: unknown) => ({ body: taken })) as Pick<Answer, 'body'>[]
}

async function byClients(network: Network, servers: World[], clients: number, count: number) {
  const answers: Answer[] = []
  await together(clients, count, async (nth, worker) => {
    const client = keyClient(servers[worker % servers.length]!, network.apiKey)
    answers.push(await client.post('/api/leads', leadNo(nth)))
  })
  expect(answers.filter(({ status }) => status !== 201)).toEqual([])
  return answers
}

const capped = [
  { caps: { perDay: 40 } },
  { caps: { perWeek: 60 } },
  { caps: { perMonth: 90, pacing: 1 } },
  { caps: { perMonth: 90 } },
  { caps: { perDay: 0 } },
  { capacity: 11 },
]
const exact = {
  'Partner 1': 40,
  'Partner 2': 60,
  'Partner 3': 90,
  'Partner 4': 9,
  'Partner 6': 11,
}

test.each<[string, (network: Network) => Promise<Pick<Answer, 'body'>[]>, number]>([
  ['one call of 1,000', (network) => inOneCall(network, 1000), 1000],
  ['32 clients', (network) => byClients(network, [world], 32, 300), 300],
  ['two servers', (network) => byClients(network, [world, others[0]!], 16, 300), 300],
  ['four servers', (network) => byClients(network, [world, ...others], 16, 300), 300],
])('caps and capacity are filled and never exceeded, by %s', async (_, post, count) => {
  const network = await aNetworkOf(world, capped)
  const given = Object.values(exact).reduce((sum, one) => sum + one, 0)
  expect(sharesIn(await post(network))).toEqual({ ...exact, unassigned: count - given })
})

test('a day and a week begin anew where the partner is, and the decision says whose leads are used up', async () => {
  const zone = { zone: 'America/New_York', week: { mon: [['00:00', '24:00']] } }
  const network = await aNetworkOf(world, [{ caps: { perDay: 2, perWeek: 3 }, hours: zone }])
  // Monday in Berlin is Sunday evening in New York, the last hour of its week: and of the day when its clocks change.
  world.clock.set('2026-03-09T03:00:00.000Z')
  expect(sharesIn(await inOneCall(network, 3))).toEqual({ 'Partner 1': 2, unassigned: 1 })
  world.clock.set('2026-03-09T04:00:00.000Z')
  expect(sharesIn(await inOneCall(network, 3, 10))).toEqual({ 'Partner 1': 2, unassigned: 1 })
  world.clock.forward({ days: 1 })
  const answers = await inOneCall(network, 3, 20)
  expect(sharesIn(answers)).toEqual({ 'Partner 1': 1, unassigned: 2 })
  const last = answers.find(({ body }) => body.lead.status === 'unassigned')!
  const { body } = await network.manager.get(`/api/leads/${last.body.lead.id}`)
  expect(body.decisions[0].passedOver).toMatchObject([
    {
      test: 'cap_left',
      reason: 'has had its leads for the day, the week or the month',
      partners: [{ name: 'Partner 1' }],
    },
  ])
})

test('a cap that is set later knows what was given before', async () => {
  const network = await aNetworkOf(world, [{}, {}])
  await inOneCall(network, 10)
  const id = network.partners[0]!.id
  const changed = await network.manager.patch(`/api/partners/${id}`, { version: 1, caps: { perDay: 6 } })
  expect(changed.status).toBe(200)
  expect(sharesIn(await inOneCall(network, 10, 10))).toEqual({ 'Partner 1': 1, 'Partner 2': 9 })
})

test('an offer that is taken back gives its lead back, also on another server; one that is declined does not', async () => {
  const network = await aNetworkOf(world, [{ caps: { perDay: 2 } }])
  const [first, second] = await inOneCall(network, 2)
  const person = await aPartnerPerson(world, network.tenantId, network.partners[0]!.id)
  await person.post(`/api/offers/${first!.body.offer.id}/decline`, { reason: 'too_small' })
  const more = (nth: number) => keyClient(others[0]!, network.apiKey).post('/api/leads', leadNo(nth))
  expect((await more(10)).body.lead.status).toBe('unassigned')
  await network.manager.post(`/api/leads/${second!.body.lead.id}/withdraw`, { reason: 'a mistake' })
  expect((await more(11)).body.lead.status).toBe('offered')
  expect((await more(12)).body.lead.status).toBe('unassigned')
})

test('a lead that is routed again by hand uses the place that it gave back itself', async () => {
  const network = await aNetworkOf(world, [{ caps: { perDay: 1 } }])
  const [only] = await inOneCall(network, 1)
  const again = { reason: 'once more', askAgain: true }
  const { body } = await network.manager.post(`/api/leads/${only!.body.lead.id}/reoffer`, again)
  expect(body.status).toBe('offered')
  const days = await ask(world, `select leads from partner_days`)
  expect(days).toEqual([{ leads: 1 }])
})
