import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { invariants } from '../support/invariants.ts'
import type { Client } from '../support/people.ts'
import { aPartnerPerson, keyClient } from '../support/people.ts'
import type { Network } from '../support/racers.ts'
import { aNetworkOf, anotherServer, ask, leadNo, linkHolder, together } from '../support/racers.ts'
import { publishedRules } from '../support/rules.ts'
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

const race = (raceTo: number) => ({
  rules: [
    {
      key: 'race',
      name: 'A race',
      then: {
        do: 'distribute',
        mode: 'race',
        raceTo,
        orders: ['round_robin'],
        window: { minutes: 60, clock: 'wall' },
      },
    },
  ],
})

async function aRace(raceTo: number, partners: object[]): Promise<Network> {
  const network = await aNetworkOf(world, partners)
  await publishedRules(world, network.tenantId, race(raceTo))
  return network
}

interface Racer {
  id: string
  leadId: string
  partnerId: string
}
const offersIn = () =>
  ask<Racer & { status: string; reason: string | null }>(
    world,
    `select id, lead_id as "leadId", partner_id as "partnerId", status, withdraw_reason as reason from offers order by lead_id, id`,
  )

async function post(network: Network, count: number) {
  const leads = Array.from({ length: count }, (_, nth) => leadNo(nth))
  const { body } = await keyClient(world, network.apiKey).post('/api/leads/batch', { leads })
  expect(body.taken).toHaveLength(count)
  return body.taken as { lead: { id: string }; offer: { id: string } }[]
}

test('eight racers for each of fifty leads: one winner each, and the others are told the truth', async () => {
  const network = await aRace(
    8,
    Array.from({ length: 8 }, () => ({ caps: { perDay: 1000 } })),
  )
  const people = new Map<string, Client>()
  for (const [nth, { id }] of network.partners.entries())
    people.set(id, await aPartnerPerson(nth % 2 ? world : second, network.tenantId, id))
  await post(network, 50)
  const offers = await offersIn()
  expect(offers).toHaveLength(400)
  const leads = [...new Set(offers.map(({ leadId }) => leadId))]
  await together(4, leads.length, async (nth) => {
    const racers = offers.filter(({ leadId }) => leadId === leads[nth])
    const answers = await Promise.all(
      racers.map(({ id, partnerId }) =>
        nth % 3
          ? people.get(partnerId)!.post(`/api/offers/${id}/accept`)
          : linkHolder(second, network.tenantId, partnerId, id).post('/api/answer/accept'),
      ),
    )
    const said = answers.map(({ status, body }) => `${status} ${body.code ?? ''}`.trim()).sort()
    expect(said).toEqual(['200', ...Array.from({ length: 7 }, () => '409 offer_taken')])
  })
  const after = await offersIn()
  expect(after.filter(({ status }) => status === 'accepted')).toHaveLength(50)
  expect(after.filter(({ status, reason }) => status === 'withdrawn' && reason === 'taken')).toHaveLength(350)
  const [told] = await ask(
    world,
    `select (select count(*)::int from outbox where kind = 'offer_withdrawn' and (data ->> 'taken')::boolean) as losers,
      (select count(*)::int from opportunities) as opportunities, (select sum(leads)::int from partner_days) as counted,
      (select sum(open_offers)::int from partner_counters) as open`,
  )
  expect(told).toEqual({ losers: 350, opportunities: 50, counted: 50, open: 0 })
})

test('who was too slow reads that it is taken, in the inbox and in the mail, and by nobody’s name', async () => {
  const network = await aRace(2, [{ name: 'Faster' }, { name: 'Slower' }])
  const [fast, slow] = [network.partners[0]!, network.partners[1]!]
  const faster = await aPartnerPerson(world, network.tenantId, fast.id)
  const slower = await aPartnerPerson(world, network.tenantId, slow.id)
  const { lead } = (await post(network, 1))[0]!
  const offers = await offersIn()
  const own = (partnerId: string) => offers.find((one) => one.partnerId === partnerId)!.id
  const before = await slower.get('/api/offers')
  expect(before.body.rows[0].why).toContain(
    'several partners were asked at once: whoever accepts first has it',
  )
  expect((await faster.post(`/api/offers/${own(fast.id)}/accept`)).status).toBe(200)
  expect((await faster.post(`/api/offers/${own(fast.id)}/accept`)).status).toBe(200)
  for (const answer of ['accept', 'decline'])
    expect(await slower.post(`/api/offers/${own(slow.id)}/${answer}`, { reason: 'too_small' })).toMatchObject(
      {
        status: 409,
        body: { code: 'offer_taken' },
      },
    )
  const { body: answered } = await slower.get('/api/offers?tab=answered')
  expect(answered.rows).toMatchObject([{ status: 'withdrawn', taken: true, can: [] }])
  expect(JSON.stringify(answered)).not.toContain('Faster')
  await world.sweep()
  const mails = await ask<{ text: string; subject: string }>(
    world,
    `select m.subject, m.text from mails m join outbox x on x.tenant_id = m.tenant_id and x.id = m.outbox_id
     where x.kind = 'offer_withdrawn'`,
  )
  expect(mails).toHaveLength(1)
  expect(mails[0]!.subject).toMatch(/^Taken: /)
  expect(mails[0]!.text).toMatch(/Another partner.*accepted first/)
  expect(mails[0]!.text).not.toContain('Faster')
  const { body: page } = await network.manager.get(`/api/leads/${lead.id}`)
  expect(page.decisions[0].summary).toBe(
    '«A race» took the lead and asked 2 of 2 at once, Faster first in the ranking.',
  )
  expect(page.decisions[0].ranking.map(({ chosen }: { chosen: boolean }) => chosen)).toEqual([true, true])
})

test('a lead whose racers all pass or let it pass is routed again, to others', async () => {
  const network = await aRace(2, [{}, {}, {}, {}])
  await post(network, 1)
  const { body: list } = await network.manager.get('/api/leads')
  expect(list.rows).toHaveLength(1)
  const [one, two] = await offersIn()
  const person = await aPartnerPerson(world, network.tenantId, one!.partnerId)
  await person.post(`/api/offers/${one!.id}/decline`, { reason: 'too_small' })
  expect((await network.manager.get(`/api/leads/${one!.leadId}`)).body.status).toBe('offered')
  world.clock.forward({ minutes: 61 })
  await Promise.all([world.sweep(), second.sweep()])
  await world.sweep()
  const after = await offersIn()
  expect(
    after
      .filter(({ status }) => status === 'open')
      .map(({ partnerId }) => partnerId)
      .sort(),
  ).toEqual(
    network.partners
      .map(({ id }) => id)
      .filter((id) => id !== one!.partnerId && id !== two!.partnerId)
      .sort(),
  )
  world.clock.forward({ minutes: 61 })
  await Promise.all([world.sweep(), second.sweep()])
  await world.sweep()
  expect((await network.manager.get(`/api/leads/${one!.leadId}`)).body).toMatchObject({
    status: 'unassigned',
    statusReason: 'ladder_exhausted',
  })
})

test('racers of thirty leads decline and let pass all at once: no lead is left behind', async () => {
  const network = await aRace(4, [{}, {}, {}, {}])
  const people = new Map<string, Client>()
  for (const [nth, { id }] of network.partners.entries())
    people.set(id, await aPartnerPerson(nth % 2 ? world : second, network.tenantId, id))
  await post(network, 30)
  const offers = await offersIn()
  const declines = offers.filter((_, nth) => nth % 4 !== 3)
  await together(8, declines.length, (nth) => {
    const { id, partnerId } = declines[nth]!
    return people.get(partnerId)!.post(`/api/offers/${id}/decline`, { reason: 'too_small' })
  })
  world.clock.forward({ minutes: 61 })
  await Promise.all([world.sweep(), second.sweep()])
  await world.sweep()
  const statuses = await ask(world, `select status, count(*)::int as count from leads group by status`)
  expect(statuses).toEqual([{ status: 'unassigned', count: 30 }])
})
