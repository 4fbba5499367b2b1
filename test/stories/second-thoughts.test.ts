import { afterEach, beforeEach, expect, test } from 'vitest'
import { invariants } from '../support/invariants.ts'
import type { Client } from '../support/people.ts'
import { aPartnerPerson } from '../support/people.ts'
import type { Network } from '../support/racers.ts'
import { aNetworkOf, ask, leadNo, linkHolder } from '../support/racers.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let net: Network
let one: Client
let offerId: string
let leadId: string
let partnerId: string
beforeEach(async () => {
  world = await aWorld()
  net = await aNetworkOf(world, [{ name: 'One' }, { name: 'Two' }])
  const posted = await net.admin.post('/api/leads', leadNo(1))
  offerId = posted.body.offer.id
  leadId = posted.body.lead.id
  partnerId = posted.body.offer.partner.id
  one = await aPartnerPerson(world, net.tenantId, partnerId)
})
afterEach(async () => {
  expect(await invariants(world.url)).toEqual([])
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})

const mails = (kind: string) =>
  ask<{ to: string }>(world, `select to_address as to from mails where kind = '${kind}'`)
const steps = async () =>
  (
    await ask<{ steps: { at: string; step: string }[] }>(
      world,
      `select steps from offers where id = '${offerId}'`,
    )
  )[0]!.steps

test('asking for time moves the deadline by half of the window, once, and spreads the reminders anew', async () => {
  const { body: before } = await one.get(`/api/offers/${offerId}`)
  expect(before).toMatchObject({ respondBy: '2026-03-02T13:00:00.000Z', askedTimeAt: null })
  world.clock.forward({ hours: 3 })
  const { status, body } = await one.post(`/api/offers/${offerId}/ask-for-time`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    respondBy: '2026-03-02T15:00:00.000Z',
    firstRespondBy: '2026-03-02T13:00:00.000Z',
    askedTimeAt: '2026-03-02T12:00:00.000Z',
    can: ['accept', 'decline', 'snooze'],
  })
  expect((await steps()).map(({ at }) => at)).toEqual([
    '2026-03-02T13:30:00.000Z',
    '2026-03-02T14:24:00.000Z',
    '2026-03-02T15:00:00.000Z',
  ])
  const again = await one.post(`/api/offers/${offerId}/ask-for-time`)
  expect([again.status, again.body.code]).toEqual([409, 'time_already_asked'])
  world.clock.forward({ hours: 2 })
  await world.sweep()
  expect((await one.get(`/api/offers/${offerId}`)).body.status).toBe('open')
  expect(await mails('offer_time_asked')).toHaveLength(2)
  world.clock.forward({ hours: 1 })
  await world.sweep()
  expect((await one.get(`/api/offers/${offerId}`)).body.status).toBe('expired')
})

test('who asks for time after the deadline is told that it is over', async () => {
  world.clock.forward({ hours: 4 })
  const late = await one.post(`/api/offers/${offerId}/ask-for-time`)
  expect([late.status, late.body.code]).toEqual([410, 'offer_expired'])
})

test('an acceptance that is undone leaves the offer as it was, and no trace in the figures', async () => {
  const before = await net.admin.get('/api/scorecards')
  expect(before.status).toBe(200)
  const accepted = await one.post(`/api/offers/${offerId}/accept`)
  const { opportunityId, offer } = accepted.body
  expect(offer.can).toEqual(['undo_accept'])
  expect(offer.undoUntil).toBe('2026-03-02T09:15:00.000Z')
  world.clock.forward({ minutes: 14 })
  const { status, body } = await one.post(`/api/offers/${offerId}/undo-accept`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    status: 'open',
    answeredAt: null,
    opportunityId: null,
    respondBy: offer.respondBy,
  })
  expect(body.can).toEqual(['accept', 'decline', 'ask_for_time', 'snooze'])
  expect((await one.post(`/api/offers/${offerId}/undo-accept`)).status).toBe(200)
  const over = await one.get(`/api/opportunities/${opportunityId}`)
  expect(over.body).toMatchObject({ status: 'returned', closeReason: 'undone', can: [], company: null })
  expect(over.body.contact.email).toBeNull()
  expect((await net.admin.get('/api/scorecards')).body).toEqual(before.body)
  await world.sweep()
  expect(await invariants(world.url)).toEqual([])
  const again = await one.post(`/api/offers/${offerId}/accept`)
  expect(again.body.opportunityId).not.toBe(opportunityId)
  expect((await one.get(`/api/opportunities/${again.body.opportunityId}`)).body.contact.email).toBeTruthy()
})

test('an acceptance that is undone past the deadline expires at once, and the lead goes on', async () => {
  world.clock.forward({ hours: 3, minutes: 55 })
  await world.sweep()
  await one.post(`/api/offers/${offerId}/accept`)
  world.clock.forward({ minutes: 10 })
  const undone = await one.post(`/api/offers/${offerId}/undo-accept`)
  expect(undone.body.status).toBe('expired')
  await world.sweep()
  const lead = await net.admin.get(`/api/leads/${leadId}`)
  expect(lead.body).toMatchObject({ status: 'offered' })
  expect(await mails('offer_expired')).toHaveLength(1)
})

test.each([
  ['after 15 minutes', async () => void world.clock.forward({ minutes: 15 }), 'undo_too_late'],
  [
    'once a call is logged',
    async (id: string) => void (await one.post(`/api/opportunities/${id}/activities`, { kind: 'call' })),
    'work_begun',
  ],
  [
    'once it is postponed',
    async (id: string) => void (await one.post(`/api/opportunities/${id}/postpone`, { until: '2026-06-01' })),
    'work_begun',
  ],
])('an acceptance cannot be undone %s', async (_, work, code) => {
  const { body } = await one.post(`/api/offers/${offerId}/accept`)
  world.clock.forward({ minutes: 1 })
  await work(body.opportunityId)
  const refused = await one.post(`/api/offers/${offerId}/undo-accept`)
  expect([refused.status, refused.body.code]).toEqual([409, code])
  expect((await one.get(`/api/offers/${offerId}`)).body).toMatchObject({ status: 'accepted', can: [] })
})

test('what the mail link accepted, the same link takes back; another offer it does not touch', async () => {
  const holder = linkHolder(world, net.tenantId, partnerId, offerId)
  expect((await holder.post('/api/answer/accept')).body.offer.can).toEqual(['undo_accept'])
  expect((await holder.post('/api/answer/undo-accept')).body.status).toBe('open')
  expect((await holder.post('/api/answer/ask-for-time')).body.askedTimeAt).not.toBeNull()
})

test('an offer that is put aside is in its own tab until its moment, and is reminded of meanwhile', async () => {
  const until = '2026-03-02T12:00:00.000Z'
  expect((await one.post(`/api/offers/${offerId}/snooze`, { until })).body.snoozedUntil).toBe(until)
  const open = await one.get('/api/offers')
  expect(open.body).toMatchObject({ rows: [], open: 0, snoozed: 1 })
  expect((await one.get('/api/offers?tab=snoozed')).body.rows).toHaveLength(1)
  world.clock.forward({ hours: 2, minutes: 30 })
  await world.sweep()
  expect(await mails('offer_reminder')).toHaveLength(1)
  world.clock.forward({ minutes: 30 })
  expect((await one.get('/api/offers')).body).toMatchObject({ open: 1, snoozed: 0 })
  await one.post(`/api/offers/${offerId}/snooze`, { until: null })
  expect((await one.get('/api/offers')).body.open).toBe(1)
  const late = await one.post(`/api/offers/${offerId}/snooze`, { until: '2026-03-02T13:00:00.000Z' })
  expect([late.status, late.body.faults[0].pointer]).toEqual([422, '/until'])
})
