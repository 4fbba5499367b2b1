import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { invariants } from '../support/invariants.ts'
import type { Answer, Client } from '../support/people.ts'
import { aPartnerPerson, keyClient } from '../support/people.ts'
import type { Network } from '../support/racers.ts'
import { aNetworkOf, anotherServer, ask, leadNo, linkHolder, together } from '../support/racers.ts'
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

interface Offered {
  lead: { id: string }
  offer: { id: string; partner: { id: string } }
}

async function offersOf(network: Network, count: number): Promise<Offered[]> {
  const leads = Array.from({ length: count }, (_, nth) => leadNo(nth))
  const { body } = await keyClient(world, network.apiKey).post('/api/leads/batch', { leads })
  expect(body.taken).toHaveLength(count)
  return body.taken
}

const accept = (client: Client, id: string) => client.post(`/api/offers/${id}/accept`)
const decline = (client: Client, id: string) =>
  client.post(`/api/offers/${id}/decline`, { reason: 'too_small' })
const codes = (answers: Answer[]) => answers.map(({ status, body }) => `${status} ${body.code ?? ''}`.trim())

test('200 offers accepted by eight racers each: 200 winners, and all eight learn of the same opportunity', async () => {
  const network = await aNetworkOf(world, [{}])
  const { tenantId, partners } = network
  const partnerId = partners[0]!.id
  const people: Client[] = []
  for (const server of [world, second, world, second])
    people.push(await aPartnerPerson(server, tenantId, partnerId))
  const offered = await offersOf(network, 200)
  const opportunities = new Set<string>()
  await together(4, offered.length, async (nth) => {
    const { id } = offered[nth]!.offer
    const links = [world, second, world, second].map((server) => linkHolder(server, tenantId, partnerId, id))
    const answers = await Promise.all([
      ...people.map((person) => accept(person, id)),
      ...links.map((link) => link.post('/api/answer/accept')),
    ])
    expect(codes(answers)).toEqual(answers.map(() => '200'))
    const named = new Set(answers.map(({ body }) => body.opportunityId))
    expect(named.size).toBe(1)
    opportunities.add([...named][0])
  })
  expect(opportunities.size).toBe(200)
  const [count] = await ask(
    world,
    `select (select count(*) from opportunities)::int as opportunities,
      (select count(*) from offers where status = 'accepted')::int as accepted,
      (select count(*) from audit where kind = 'offer_accepted')::int as told,
      (select open_offers from partner_counters)::int as open,
      (select open_opportunities from partner_counters)::int as worked`,
  )
  expect(count).toEqual({ opportunities: 200, accepted: 200, told: 200, open: 0, worked: 200 })
})

test('accept against decline: one holds, and the other is told which', async () => {
  const network = await aNetworkOf(world, [{}, {}])
  const people = new Map<string, Client[]>()
  for (const { id } of network.partners)
    people.set(id, [
      await aPartnerPerson(world, network.tenantId, id),
      await aPartnerPerson(second, network.tenantId, id),
    ])
  const offered = await offersOf(network, 60)
  const wins = { accept: 0, decline: 0 }
  await together(4, offered.length, async (nth) => {
    const { offer, lead } = offered[nth]!
    const [one, two] = people.get(offer.partner.id)! as [Client, Client]
    const race =
      nth % 2
        ? [accept(one, offer.id), decline(two, offer.id)]
        : [decline(two, offer.id), accept(one, offer.id)]
    const answers = await Promise.all(race)
    const [yes, no] = (nth % 2 ? answers : answers.toReversed()) as [Answer, Answer]
    const winner = yes.status === 200 ? 'accept' : 'decline'
    wins[winner]++
    const [won, lost] = winner === 'accept' ? [yes, no] : [no, yes]
    expect(codes([won, lost])).toEqual(['200', '409 offer_closed'])
    expect(lost.body.state).toBe(winner === 'accept' ? 'accepted' : 'declined')
    const { body } = await network.manager.get(`/api/leads/${lead.id}`)
    expect(body.offers[0].status).toBe(winner === 'accept' ? 'accepted' : 'declined')
    expect(body.status).toBe(winner === 'accept' ? 'accepted' : 'waiting')
  })
  expect(wins.accept + wins.decline).toBe(60)
})

test.each([
  [
    'takes the offer back',
    (id: string) => [`/api/leads/${id}/withdraw`, { reason: 'a mistake' }] as const,
    'held',
  ],
  [
    'gives the lead to another partner',
    (id: string, other: string) =>
      [`/api/leads/${id}/assign`, { partnerId: other, reason: 'knows them' }] as const,
    'accepted',
  ],
  [
    'routes the lead again',
    (id: string) => [`/api/leads/${id}/reoffer`, { reason: 'wrong one' }] as const,
    'offered',
  ],
  ['closes the lead', (id: string) => [`/api/leads/${id}/close`, { reason: 'spam' }] as const, 'closed'],
])(
  'a channel manager %s while its partner accepts: one holds, and the other is told',
  async (_, request, after) => {
    const network = await aNetworkOf(world, [{}, {}, {}])
    const people = new Map<string, Client>()
    for (const { id } of network.partners) people.set(id, await aPartnerPerson(second, network.tenantId, id))
    const offered = await offersOf(network, 30)
    let accepted = 0
    await together(3, offered.length, async (nth) => {
      const { offer, lead } = offered[nth]!
      const other = network.partners.find(({ id }) => id !== offer.partner.id)!.id
      const [path, body] = request(lead.id, other)
      const [yes, steered] = (await Promise.all([
        accept(people.get(offer.partner.id)!, offer.id),
        network.manager.post(path, body),
      ])) as [Answer, Answer]
      const { body: now } = await network.manager.get(`/api/leads/${lead.id}`)
      const had = now.offers.find(({ id }: { id: string }) => id === offer.id)
      if (yes.status === 200) {
        accepted++
        expect(codes([steered])).toEqual(['409 lead_not_open'])
        expect([now.status, had.status]).toEqual(['accepted', 'accepted'])
      } else {
        expect(codes([yes, steered])).toEqual(['409 offer_closed', '200'])
        expect([now.status, had.status]).toEqual([after, 'withdrawn'])
      }
    })
    const [{ winners }] = (await ask<{ winners: number }>(
      world,
      `select count(*)::int as winners from offers where status = 'accepted' and mode = 'exclusive'`,
    )) as [{ winners: number }]
    expect(winners).toBe(accepted)
  },
)

test('whoever was not asked has no such offer, whatever the offer is', async () => {
  const network = await aNetworkOf(world, [{}, {}])
  const [{ offer }] = (await offersOf(network, 1)) as [Offered]
  const other = network.partners.find(({ id }) => id !== offer.partner.id)!
  const stranger = await aPartnerPerson(second, network.tenantId, other.id)
  const asked = await aPartnerPerson(world, network.tenantId, offer.partner.id)
  const answers = await Promise.all([
    accept(stranger, offer.id),
    accept(asked, offer.id),
    accept(stranger, offer.id),
  ])
  expect(codes(answers)).toEqual(['404 not_found', '200', '404 not_found'])
})

test('two servers that sweep the same due offers do nothing twice', async () => {
  const network = await aNetworkOf(world, [{}, {}, {}])
  const offered = await offersOf(network, 300)
  world.clock.forward({ days: 2 })
  const third = anotherServer(world)
  await Promise.all([world, second, third, world, second].map((server) => server.sweep()))
  await third.close()
  const [count] = await ask(
    world,
    `select (select count(*) from offers where status = 'expired' and attempt = 1)::int as expired,
      (select count(*) from audit where kind = 'offer_expired')::int as told,
      (select count(*) from outbox where kind = 'offer_expired')::int as mailed,
      (select count(*) from offers where status = 'open' and attempt = 2)::int as next,
      (select count(*) from leads where status <> 'offered')::int as stuck,
      (select sum(open_offers) from partner_counters)::int as open`,
  )
  const all = offered.length
  expect(count).toEqual({ expired: all, told: all, mailed: all, next: all, stuck: 0, open: all })
  const twice = await ask(
    world,
    `select outbox_id from mails group by tenant_id, outbox_id, to_address having count(*) > 1`,
  )
  expect(twice).toEqual([])
})
