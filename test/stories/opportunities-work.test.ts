import { afterEach, beforeEach, expect, test } from 'vitest'
import { productLines } from '../../server/manufacturers/tables.ts'
import { transact } from '../../server/db/transact.ts'
import { partnerCounters } from '../../server/partners/tables.ts'
import { aPartner } from '../support/network.ts'
import type { AcceptedLead } from '../support/opportunities.ts'
import { aNetwork, anOpportunity } from '../support/opportunities.ts'
import type { Client } from '../support/people.ts'
import { aPartnerPerson, keyClient } from '../support/people.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

let world: World
let net: Awaited<ReturnType<typeof aNetwork>>
let reseller: Client
beforeEach(async () => {
  world = await aWorld()
  net = await aNetwork(world)
  reseller = await aPartnerPerson(world, net.tenantId, net.partnerId)
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})

const opened = async (lead: AcceptedLead = {}, partnerId = net.partnerId) => {
  const { opportunityId } = await anOpportunity(world, net.tenantId, partnerId, lead)
  return `/api/opportunities/${opportunityId}`
}
const openWork = async () => {
  const rows = await transact(world.runtime, { tenantId: net.tenantId }, (tx) =>
    tx.select().from(partnerCounters),
  )
  return rows.find(({ partnerId }) => partnerId === net.partnerId)?.openOpportunities
}

test('the partner sees the contact, the gates of the stage, the timeline, and what it may do', async () => {
  const { status, body } = await reseller.get(await opened({ amount: 8000 }))
  expect(status).toBe(200)
  expect(body).toMatchObject({
    title: 'Heat pump, 80331 München',
    company: 'Bäckerei Keller',
    person: 'Eva Keller',
    partner: { name: 'Huber Haustechnik' },
    status: 'open',
    stage: 'qualification',
    probability: 10,
    amount: 8000,
    weighted: 800,
    nextStep: 'Contact the customer',
    nextStepDue: '2026-03-03',
    productKnown: false,
    flags: [],
    contact: { email: 'eva@keller.example' },
    need: { grade: 'B' },
    criteria: [{ met: true }, { met: false }],
    version: 1,
    can: ['edit', 'advance', 'win', 'lose', 'postpone', 'return', 'log_activity'],
  })
  expect(body.timeline.map(({ kind }: { kind: string }) => kind)).toEqual(['opportunity_opened'])
})

test('the manufacturer reads, and may only take it back', async () => {
  const path = await opened()
  expect((await net.manager.get(path)).body.can).toEqual(['reclaim'])
  expect((await net.viewer.get(path)).body.can).toEqual([])
  for (const [verb, body] of [
    ['win', { orderValue: 1, reason: 'price' }],
    ['lose', { reason: 'price' }],
    ['postpone', { until: '2026-04-01' }],
    ['resume', undefined],
    ['activities', { kind: 'call' }],
    ['move', { version: 1, stage: 'proposal' }],
  ] as const)
    expect((await net.manager.post(`${path}/${verb}`, body)).status).toBe(403)
  expect((await net.admin.patch(path, { version: 1, amount: 5 })).status).toBe(403)
})

test('a stage is left forwards only when its gate is open, and every missing thing is named', async () => {
  const path = await opened()
  const refused = await reseller.post(`${path}/move`, { version: 1, stage: 'proposal' })
  expect(refused).toMatchObject({
    status: 422,
    body: {
      code: 'exit_criteria_unmet',
      unmet: [
        { kind: 'check', key: 'need_confirmed' },
        { kind: 'field', field: 'amount' },
        { kind: 'check', key: 'decision_maker_known' },
      ],
      faults: [{ pointer: '/checks' }, { pointer: '/amount' }, { pointer: '/checks' }],
    },
  })
  const filled = { amount: 9500, checks: ['need_confirmed', 'decision_maker_known'] }
  const moved = await reseller.post(`${path}/move`, { version: 1, stage: 'proposal', ...filled })
  expect(moved).toMatchObject({
    status: 200,
    body: { stage: 'proposal', probability: 50, weighted: 4750, version: 2 },
  })
  const quoted = {
    kind: 'quote',
    note: 'first version sent',
    nextStep: 'Talk it over',
    nextStepDue: '2026-03-09',
  }
  expect((await reseller.post(`${path}/activities`, quoted)).body.version).toBe(3)
  const closing = { version: 3, stage: 'negotiation', expectedClose: '2026-04-30' }
  expect(await reseller.post(`${path}/move`, closing)).toMatchObject({
    status: 200,
    body: { stage: 'negotiation' },
  })
  const back = await reseller.post(`${path}/move`, { version: 4, stage: 'qualification' })
  expect(back).toMatchObject({ status: 200, body: { stage: 'qualification', amount: 9500 } })
  expect(back.body.timeline.map(({ kind }: { kind: string }) => kind)).toEqual([
    'opportunity_opened',
    'opportunity_edited',
    'opportunity_advanced',
    'activity',
    'opportunity_edited',
    'opportunity_edited',
    'opportunity_advanced',
    'opportunity_moved_back',
  ])
})

test('two people editing do not overwrite each other', async () => {
  const path = await opened()
  expect((await reseller.patch(path, { version: 1, amount: 100 })).body).toMatchObject({
    amount: 100,
    version: 2,
  })
  expect(await reseller.patch(path, { version: 1, amount: 200 })).toMatchObject({
    status: 409,
    body: { code: 'version_conflict', current: { version: 2, amount: 100 } },
  })
  expect((await reseller.patch(path, { version: 2, amount: 100 })).body.version).toBe(2)
})

test('the next step cannot be edited away', async () => {
  const path = await opened()
  expect(await reseller.patch(path, { version: 1, nextStep: null })).toMatchObject({
    status: 422,
    body: { code: 'next_step_missing', faults: [{ pointer: '/nextStep' }] },
  })
})

test('won needs the order and a reason of the list, counts down the work, and ends it', async () => {
  const path = await opened({ amount: 9000 })
  expect(await openWork()).toBe(1)
  const order = { orderValue: 8700.5, reason: 'luck' }
  expect(await reseller.post(`${path}/win`, order)).toMatchObject({
    status: 422,
    body: { code: 'reason_unknown' },
  })
  expect(await reseller.post(`${path}/win`, { reason: 'price' })).toMatchObject({
    status: 422,
    body: { faults: [{ pointer: '/orderValue' }] },
  })
  world.clock.forward({ days: 3 })
  const won = await reseller.post(`${path}/win`, { ...order, reason: 'price' })
  expect(won).toMatchObject({
    status: 200,
    body: {
      status: 'won',
      probability: 100,
      orderValue: 8700.5,
      closeReason: 'price',
      closedAt: '2026-03-05T09:00:00.000Z',
      flags: [],
      can: [],
    },
  })
  expect(await openWork()).toBe(0)
  expect(await reseller.post(`${path}/lose`, { reason: 'price' })).toMatchObject({
    status: 409,
    body: { code: 'opportunity_closed', state: 'won' },
  })
  expect(await openWork()).toBe(0)
})

test('lost needs a reason of the list', async () => {
  const path = await opened()
  expect((await reseller.post(`${path}/lose`, { reason: 'rain' })).body.code).toBe('reason_unknown')
  const lost = await reseller.post(`${path}/lose`, { reason: 'no_budget', note: 'next year perhaps' })
  expect(lost.body).toMatchObject({
    status: 'lost',
    closeReason: 'no_budget',
    closeNote: 'next year perhaps',
    probability: 0,
  })
  expect(await openWork()).toBe(0)
})

test('eight people winning at once make one order', async () => {
  const path = await opened()
  const order = { orderValue: 10, reason: 'price' }
  const answers = await Promise.all(Array.from({ length: 8 }, () => reseller.post(`${path}/win`, order)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
  expect(await openWork()).toBe(0)
})

test('a logged call is the first contact and asks for the next step', async () => {
  const path = await opened()
  const noted = await reseller.post(`${path}/activities`, { kind: 'note', note: 'looks good' })
  expect(noted.body).toMatchObject({ firstContactAt: null, askNextStep: true })
  world.clock.forward({ hours: 1 })
  const called = {
    kind: 'call',
    at: '2026-03-02T09:30:00.000Z',
    nextStep: 'Visit',
    nextStepDue: '2026-03-05',
  }
  const first = await reseller.post(`${path}/activities`, called)
  expect(first.body).toMatchObject({
    firstContactAt: '2026-03-02T09:30:00.000Z',
    askNextStep: false,
    nextStep: 'Visit',
    nextStepDue: '2026-03-05',
  })
  const again = await reseller.post(`${path}/activities`, { kind: 'visit' })
  expect(again.body.firstContactAt).toBe('2026-03-02T09:30:00.000Z')
})

test.each(['partner', 'manufacturer'])('to another %s it is absent', async (other) => {
  const path = await opened()
  const stranger =
    other === 'partner'
      ? await aPartnerPerson(world, net.tenantId, (await aPartner(world, net.tenantId, { name: 'Other' })).id)
      : keyClient(world, (await aNetwork(world)).apiKey)
  const answersAt = async (at: string) => {
    const answers = [
      await stranger.get(at),
      await stranger.patch(at, { version: 1 }),
      await stranger.post(`${at}/win`, { orderValue: 1, reason: 'price' }),
      await stranger.post(`${at}/activities`, { kind: 'call' }),
    ]
    return answers.map(({ status, body: { traceId: _traceId, ...body } }) => ({ status, body }))
  }
  const absent = await answersAt(`/api/opportunities/${world.runtime.newId()}`)
  for (const answer of absent) expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await answersAt(path)).toEqual(absent)
  expect(await answersAt('/api/opportunities/7')).toEqual(absent)
  expect((await stranger.get('/api/opportunities')).body).toMatchObject({ rows: [], sums: [] })
})

test('people of one’s own side are named, those of the other side by their company', async () => {
  const path = await opened()
  await reseller.post(`${path}/activities`, { kind: 'call' })
  await reseller.patch(path, { version: 2, amount: 4000 })
  const namesFor = async (client: Client) =>
    (await client.get(path)).body.timeline.map(({ actor }: { actor: { name: string | null } }) => actor.name)
  expect(await namesFor(reseller)).toEqual([
    null,
    expect.stringMatching(/^partner_user/),
    expect.stringMatching(/^partner_user/),
  ])
  expect(await namesFor(net.manager)).toEqual([null, 'Huber Haustechnik', 'Huber Haustechnik'])
})

test('a product that the manufacturer sells is known, in whatever case it is written', async () => {
  await transact(world.runtime, { tenantId: net.tenantId }, (tx) =>
    tx.insert(productLines).values({
      tenantId: net.tenantId,
      id: world.runtime.newId(),
      name: 'HEAT PUMP',
      createdAt: world.clock.now(),
    }),
  )
  expect((await reseller.get(await opened())).body.productKnown).toBe(true)
  expect((await reseller.get(await opened({ productLine: 'GTXPro' }))).body.productKnown).toBe(false)
})
