import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { transact } from '../../server/db/transact.ts'
import { followUps } from '../../server/follow-ups/sweep.ts'
import type { AcceptedLead } from '../support/opportunities.ts'
import { aNetwork, anOpportunity } from '../support/opportunities.ts'
import type { Client } from '../support/people.ts'
import { aPartnerPerson } from '../support/people.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

// Monday 2 March 2026, ten in the morning in Berlin.
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

const opened = async (lead: AcceptedLead = {}) => {
  const { opportunityId } = await anOpportunity(world, net.tenantId, net.partnerId, lead)
  return `/api/opportunities/${opportunityId}`
}
const told = async () => {
  const rows = await transact(world.runtime, { tenantId: net.tenantId }, (tx) =>
    tx.execute<{ kind: string; audience: string; data: Record<string, unknown> }>(sql`
      select kind, audience, data from outbox where tenant_id = ${net.tenantId} order by created_at, kind`),
  )
  return rows.map(({ kind, audience, data }) => ({ kind, audience, data }))
}
const kindsTold = async () => (await told()).map(({ kind }) => kind)
/** What was told when the clock came to a moment. */
const toldAt = async (moment: string) => {
  const before = (await told()).length
  world.clock.set(moment)
  await world.sweep()
  return (await told()).slice(before).map(({ kind }) => kind)
}

test('no first contact after one working day reminds the partner, without contact data', async () => {
  await opened()
  expect(await toldAt('2026-03-03T08:59:59.999Z')).toEqual([])
  expect(await toldAt('2026-03-03T09:00:00.000Z')).toEqual(['first_contact_due'])
  expect(await told()).toEqual([
    {
      kind: 'first_contact_due',
      audience: 'partner',
      data: {
        title: 'Heat pump, 80331 München',
        due: '2026-03-03T09:00:00.000Z',
        causes: ['no_first_contact', 'no_activity'],
      },
    },
  ])
  expect(JSON.stringify(await told())).not.toMatch(/keller/i)
})

test('grade A has two working hours, which wait for the opening', async () => {
  world.clock.set('2026-03-06T15:00:00.000Z')
  await opened({ grade: 'A' })
  expect(await toldAt('2026-03-08T12:00:00.000Z')).toEqual([])
  expect(await toldAt('2026-03-09T08:59:00.000Z')).toEqual([])
  expect(await toldAt('2026-03-09T09:00:00.000Z')).toEqual(['first_contact_due'])
})

test('silence is nudged on working days 1, 3, 7, 14, then every 14; the channel manager hears of it once', async () => {
  await opened()
  const seen: Record<string, string[]> = {}
  for (let day = 1; day <= 60; day++) {
    world.clock.forward({ days: 1 })
    const at = world.clock.now().toISOString()
    const news = await toldAt(at)
    if (news.length) seen[at.slice(0, 10)] = news
  }
  expect(seen).toEqual({
    '2026-03-03': ['first_contact_due'],
    '2026-03-05': ['opportunity_quiet'],
    '2026-03-11': ['opportunity_quiet', 'opportunity_silent'],
    '2026-03-20': ['opportunity_quiet'],
    // The 28th working day: Good Friday and Easter Monday are none.
    '2026-04-13': ['opportunity_quiet'],
  })
})

test('a logged call starts the clock over', async () => {
  const path = await opened()
  expect(await toldAt('2026-03-03T09:00:00.000Z')).toEqual(['first_contact_due'])
  await reseller.post(`${path}/activities`, { kind: 'call' })
  expect(await toldAt('2026-03-03T09:00:01.000Z')).toEqual([])
  expect(await toldAt('2026-03-04T08:59:00.000Z')).toEqual([])
  expect(await toldAt('2026-03-04T09:00:00.000Z')).toEqual(['opportunity_quiet'])
  expect((await told()).at(-1)?.data).toMatchObject({ days: 1, nudge: 1 })
  await reseller.post(`${path}/activities`, { kind: 'email' })
  expect(await toldAt('2026-03-05T09:00:00.000Z')).toEqual(['opportunity_quiet'])
  expect(await toldAt('2026-03-09T09:00:00.000Z')).toEqual(['opportunity_quiet'])
  const names = await kindsTold()
  expect(names).not.toContain('opportunity_silent')
})

test('a call before the first contact is due leaves no reminder owed', async () => {
  const path = await opened()
  world.clock.forward({ hours: 2 })
  await reseller.post(`${path}/activities`, { kind: 'call' })
  expect(await toldAt('2026-03-03T10:59:00.000Z')).toEqual([])
  expect(await toldAt('2026-03-03T11:00:00.000Z')).toEqual(['opportunity_quiet'])
})

test('a note is no contact: the first contact stays due', async () => {
  const path = await opened()
  world.clock.forward({ hours: 2 })
  await reseller.post(`${path}/activities`, { kind: 'note', note: 'busy till tomorrow' })
  await world.sweep()
  expect(await toldAt('2026-03-03T09:00:00.000Z')).toEqual(['first_contact_due'])
})

test('after a month switched off there is one notice, not one per missed step', async () => {
  await opened()
  expect(await toldAt('2026-04-02T09:00:00.000Z')).toEqual(['first_contact_due'])
  expect(await toldAt('2026-04-02T09:00:01.000Z')).toEqual([])
})

test('a postponed opportunity sleeps, and wakes at its date with a next step due', async () => {
  const path = await opened()
  const asleep = await reseller.post(`${path}/postpone`, { until: '2026-04-07', note: 'after Easter' })
  expect(asleep.body).toMatchObject({
    status: 'postponed',
    postponedUntil: '2026-04-07',
    flags: [],
    can: ['edit', 'win', 'lose', 'postpone', 'resume', 'return', 'log_activity'],
  })
  await reseller.post(`${path}/activities`, { kind: 'call' })
  expect(await toldAt('2026-04-06T21:59:00.000Z')).toEqual([])
  expect(await toldAt('2026-04-06T22:00:00.000Z')).toEqual([])
  reseller = await aPartnerPerson(world, net.tenantId, net.partnerId)
  const awake = (await reseller.get(path)).body
  expect(awake).toMatchObject({ status: 'open', postponedUntil: null, nextStepDue: '2026-04-07' })
  expect(awake.timeline.at(-1)).toMatchObject({
    kind: 'opportunity_woken',
    actor: { kind: 'system', name: null },
  })
  // It woke at midnight; its partner is asked about it when it opens.
  expect(await toldAt('2026-04-07T06:59:00.000Z')).toEqual([])
  expect(await toldAt('2026-04-07T07:00:00.000Z')).toEqual(['opportunity_quiet'])
  expect((await told()).at(-1)?.data).toMatchObject({ causes: ['postponed_wakes'], nudge: 1 })
  expect(await toldAt('2026-04-07T12:00:00.000Z')).toEqual([])
})

test('postponing needs a day to come, and resuming one that sleeps', async () => {
  const path = await opened()
  expect(await reseller.post(`${path}/postpone`, { until: '2026-03-02' })).toMatchObject({
    status: 422,
    body: { faults: [{ pointer: '/until' }] },
  })
  expect((await reseller.post(`${path}/resume`)).body.code).toBe('opportunity_not_open')
  await reseller.post(`${path}/postpone`, { until: '2026-03-20' })
  expect((await reseller.post(`${path}/move`, { version: 2, stage: 'proposal' })).body.code).toBe(
    'opportunity_not_open',
  )
  const resumed = await reseller.post(`${path}/resume`)
  expect(resumed).toMatchObject({
    status: 200,
    body: { status: 'open', postponedUntil: null, nextStepDue: '2026-03-03' },
  })
})

test('what is closed is never nudged', async () => {
  const path = await opened()
  await reseller.post(`${path}/lose`, { reason: 'price' })
  expect(await toldAt('2026-06-01T09:00:00.000Z')).toEqual([])
})

test('two servers sweeping at once tell each partner once', async () => {
  for (let n = 0; n < 40; n++) await opened()
  world.clock.set('2026-03-03T09:00:00.000Z')
  const work = () => followUps.work(world.runtime, net.tenantId)
  const taken = await Promise.all([work(), work(), work(), work()])
  expect(taken.reduce((sum, one) => sum + one, 0)).toBe(40)
  expect(await kindsTold()).toEqual(Array.from({ length: 40 }, () => 'first_contact_due'))
  expect(await work()).toBe(0)
})
