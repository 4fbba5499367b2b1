import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { transact } from '../../server/db/transact.ts'
import { followUps } from '../../server/follow-ups/sweep.ts'
import type { FollowUpPolicy, FollowUpRule } from '../../shared/follow-ups.ts'
import { invariants } from '../support/invariants.ts'
import { aPartner } from '../support/network.ts'
import type { AcceptedLead } from '../support/opportunities.ts'
import { aNetwork, anOpportunity } from '../support/opportunities.ts'
import type { Client } from '../support/people.ts'
import { aPartnerPerson, aPerson } from '../support/people.ts'
import { everyLead, publishedRules } from '../support/rules.ts'
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
  expect(await invariants(world.url)).toEqual([])
  await world.close()
})

const rule = (given: Partial<FollowUpRule>): FollowUpRule => ({
  key: 'quiet',
  name: 'Quiet',
  enabled: true,
  trigger: 'no_activity',
  steps: [{ afterDays: 1, do: ['mail'] }],
  ...given,
})
const publish = async (rules: FollowUpRule[], note = 'Tried it out') => {
  const manager = await aPerson(world, { tenantId: net.tenantId, role: 'channel_manager' })
  const { body } = await manager.get('/api/follow-up-policy')
  const published = await manager.put('/api/follow-up-policy', {
    policy: { rules },
    note,
    base: body.version,
  })
  expect(published.status).toBe(200)
  return published.body
}
const opened = async (lead: AcceptedLead = {}, partnerId = net.partnerId) => {
  const { opportunityId } = await anOpportunity(world, net.tenantId, partnerId, lead)
  await world.sweep()
  return `/api/opportunities/${opportunityId}`
}
const told = () =>
  transact(world.runtime, { tenantId: net.tenantId }, (tx) =>
    tx.execute<{ at: Date; kind: string; audience: string; data: Record<string, unknown> }>(sql`
      select created_at as at, kind, audience, data from outbox where tenant_id = ${net.tenantId} order by created_at, kind`),
  )
/** What was told when the clock came to a moment. */
const toldAt = async (moment: string) => {
  const before = (await told()).length
  world.clock.set(moment)
  await world.sweep()
  return (await told()).slice(before).map(({ kind }) => kind)
}

test('who accepts and goes quiet is asked, asked again, and loses the lead to the next partner', async () => {
  await publish([
    rule({ key: 'contact', trigger: 'no_first_contact', steps: [{ afterDays: 0, do: ['mail'] }] }),
    rule({
      steps: [
        { afterDays: 3, do: ['mail', 'task'] },
        { afterDays: 7, do: ['mail', 'propose_reclaim'] },
        { afterDays: 10, do: ['reclaim'] },
      ],
    }),
  ])
  await aPartner(world, net.tenantId, { name: 'Zweiter' })
  await publishedRules(world, net.tenantId, everyLead('round_robin'))
  const lead = {
    person: { lastName: 'Muster', email: 'erika@example.org' },
    address: { country: 'DE', postalCode: '80331', town: 'München' },
  }
  const { body: posted } = await net.admin.post('/api/leads', lead)
  const first = await aPartnerPerson(world, net.tenantId, posted.offer.partner.id)
  const { body: accepted } = await first.post(`/api/offers/${posted.offer.id}/accept`, {})
  const path = `/api/opportunities/${accepted.opportunityId}`
  expect(await toldAt('2026-03-03T09:00:00.000Z')).toEqual(['first_contact_due'])
  expect(await toldAt('2026-03-05T09:00:00.000Z')).toEqual(['opportunity_quiet'])
  expect((await net.manager.get(`/api/tasks?opportunity=${accepted.opportunityId}`)).body.rows).toMatchObject(
    [
      { kind: 'next_step', group: 'overdue' },
      {
        kind: 'task',
        title: 'Note what happened last',
        dueOn: '2026-03-05',
        byRule: true,
        group: 'today',
        can: [],
      },
    ],
  )
  expect((await net.manager.get('/api/today')).body.silent.rows).toMatchObject([{ reclaimProposedAt: null }])
  expect(await toldAt('2026-03-11T09:00:00.000Z')).toEqual(['opportunity_quiet', 'opportunity_silent'])
  expect((await net.manager.get('/api/today')).body.silent.rows).toMatchObject([
    { reclaimProposedAt: '2026-03-11T09:00:00.000Z' },
  ])
  expect((await net.manager.get(path)).body.can).toEqual(['keep', 'reclaim'])
  const news = await toldAt('2026-03-16T09:00:00.000Z')
  expect(news).toEqual(expect.arrayContaining(['opportunity_reclaimed', 'offer_made']))
  const page = (await net.manager.get(`/api/leads/${posted.lead.id}`)).body
  expect(page.offers.map(({ partner }: { partner: { name: string } }) => partner.name)).toHaveLength(2)
  expect(new Set(page.offers.map(({ partner }: { partner: { name: string } }) => partner.name)).size).toBe(2)
  expect((await net.manager.get(path)).body).toMatchObject({
    status: 'reclaimed',
    closeNote: 'Follow-up rule “Quiet”',
  })
  expect((await first.get('/api/tasks')).body.rows).toEqual([])
})

test('what is proposed is left with the partner by one press, and an activity takes the proposal back', async () => {
  await publish([rule({ steps: [{ afterDays: 1, do: ['propose_reclaim'] }] })])
  const kept = await opened()
  const worked = await opened()
  await toldAt('2026-03-03T09:00:00.000Z')
  expect((await net.manager.post(`${kept}/keep`)).body).toMatchObject({
    reclaimProposedAt: null,
    can: ['reclaim'],
  })
  expect((await reseller.get(worked)).body.reclaimProposedAt).toBeNull()
  expect((await net.manager.get(worked)).body.reclaimProposedAt).toBe('2026-03-03T09:00:00.000Z')
  await reseller.post(`${worked}/activities`, { kind: 'call' })
  expect((await net.manager.get(worked)).body.reclaimProposedAt).toBeNull()
  expect((await net.manager.get(kept)).body.timeline.at(-1)).toMatchObject({ kind: 'reclaim_dismissed' })
})

test('a rule is for those that its conditions name', async () => {
  const silver = await aPartner(world, net.tenantId, { name: 'Silber', tier: 'silver' })
  await publish([
    rule({ key: 'a', when: { grades: ['A'] }, steps: [{ afterDays: 1, do: ['tell'] }] }),
    rule({
      key: 'silver',
      when: { tiers: ['Silver'], minAmount: 1000 },
      steps: [{ afterDays: 2, do: ['mail'] }],
    }),
  ])
  await opened({ grade: 'A' })
  await opened({ grade: 'B', amount: 5000, currency: 'EUR' })
  await opened({ grade: 'B', amount: 999, currency: 'EUR' }, silver.id)
  await opened({ grade: 'B', amount: 1000, currency: 'EUR' }, silver.id)
  expect(await toldAt('2026-03-03T09:00:00.000Z')).toEqual(['opportunity_silent'])
  expect(await toldAt('2026-03-04T09:00:00.000Z')).toEqual(['opportunity_quiet'])
})

test('several rules at one moment are one mail that says all', async () => {
  await publish([
    rule({ steps: [{ afterDays: 2, do: ['mail'] }] }),
    rule({ key: 'overdue', trigger: 'next_step_overdue', steps: [{ afterDays: 0, do: ['mail', 'task'] }] }),
  ])
  await opened({ firstContactDue: new Date('2026-03-03T09:00:00.000Z') })
  expect(await toldAt('2026-03-04T09:00:00.000Z')).toEqual(['opportunity_quiet'])
  expect((await told()).at(-1)?.data).toMatchObject({ causes: ['no_activity', 'next_step_overdue'] })
})

test('a rule’s task is ticked when its cause is gone; ticking it is work', async () => {
  await publish([rule({ trigger: 'next_step_overdue', steps: [{ afterDays: 0, do: ['task'] }] })])
  const path = await opened()
  const other = await opened()
  await toldAt('2026-03-04T09:00:00.000Z')
  const mine = (await reseller.get('/api/tasks')).body.rows.filter(
    ({ kind }: { kind: string }) => kind === 'task',
  )
  expect(mine).toHaveLength(2)
  await reseller.post(`${path}/activities`, { kind: 'call', nextStep: 'Visit', nextStepDue: '2026-03-10' })
  await world.sweep()
  const [left] = (await reseller.get('/api/tasks')).body.rows.filter(
    ({ kind }: { kind: string }) => kind === 'task',
  )
  expect(`/api/opportunities/${left.opportunity.id}`).toBe(other)
  const done = await reseller.post(`/api/tasks/${left.id}/done`)
  expect(done.body).toMatchObject({ doneAt: '2026-03-04T09:00:00.000Z', can: [] })
  expect((await reseller.get(other)).body.timeline.at(-1)).toMatchObject({ kind: 'task_done' })
  const open = await reseller.post(`/api/tasks/${left.id}/reopen`)
  expect(open.body).toMatchObject({ doneAt: null, byRule: false, can: ['done', 'postpone'] })
})

test('tasks and next steps are one list by day; a task is put off unless somebody was faster', async () => {
  const path = await opened()
  const added = await reseller.post(`${path}/tasks`, { title: 'Call Keller', dueOn: '2026-03-02' })
  const listed = (await reseller.get('/api/tasks')).body
  expect(listed.rows.map(({ kind, group }: { kind: string; group: string }) => `${kind} ${group}`)).toEqual([
    'task today',
    'next_step next_7_days',
  ])
  expect(listed.counts).toEqual({ overdue: 0, today: 1, next_7_days: 1, later: 0 })
  const { id } = added.body
  expect((await reseller.patch(`/api/tasks/${id}`, { version: 1, dueOn: '2026-03-20' })).body.group).toBe(
    'later',
  )
  expect(await reseller.patch(`/api/tasks/${id}`, { version: 1, dueOn: '2026-03-21' })).toMatchObject({
    status: 409,
    body: { current: { version: 2, dueOn: '2026-03-20' } },
  })
  expect((await reseller.post(`${path}/tasks`, { title: ' ', dueOn: 'soon' })).body.faults).toMatchObject([
    { pointer: '/title' },
    { pointer: '/dueOn' },
  ])
  await reseller.post(`${path}/lose`, { reason: 'price' })
  expect((await reseller.get('/api/tasks')).body.rows).toEqual([])
  expect((await reseller.post(`/api/tasks/${id}/reopen`)).body.code).toBe('opportunity_closed')
})

test('a rule may close what nobody answers for, and says which rule it was', async () => {
  await publish([rule({ name: 'Given up', steps: [{ afterDays: 2, do: ['close'], reason: 'not_reached' }] })])
  const path = await opened()
  expect(await toldAt('2026-03-04T09:00:00.000Z')).toEqual(['opportunity_closed', 'opportunity_closed'])
  expect((await reseller.get(path)).body).toMatchObject({
    status: 'lost',
    closeReason: 'not_reached',
    closeNote: 'Follow-up rule “Given up”',
  })
})

test('a quote waits for its answer until the customer is contacted', async () => {
  await publish([rule({ trigger: 'quote_unanswered', steps: [{ afterDays: 2, do: ['mail'] }] })])
  const answered = await opened()
  const waiting = await opened()
  for (const path of [answered, waiting]) await reseller.post(`${path}/activities`, { kind: 'quote' })
  await world.sweep()
  world.clock.forward({ hours: 1 })
  await reseller.post(`${answered}/activities`, { kind: 'call' })
  await reseller.post(`${waiting}/activities`, { kind: 'note', note: 'still waiting' })
  expect(await toldAt('2026-03-04T09:00:00.000Z')).toEqual(['opportunity_quiet'])
})

test('a holiday of the partner’s region moves a nudge', async () => {
  // Corpus Christi, 4 June 2026, is a holiday in Bavaria and not in Berlin.
  world.clock.set('2026-06-03T09:00:00.000Z')
  const bavarian = await aPartner(world, net.tenantId, { name: 'Bayern', region: 'BY' })
  const berliner = await aPartner(world, net.tenantId, { name: 'Berlin', region: 'BE' })
  await publish([rule({})])
  await opened({}, bavarian.id)
  await opened({}, berliner.id)
  const nudged = async () => {
    const rows = await transact(world.runtime, { tenantId: net.tenantId }, (tx) =>
      tx.execute<{ name: string }>(sql`
        select p.name from opportunities o join partners p on p.tenant_id = o.tenant_id and p.id = o.partner_id
        where o.tenant_id = ${net.tenantId} and o.nudges > 0 order by p.name`),
    )
    return rows.map(({ name }) => name)
  }
  await toldAt('2026-06-04T09:00:00.000Z')
  expect(await nudged()).toEqual(['Berlin'])
  await toldAt('2026-06-05T09:00:00.000Z')
  expect(await nudged()).toEqual(['Bayern', 'Berlin'])
})

test('a policy that is published later is at work from the next look on; moments that were fixed stay', async () => {
  await publish([rule({ steps: [{ afterDays: 3, do: ['mail'] }] })])
  const path = await opened()
  world.clock.set('2026-03-04T09:00:00.000Z')
  await publish([
    rule({
      steps: [
        { afterDays: 1, do: ['mail'] },
        { afterDays: 4, do: ['tell'] },
      ],
    }),
    rule({ key: 'overdue', trigger: 'next_step_overdue', steps: [{ afterDays: 0, do: ['task'] }] }),
  ])
  // The first step was fixed for day 3, and stays there; the new rule begins at once.
  expect(await toldAt('2026-03-04T09:00:01.000Z')).toEqual([])
  const rows = (await reseller.get(`/api/tasks?opportunity=${path.split('/').at(-1)}`)).body.rows
  expect(rows).toMatchObject([{ kind: 'next_step' }, { kind: 'task' }])
  expect(await toldAt('2026-03-05T09:00:00.000Z')).toEqual(['opportunity_quiet'])
  expect(await toldAt('2026-03-06T09:00:00.000Z')).toEqual(['opportunity_silent'])
})

test('two who publish do not overwrite each other, and every fault is named by its place', async () => {
  const first = await publish([rule({})], 'Only quiet ones')
  expect(first).toMatchObject({ version: 1, note: 'Only quiet ones', can: ['publish'] })
  expect(first.sentences).toEqual([
    { key: 'quiet', text: 'If nothing is logged: after 1 working day remind the partner.' },
  ])
  const late = { policy: { rules: [] }, note: 'None', base: 0 }
  expect(await net.manager.put('/api/follow-up-policy', late)).toMatchObject({
    status: 409,
    body: { code: 'version_conflict', current: { version: 1 } },
  })
  const wrong = [
    rule({
      steps: [
        { afterDays: 3, do: ['reclaim'] },
        { afterDays: 2, do: ['mail'] },
      ],
    }),
    rule({ name: 'Again', steps: [{ afterDays: 1, do: ['close'] }], thenEvery: 2 }),
  ]
  const refused = await net.manager.put('/api/follow-up-policy', {
    policy: { rules: wrong },
    note: 'x',
    base: 1,
  })
  expect(refused.status).toBe(422)
  expect(refused.body.faults.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
    expect.arrayContaining([
      '/policy/rules/0/steps/0/do',
      '/policy/rules/0/steps/1/afterDays',
      '/policy/rules/1/steps/0/do',
    ]),
  )
  const versions = (await net.manager.get('/api/follow-up-policy/versions')).body
  expect(versions.map(({ version }: { version: number }) => version)).toEqual([1, 0])
  expect((await reseller.get('/api/follow-up-policy')).status).toBe(403)
})

test('four servers that sweep at once do everything once', async () => {
  await publish([
    rule({ steps: [{ afterDays: 1, do: ['mail', 'task', 'propose_reclaim'] }] }),
    rule({
      key: 'over',
      trigger: 'no_first_contact',
      steps: [
        { afterDays: 0, do: ['mail'] },
        { afterDays: 2, do: ['close'] },
      ],
    }),
  ])
  for (let n = 0; n < 30; n += 1) await anOpportunity(world, net.tenantId, net.partnerId)
  const together = async () => {
    const work = () => followUps.work(world.runtime, net.tenantId)
    await Promise.all([work(), work(), work(), work()])
    await work()
  }
  await together()
  world.clock.set('2026-03-03T09:00:00.000Z')
  await together()
  const count = async (kind: string) => (await told()).filter((one) => one.kind === kind).length
  expect([await count('first_contact_due'), await count('opportunity_silent')]).toEqual([30, 30])
  world.clock.set('2026-03-05T09:00:00.000Z')
  await together()
  expect(await count('opportunity_closed')).toBe(60)
})

/** A month of working and not working, swept every hour. */
async function aMonth(): Promise<void> {
  await opened()
  const busy = await opened({ grade: 'A' })
  const slow = await opened()
  const sleeping = await opened()
  const lost = await opened()
  const at: Record<string, () => Promise<unknown>> = {
    '2026-03-02T11': () => reseller.post(`${busy}/activities`, { kind: 'call' }),
    '2026-03-02T13': () => reseller.post(`${sleeping}/postpone`, { until: '2026-03-18' }),
    '2026-03-04T11': () => reseller.post(`${slow}/activities`, { kind: 'note', note: 'busy' }),
    '2026-03-05T11': () =>
      reseller.post(`${busy}/activities`, { kind: 'quote', nextStep: 'Ask', nextStepDue: '2026-03-09' }),
    '2026-03-06T11': () => reseller.post(`${lost}/lose`, { reason: 'price' }),
    '2026-03-12T11': () =>
      reseller.post(`${slow}/answer`, { answer: 'waiting_for_customer', until: '2026-03-20' }),
    '2026-03-19T11': async () => {
      const { version } = (await reseller.get(busy)).body
      return reseller.patch(busy, { version, expectedClose: '2026-03-22' })
    },
    '2026-03-25T11': () => reseller.post(`${sleeping}/activities`, { kind: 'visit' }),
  }
  for (let hour = 1; hour <= 30 * 24; hour += 1) {
    world.clock.forward({ hours: 1 })
    const moment = world.clock.now().toISOString().slice(0, 13)
    const deed = at[moment]
    if (deed) {
      reseller = await aPartnerPerson(world, net.tenantId, net.partnerId)
      await deed()
    }
    await followUps.work(world.runtime, net.tenantId)
  }
}

interface Sample {
  at: string
  opportunityId: string
  rules: string[]
  actions: string[]
}

test.each<[string, FollowUpPolicy['rules'] | null]>([
  ['the policy that Baton comes with', null],
  [
    'a policy of one’s own',
    [
      rule({ steps: [{ afterDays: 2, do: ['mail', 'tell'] }], thenEvery: 3 }),
      rule({ key: 'quote', trigger: 'quote_unanswered', steps: [{ afterDays: 4, do: ['mail'] }] }),
      rule({ key: 'close', trigger: 'close_date_past', steps: [{ afterDays: 1, do: ['mail'] }] }),
      rule({ key: 'step', trigger: 'next_step_overdue', steps: [{ afterDays: 1, do: ['mail'] }] }),
      rule({ key: 'end', trigger: 'stage_too_long', steps: [{ afterDays: 3, do: ['reclaim'] }] }),
    ],
  ],
])('what %s did in a month is what its preview says it would have done', async (_, rules) => {
  if (rules) await publish(rules)
  await aMonth()
  const done = await transact(world.runtime, { tenantId: net.tenantId }, (tx) =>
    tx.execute<{ day: string; id: string; rules: string[] }>(sql`
      select to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24') as day, a.data ->> 'opportunityId' as id, a.data -> 'rules' as rules
      from audit a where a.tenant_id = ${net.tenantId} and a.kind = 'partner_nudged' order by a.at, 2`),
  )
  const manager = await aPerson(world, { tenantId: net.tenantId, role: 'channel_manager' })
  const policy = (await manager.get('/api/follow-up-policy')).body.policy
  const before = await everyRow()
  const { body } = await manager.post('/api/follow-up-policy/preview', {
    policy,
    from: '2026-03-02',
    to: '2026-04-01',
  })
  const mailed = (body.sample as Sample[])
    .filter(({ actions }) => actions.includes('mail'))
    .map(({ at, opportunityId, rules: keys }) => `${at.slice(0, 13)} ${opportunityId} ${keys.join()}`)
  const nudged = done.map(({ day, id, rules: keys }) => `${day} ${id} ${keys.join()}`)
  expect(nudged.length).toBeGreaterThan(8)
  expect(mailed.sort()).toEqual(nudged.sort())
  expect(body).toMatchObject({ opportunities: 5, cut: false, mails: nudged.length })
  const [reclaimed] = await transact(world.runtime, { tenantId: net.tenantId }, (tx) =>
    tx.execute<{ count: number }>(sql`
      select count(*)::int as count from opportunities where tenant_id = ${net.tenantId} and status = 'reclaimed'`),
  )
  expect((body.sample as Sample[]).filter(({ actions }) => actions.includes('reclaim'))).toHaveLength(
    reclaimed!.count,
  )
  expect(await everyRow()).toEqual(before)
})

const everyRow = () =>
  transact(world.runtime, { tenantId: net.tenantId }, (tx) =>
    tx.execute(sql`
      select (select count(*) from audit) as audit, (select count(*) from outbox) as outbox,
        (select md5(string_agg(o::text, '' order by o.id)) from opportunities o) as opportunities`),
  )
