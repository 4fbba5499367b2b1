import { afterEach, beforeEach, expect, test } from 'vitest'
import { invariants } from '../support/invariants.ts'
import { aPartner } from '../support/network.ts'
import { anOpportunity, aNetwork } from '../support/opportunities.ts'
import type { Client } from '../support/people.ts'
import { aPartnerPerson } from '../support/people.ts'
import { ask } from '../support/racers.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let net: Awaited<ReturnType<typeof aNetwork>>
let reseller: Client
let id: string
beforeEach(async () => {
  world = await aWorld()
  net = await aNetwork(world)
  reseller = await aPartnerPerson(world, net.tenantId, net.partnerId)
  id = (await anOpportunity(world, net.tenantId, net.partnerId)).opportunityId
})
afterEach(async () => {
  expect(await invariants(world.url)).toEqual([])
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})

const answer = (body: object, who = reseller) => who.post(`/api/opportunities/${id}/answer`, body)
const kindsOf = ({ body }: { body: { timeline: { kind: string; data: { activity?: string } }[] } }) =>
  body.timeline.map(({ kind, data }) => data.activity ?? kind)

test.each([
  ['called', 'call'],
  ['visited', 'visit'],
  ['quote_sent', 'quote'],
])('«%s» is noted, with the next step, and the follow-ups begin again', async (said, kind) => {
  world.clock.forward({ days: 2 })
  await world.sweep()
  const next = { nextStep: 'Call back', nextStepDue: '2026-03-10' }
  const { status, body } = await answer({ answer: said, note: 'Reached Eva', ...next })
  expect(status).toBe(200)
  expect(body).toMatchObject(next)
  expect(body.timeline.at(-2)).toMatchObject({
    kind: 'activity',
    data: { activity: kind, note: 'Reached Eva' },
  })
  const [row] = await ask<{ nudges: number }>(world, `select nudges from opportunities where id = '${id}'`)
  expect(row!.nudges).toBe(0)
})

test('the same answer twice within a minute is one, and a minute later it is another', async () => {
  await answer({ answer: 'called' })
  expect(kindsOf(await answer({ answer: 'called' })).filter((kind) => kind === 'call')).toHaveLength(1)
  expect(kindsOf(await answer({ answer: 'visited' }))).toContain('visit')
  world.clock.forward({ minutes: 2 })
  expect(kindsOf(await answer({ answer: 'called' })).filter((kind) => kind === 'call')).toHaveLength(2)
})

test.each([
  ['five working days', {}, '2026-03-09T09:00:00.000Z'],
  ['until the day that it names', { until: '2026-03-20' }, '2026-03-20T08:00:00.000Z'],
])('who waits for the customer is not asked for %s', async (_, until, asked) => {
  const { body } = await answer({ answer: 'waiting_for_customer', ...until })
  expect(body.nextStepDue).toBe(asked.slice(0, 10))
  const nudged = () => ask(world, `select 1 from audit where kind = 'partner_nudged'`)
  world.clock.set(new Date(Date.parse(asked) - 60_000).toISOString())
  await world.sweep()
  expect(await nudged()).toEqual([])
  world.clock.set(asked)
  await world.sweep()
  expect(await nudged()).toHaveLength(1)
})

test('losing needs a reason of the list, and is over; the same tap again is the same answer', async () => {
  const without = await answer({ answer: 'lost' })
  expect([without.status, without.body.faults[0].pointer]).toEqual([422, '/reason'])
  const unknown = await answer({ answer: 'lost', reason: 'bad_karma' })
  expect([unknown.status, unknown.body.code]).toEqual([422, 'reason_unknown'])
  const { body } = await reseller.get(`/api/opportunities/${id}`)
  const reason = body.pipeline.lostReasons[0].key
  expect((await answer({ answer: 'lost', reason })).body.status).toBe('lost')
  expect((await answer({ answer: 'lost', reason })).status).toBe(200)
  const late = await answer({ answer: 'called' })
  expect([late.status, late.body.code]).toEqual([409, 'opportunity_closed'])
})

test('a call for help reaches the channel managers and stays until one of them has dealt with it', async () => {
  await answer({ answer: 'need_help', note: 'Which pump fits?' })
  await world.sweep()
  const told = await ask(
    world,
    `select 1 from mails where kind = 'help_wanted' and text like '%Which pump fits?%'`,
  )
  expect(told).toHaveLength(2)
  const seen = await net.manager.get(`/api/opportunities/${id}`)
  expect(seen.body).toMatchObject({ helpWantedAt: '2026-03-02T09:00:00.000Z', can: ['help', 'reclaim'] })
  const { body: today } = await net.manager.get('/api/today')
  expect([today.help.count, today.help.rows[0].id]).toEqual([1, id])
  expect((await reseller.post(`/api/opportunities/${id}/helped`)).status).toBe(403)
  const helped = await net.manager.post(`/api/opportunities/${id}/helped`)
  expect(helped.body).toMatchObject({ helpWantedAt: null, can: ['reclaim'] })
  expect((await net.manager.get('/api/today')).body.help.count).toBe(0)
  expect(
    kindsOf(await net.manager.post(`/api/opportunities/${id}/helped`)).filter((k) => k === 'help_given'),
  ).toHaveLength(1)
})

test('nobody answers in another partner’s name', async () => {
  expect((await answer({ answer: 'called' }, net.manager)).status).toBe(403)
  const rival = await aPartnerPerson(
    world,
    net.tenantId,
    (await aPartner(world, net.tenantId, { name: 'Rival' })).id,
  )
  expect((await answer({ answer: 'called' }, rival)).status).toBe(404)
})
