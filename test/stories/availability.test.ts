import { afterEach, beforeEach, expect, test } from 'vitest'
import { invariants } from '../support/invariants.ts'
import { aPartner } from '../support/network.ts'
import type { Client, TestManufacturer } from '../support/people.ts'
import { aManufacturer, aPartnerPerson } from '../support/people.ts'
import { everyLead, publishedRules } from '../support/rules.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let maker: TestManufacturer
let partnerId: string
let admin: Client
let user: Client

beforeEach(async () => {
  // Monday, 2 March 2026, 10:00 in Berlin.
  world = await aWorld()
  maker = await aManufacturer(world)
  partnerId = (await aPartner(world, maker.tenantId)).id
  admin = await aPartnerPerson(world, maker.tenantId, partnerId, 'partner_admin')
  user = await aPartnerPerson(world, maker.tenantId, partnerId)
  await publishedRules(world, maker.tenantId, everyLead('nearest'))
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  expect(await invariants(world.url)).toEqual([])
  await world.close()
})

let nth = 0
const aLead = async () => {
  const lead = {
    person: { email: `p${++nth}@customer${nth}.example` },
    address: { country: 'DE', postalCode: '80331' },
    customerType: 'business',
  }
  return (await maker.admin.post('/api/leads', lead)).body
}
const week = {
  mon: [
    ['06:00', '10:00'],
    ['22:00', '02:00'],
  ],
}
const early = { zone: 'Europe/Berlin', week, holidays: null, closed: [] }
const mine = async (client = admin) => (await client.get('/api/availability')).body
const awayOn = (client: Client, ...days: string[]) =>
  client.put('/api/me/absences', { absences: days.map((day) => ({ from: day, to: day })) })
const passedOver = async (leadId: string) => {
  const { body } = await maker.manager.get(`/api/leads/${leadId}`)
  return body.decisions[0].passedOver.map(({ test: name }: { test: string }) => name)
}

test('a partner sees when it is open next and what four hours mean, by the network’s hours or its own', async () => {
  expect(await mine(user)).toMatchObject({
    hours: null,
    usual: { zone: 'Europe/Berlin', holidays: { country: 'DE' } },
    now: { open: true, nextOpen: '2026-03-02T09:00:00.000Z', fourHours: '2026-03-02T13:00:00.000Z' },
    can: [],
  })
  const { version } = await mine()
  const saved = await admin.put('/api/availability', { version, hours: early, absences: [] })
  expect(saved.body).toMatchObject({
    hours: early,
    // The morning is over; the night shift runs into Tuesday.
    now: { open: false, nextOpen: '2026-03-02T21:00:00.000Z', fourHours: '2026-03-03T01:00:00.000Z' },
    can: ['edit', 'invite'],
  })
  const hours = { ...early, week: { wed: [['09:00', '11:00']] } }
  const tried = await user.post('/api/availability/preview', { hours, absences: [] })
  expect(tried.body).toMatchObject({ open: false, fourHours: '2026-03-11T10:00:00.000Z' })
  expect((await mine()).hours).toEqual(early)
})

test('the partner’s people read it, its admin changes it, and nobody overwrites another', async () => {
  const { version } = await mine()
  const change = { version, hours: early, absences: [] }
  expect((await user.put('/api/availability', change)).status).toBe(403)
  expect((await maker.admin.put('/api/availability', change)).status).toBe(403)
  expect((await maker.admin.get('/api/availability')).status).toBe(403)
  await maker.manager.patch(`/api/partners/${partnerId}`, { version, tier: 'gold' })
  const late = await admin.put('/api/availability', change)
  expect(late).toMatchObject({ status: 409, body: { code: 'version_conflict' } })
  expect(late.body.current).toMatchObject({ hours: null, version: version + 1 })
  expect(late.body.current.tier).toBeUndefined()
  const again = await admin.put('/api/availability', { ...change, version: version + 1 })
  expect(again.status).toBe(200)
  const wrong = await admin.put('/api/availability', {
    version: version + 2,
    hours: { ...early, zone: '+01:00', week: { mon: [['8', '12:00']] } },
    absences: [{ from: '2026-03-04', to: '2026-03-02' }],
  })
  expect(wrong.status).toBe(422)
  expect(wrong.body.faults.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
    '/absences/0/to',
    '/hours/week/mon/0/0',
    '/hours/zone',
  ])
})

test('while all of its people are away a partner gets no leads, and one who is back is enough', async () => {
  await awayOn(admin, '2026-03-02', '2026-03-03')
  expect((await aLead()).offer.partner.id).toBe(partnerId)
  await awayOn(user, '2026-03-03', '2026-03-02', '2026-03-05')
  expect((await mine()).unstaffed).toEqual([{ from: '2026-03-02', to: '2026-03-03' }])
  expect((await maker.manager.get(`/api/partners/${partnerId}`)).body.unstaffed).toHaveLength(1)
  const refused = await aLead()
  expect(refused.lead.status).toBe('unassigned')
  expect(await passedOver(refused.lead.id)).toEqual(['not_absent'])
  await awayOn(user, '2026-03-05')
  expect((await mine()).unstaffed).toEqual([])
  expect((await aLead()).offer.partner.id).toBe(partnerId)
})

test('a deadline goes past a day on which nobody is there', async () => {
  for (const person of [admin, user]) await awayOn(person, '2026-03-03')
  world.clock.set('2026-03-02T15:00+01:00')
  const { offer } = await aLead()
  // Two hours on Monday, none on Tuesday, two on Wednesday.
  expect(offer.respondBy).toBe('2026-03-04T10:00:00.000Z')
})

test('who joins or leaves changes on which days nobody is there', async () => {
  await awayOn(admin, '2026-03-09')
  await maker.admin.delete(`/api/people/${user.membershipId}`)
  expect((await mine()).unstaffed).toEqual([{ from: '2026-03-09', to: '2026-03-09' }])
  await admin.post('/api/invitations', { email: 'new@p.example', name: 'Nele Neu', role: 'partner_user' })
  expect((await mine()).unstaffed).toHaveLength(1)
  await aPartnerPerson(world, maker.tenantId, partnerId)
  await awayOn(admin, '2026-03-10')
  expect((await mine()).unstaffed).toEqual([])
})

test('an admin enters the absences of colleagues, and nobody those of others', async () => {
  const absences = [{ from: '2026-03-09', to: '2026-03-13' }]
  const path = `/api/people/${user.membershipId}/absences`
  expect((await user.put(path, { absences })).status).toBe(403)
  expect((await admin.put(path, { absences })).body).toEqual({ absences })
  expect((await user.get('/api/me/absences')).body).toEqual({ absences })
  const rival = (await aPartner(world, maker.tenantId, { name: 'Rival' })).id
  const stranger = await aPartnerPerson(world, maker.tenantId, rival, 'partner_admin')
  expect((await stranger.put(path, { absences: [] })).status).toBe(404)
  const seen = (await mine(user)).people
  expect(seen.map(({ you, can }: { you: boolean; can: string[] }) => [you, can])).toEqual([
    [false, []],
    [true, ['edit']],
  ])
  expect((await maker.manager.get(`/api/people?partner=${partnerId}`)).body.rows).toHaveLength(2)
})

test('a mail goes past whoever is away, to whoever is there', async () => {
  await awayOn(user, '2026-03-02')
  const { lead } = await aLead()
  await world.sweep()
  const told = async (id: string) =>
    (await maker.admin.get(`/api/mails?lead=${id}`)).body.rows.filter(
      (mail: { kind: string }) => mail.kind === 'offer_made',
    )
  expect(await told(lead.id)).toHaveLength(1)
  world.clock.forward({ days: 1 })
  const next = await aLead()
  await world.sweep()
  expect(await told(next.lead.id)).toHaveLength(2)
})
