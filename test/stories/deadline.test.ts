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
beforeEach(async () => void (world = await aWorld()))
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  expect(await invariants(world.url)).toEqual([])
  await world.close()
})

interface Offered {
  lead: { id: string }
  offer: { id: string; respondBy: string; partner: { id: string } }
}

/** Leads offered to two partners; all deadlines are the same. */
async function offers(count: number) {
  const network = await aNetworkOf(world, [{}, {}])
  const people = new Map<string, Client>()
  for (const { id } of network.partners) people.set(id, await aPartnerPerson(world, network.tenantId, id))
  const leads = Array.from({ length: count }, (_, nth) => leadNo(nth))
  const { body } = await keyClient(world, network.apiKey).post('/api/leads/batch', { leads })
  const offered: Offered[] = body.taken
  const deadline = offered[0]!.offer.respondBy
  expect(offered.every(({ offer }) => offer.respondBy === deadline)).toBe(true)
  return { network, offered, deadline, people }
}

const answerOf = (people: Map<string, Client>, { offer }: Offered) =>
  people.get(offer.partner.id)!.post(`/api/offers/${offer.id}/accept`)

const atMs = (moment: string, ms: number) => new Date(new Date(moment).getTime() + ms).toISOString()

test.each([
  ['a millisecond before the deadline, the partner has it', -1, 'accepted'],
  ['at the deadline, it is over', 0, 'expired'],
  ['a millisecond after the deadline, it is over', 1, 'expired'],
])('accept against the sweep: %s', async (_, ms, outcome) => {
  const { network, offered, deadline, people } = await offers(20)
  world.clock.set(atMs(deadline, ms))
  const [answers] = await Promise.all([
    Promise.all(offered.map((one) => answerOf(people, one))),
    world.sweep(),
    world.sweep(),
  ])
  const told =
    outcome === 'accepted' ? { status: 200 } : { status: 410, body: { code: 'offer_expired', status: 410 } }
  for (const answer of answers) expect(answer).toMatchObject(told)
  for (const one of offered) expect(await firstOffer(network, one)).toBe(outcome)
})

test('an answer after the deadline is refused even before the sweep', async () => {
  const { network, offered, deadline, people } = await offers(2)
  world.clock.set(deadline)
  const late = await answerOf(people, offered[0]!)
  expect(late).toMatchObject({ status: 410, body: { code: 'offer_expired', respondBy: deadline } })
  const { offer } = offered[1]!
  const link = linkHolder(world, network.tenantId, offer.partner.id, offer.id)
  expect((await link.post('/api/answer/accept')).body.code).toBe('offer_expired')
  expect((await link.post('/api/answer/decline', { reason: 'too_small' })).body.code).toBe('offer_expired')
  await world.sweep()
  expect((await link.post('/api/answer/accept')).body.code).toBe('offer_expired')
})

test('two servers whose clocks differ by a moment: the deadline has one outcome, and both are told it', async () => {
  const { network, offered, deadline, people } = await offers(120)
  // One server's clock stands a millisecond before the deadline, where it accepts; the other sweeps at the deadline.
  world.clock.set(atMs(deadline, -1))
  const ahead = anotherServer(world, () => new Date(deadline))
  const answers: Answer[] = []
  let sweeping = Promise.resolve(0)
  await together(4, offered.length, async (nth) => {
    if (nth === 30) sweeping = ahead.sweep()
    answers[nth] = await answerOf(people, offered[nth]!)
  })
  await sweeping
  await ahead.close()
  const outcomes = { accepted: 0, expired: 0 }
  for (const [nth, one] of offered.entries()) {
    const { status, body } = answers[nth]!
    const outcome = await firstOffer(network, one)
    if (status === 200) expect(outcome).toBe('accepted')
    else expect([status, body.code, outcome]).toEqual([410, 'offer_expired', 'expired'])
    outcomes[outcome as 'accepted' | 'expired']++
  }
  expect(outcomes.accepted).toBeGreaterThanOrEqual(30)
  expect(outcomes.accepted + outcomes.expired).toBe(120)
  const [told] = await ask(
    world,
    `select (select count(*) from audit where kind = 'offer_accepted')::int as accepted,
      (select count(*) from audit where kind = 'offer_expired')::int as expired,
      (select count(*) from outbox where kind = 'offer_expired')::int as mailed`,
  )
  expect(told).toEqual({ ...outcomes, mailed: outcomes.expired })
})

async function firstOffer({ manager }: Network, { lead, offer }: Offered): Promise<string> {
  const { body } = await manager.get(`/api/leads/${lead.id}`)
  return body.offers.find(({ id }: { id: string }) => id === offer.id).status
}
