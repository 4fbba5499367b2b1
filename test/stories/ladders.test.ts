import { afterEach, beforeEach, expect, test } from 'vitest'
import { invariants } from '../support/invariants.ts'
import { aPartnerPerson, aPerson, keyClient } from '../support/people.ts'
import type { Network } from '../support/racers.ts'
import { aNetworkOf, anotherServer, ask, leadNo } from '../support/racers.ts'
import { publishedRules } from '../support/rules.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
beforeEach(async () => void (world = await aWorld()))
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  expect(await invariants(world.url)).toEqual([])
  await world.close()
})

const hour = { minutes: 60, clock: 'wall' }
const rules = (ladders: object, then: object = {}) => ({
  rules: [
    {
      key: 'all',
      name: 'All leads',
      then: { do: 'distribute', orders: ['round_robin'], window: hour, ladder: 'watched', ...then },
    },
  ],
  ladders,
})

async function post(network: Network, count = 1, more: object = {}) {
  const leads = Array.from({ length: count }, (_, nth) => leadNo(nth, more))
  const { body } = await keyClient(world, network.apiKey).post('/api/leads/batch', { leads })
  return (body.taken as { lead: { id: string }; offer: { id: string; respondBy: string } }[]).map(
    ({ lead, offer }) => ({ leadId: lead.id, offer }),
  )
}

/** Every mail there is, the oldest first: of what kind, and to whom. */
const mails = () =>
  ask<{ kind: string; to: string; outboxId: string }>(
    world,
    `select kind, to_name as "to", outbox_id as "outboxId" from mails order by created_at, id`,
  )
const told = async () => (await mails()).map(({ kind, to }) => `${kind} ${to}`)

test('a ladder tells whom its steps name, when they say, each once: a person, a webhook, the partner', async () => {
  const network = await aNetworkOf(world, [{}])
  const { tenantId } = network
  await aPerson(
    world,
    { tenantId, partnerId: network.partners[0]!.id, role: 'partner_user' },
    { name: 'Paula Partner' },
  )
  const boss = await aPerson(world, { tenantId, role: 'viewer' }, { name: 'Vera Viewer' })
  const [hook] = await ask<{ id: string }>(
    world,
    `insert into webhooks (tenant_id, id, name, kind, url, secret, events, created_at)
     values ('${tenantId}', '${world.runtime.newId()}', 'Sales', 'json', 'x', 'x', '{}', now()) returning id`,
  )
  const watched = {
    name: 'Watched',
    steps: [
      { at: { minutes: 10 }, to: ['partner'] },
      { at: { percent: 50 }, to: [{ person: boss.userId }, { webhook: hook!.id }] },
      { at: { minutesLeft: 5 }, to: ['partner', 'partner_admins'] },
    ],
    extension: { minutes: 20 },
  }
  await publishedRules(world, tenantId, rules({ watched }))
  await post(network)
  const [offer] = await ask<{ extension: unknown }>(world, 'select extension from offers')
  expect(offer!.extension).toEqual({ minutes: 20, clock: 'wall' })
  await world.sweep()
  const second = anotherServer(world)
  for (const minutes of [9, 1, 19, 1, 24, 1]) {
    world.clock.forward({ minutes })
    await Promise.all([world.sweep(), second.sweep()])
    await world.sweep()
  }
  await second.close()
  expect(await told()).toEqual([
    'offer_made Paula Partner',
    'offer_reminder Paula Partner',
    'offer_escalated Vera Viewer',
    'offer_reminder Paula Partner',
    'offer_escalated Paula Partner',
  ])
  const calls = await ask<{ targetId: string }>(
    world,
    `select d.target_id as "targetId" from dispatches d join outbox x on x.id = d.outbox_id where x.audience = 'webhook'`,
  )
  expect(calls).toEqual([{ targetId: hook!.id }])
})

test('grade A has its part of the rule’s window by the ladder, and other grades the whole', async () => {
  const network = await aNetworkOf(world, [{}])
  await publishedRules(world, network.tenantId, rules({ watched: { name: 'Watched', gradeAFactor: 0.5 } }))
  const [a] = await post(network, 1, { grade: 'A' })
  const [b] = await post(network, 1, { ...leadNo(1), grade: 'B' })
  const made = world.clock.now().getTime()
  const minutes = [a, b].map((one) => (Date.parse(one!.offer.respondBy) - made) / 60_000)
  expect(minutes).toEqual([30, 60])
})

test('a machine that was off for a day sends one notice an offer, and the next partner is asked', async () => {
  const network = await aNetworkOf(world, [{}, {}])
  for (const { id } of network.partners) await aPartnerPerson(world, network.tenantId, id)
  const steps = [10, 20, 30, 40].map((minutes) => ({ at: { minutes }, to: ['partner', 'channel_managers'] }))
  await publishedRules(world, network.tenantId, rules({ watched: { name: 'Watched', steps } }))
  await post(network, 4)
  await world.sweep()
  const before = (await mails()).length
  world.clock.forward({ days: 1 })
  const second = anotherServer(world)
  await Promise.all([world.sweep(), second.sweep()])
  await world.sweep()
  await second.close()
  const kinds = (await mails()).slice(before).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'offer_reminder' || kind === 'offer_escalated')).toEqual([])
  expect(kinds.filter((kind) => kind === 'offer_expired')).toHaveLength(4)
  expect(kinds.filter((kind) => kind === 'offer_made')).toHaveLength(4)
})

test('a published rule set that names a ladder it does not have goes by the default', async () => {
  const network = await aNetworkOf(world, [{}])
  await publishedRules(world, network.tenantId, rules({}, { ladder: 'gone' }))
  await post(network)
  const [offer] = await ask<{ steps: { step: string }[] }>(world, 'select steps from offers')
  expect(offer!.steps.map(({ step }) => step)).toEqual(['remind_partner', 'escalate', 'expire'])
})

test('after two partners the pool widens, then those who are left race, then nobody: every mail once', async () => {
  const near = [{ tier: 'gold' }, { tier: 'gold' }, { tier: 'gold' }]
  const far = [{ tier: 'silver' }, { tier: 'silver' }, { tier: 'silver' }, { tier: 'silver' }]
  const network = await aNetworkOf(world, [...near, ...far])
  const named = (...places: number[]) => places.map((place) => network.partners[place - 1]!.name)
  for (const { id } of network.partners) await aPartnerPerson(world, network.tenantId, id)
  const watched = {
    name: 'Watched',
    afterPartners: 2,
    race: { to: 5, window: { minutes: 30, clock: 'wall' } },
  }
  const pool = { tiers: ['gold'] }
  const widen = [{ tiers: ['gold', 'silver'] }]
  await publishedRules(world, network.tenantId, rules({ watched }, { pool, widen }))
  const leadId = (await post(network))[0]!.leadId
  const second = anotherServer(world)
  const open = () =>
    ask<{ name: string; mode: string; minutes: number }>(
      world,
      `select p.name, o.mode, extract(epoch from o.respond_by - o.made_at)::int / 60 as minutes
       from offers o join partners p on p.id = o.partner_id where o.status = 'open' order by p.name`,
    )
  const runOut = async (minutes: number) => {
    world.clock.forward({ minutes })
    await Promise.all([world.sweep(), second.sweep()])
    await world.sweep()
  }
  const page = async () => (await network.manager.get(`/api/leads/${leadId}`)).body
  expect(await open()).toEqual([{ name: named(1)[0], mode: 'exclusive', minutes: 60 }])
  await runOut(60)
  expect(await open()).toMatchObject([{ name: named(2)[0] }])
  await runOut(60)
  expect(await open(), 'the third is of the wider pool').toMatchObject([{ name: named(3)[0] }])
  expect((await page()).decisions[0].summary).toBe(
    'Two partners were asked in vain: the pool was widened. «All leads» took the lead. Partner 3 came first of 5: not served yet.',
  )
  await runOut(60)
  expect(await open()).toMatchObject([{ name: named(4)[0] }])
  await runOut(60)
  expect(await open()).toEqual(named(5, 6, 7).map((name) => ({ name, mode: 'race', minutes: 30 })))
  expect((await page()).decisions[0].summary).toBe(
    'Four partners were asked in vain: those who are left were asked at once. «All leads» took the lead and asked 3 of 3 at once, Partner 5 first in the ranking.',
  )
  await runOut(30)
  await second.close()
  expect(await page()).toMatchObject({
    status: 'unassigned',
    statusReason: 'ladder_exhausted',
    decisions: [
      { summary: 'Seven partners were asked in vain, and its ladder asks nobody else.' },
      {},
      {},
      {},
      {},
      {},
    ],
  })
  const sent = await mails()
  const count = (kind: string) => sent.filter((one) => one.kind === kind).length
  const readers = sent.filter(({ kind }) => kind === 'lead_unassigned').map(({ to }) => to)
  expect(new Set(readers).size, 'the alarm is in each mailbox once').toBe(readers.length)
  const alarms = new Set(sent.flatMap(({ kind, outboxId }) => (kind === 'lead_unassigned' ? [outboxId] : [])))
  expect({
    made: count('offer_made'),
    expired: count('offer_expired'),
    alarms: alarms.size,
  }).toEqual({
    made: 7,
    expired: 7,
    alarms: 1,
  })
  const [alarm] = await ask<{ text: string }>(world, `select text from mails where kind = 'lead_unassigned'`)
  expect(alarm!.text).toContain('Asked first: Partner 1: did not answer in time')
  expect(alarm!.text).toContain('Then: Partner 7: did not answer in time')
  expect(alarm!.text).toContain(`/leads/${leadId}`)
})

test('who could take a stranded lead is shown with what stands in the way, and one press offers it', async () => {
  const network = await aNetworkOf(world, [
    { name: 'Silent' },
    { name: 'Full', capacity: 0 },
    {
      name: 'Elsewhere',
      territory: { countries: ['AT'], regions: [], postalPrefixes: [], postalRanges: [] },
    },
    { name: 'Away', absences: [{ from: '2026-03-01', to: '2026-03-08' }] },
  ])
  const { tenantId, manager } = network
  await publishedRules(world, tenantId, rules({ watched: { name: 'Watched', afterPartners: 1 } }))
  const leadId = (await post(network))[0]!.leadId
  world.clock.forward({ minutes: 60 })
  await world.sweep()
  const { body: shown } = await manager.get(`/api/leads/${leadId}/choices`)
  expect(shown.can).toEqual(['offer', 'assign', 'close'])
  expect(shown.choices.map(said)).toEqual([
    'Full: 0 of 0 in hand',
    'Elsewhere: outside its territory',
    'Silent: did not answer in time, Mar 2',
    'Away: away until Mar 8',
  ])
  const [away, silent] = [network.partners[3]!, network.partners[0]!]
  const viewer = await aPerson(world, { tenantId, role: 'viewer' })
  expect((await viewer.get(`/api/leads/${leadId}/choices`)).body.can).toEqual([])
  const offer = (...partnerIds: string[]) =>
    manager.post(`/api/leads/${leadId}/offer`, { partnerIds, reason: 'Nobody else was left' })
  expect((await offer(silent.id)).body).toMatchObject({
    status: 'offered',
    offers: expect.arrayContaining([expect.objectContaining({ status: 'open', partner: silent })]),
  })
  const raced = (await offer(silent.id, away.id)).body
  expect(raced.decisions[0].summary).toBe('Offered to Silent and Away by hand.')
  expect(raced.offers.filter(({ status }: { status: string }) => status === 'open')).toHaveLength(2)
  await world.sweep()
  const person = await aPartnerPerson(world, tenantId, away.id)
  const [inbox] = (await person.get('/api/offers')).body.rows
  expect((await person.post(`/api/offers/${inbox.id}/accept`)).status).toBe(200)
  expect((await manager.get(`/api/leads/${leadId}/choices`)).body).toEqual({ choices: [], race: [], can: [] })
  expect(await offer(silent.id)).toMatchObject({ status: 409, body: { code: 'lead_not_open' } })
})
const said = ({ partner, obstacles }: { partner: { name: string }; obstacles: { text: string }[] }) =>
  `${partner.name}: ${obstacles.map(({ text }) => text).join('; ')}`
