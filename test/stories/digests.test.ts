import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Preferences } from '../../shared/channels.ts'
import { transact } from '../../server/db/transact.ts'
import { writeDigests } from '../../server/notifications/digest-sweep.ts'
import type { Notification } from '../../server/notifications/owe.ts'
import { invariants } from '../support/invariants.ts'
import { aNeed, oweIn } from '../support/notifications.ts'
import { aNetwork, anOpportunity } from '../support/opportunities.ts'
import type { Client } from '../support/people.ts'
import { aPartnerPerson, aPerson } from '../support/people.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

// Monday 2 March 2026, ten in the morning in Berlin.
let world: World
let net: Awaited<ReturnType<typeof aNetwork>>
beforeEach(async () => {
  world = await aWorld()
  net = await aNetwork(world)
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  const told = { now: world.clock.now() }
  expect(
    (await invariants(world.url, told)).filter((one) => /notification|folded|digest|due since/.test(one)),
  ).toEqual([])
  await world.close()
})

interface Row extends Record<string, unknown> {
  kind: string
  status: string
  subject: string
  text: string
  toAddress: string
  dueAt: string
}
const mails = async () => [
  ...(await transact(world.runtime, { tenantId: net.tenantId }, (tx) =>
    tx.execute<Row>(sql`
      select kind, status, subject, text, to_address as "toAddress",
             to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') as "dueAt"
      from mails where tenant_id = ${net.tenantId} order by created_at, id`),
  )),
]
const digests = async () => (await mails()).filter(({ kind }) => kind === 'digest')
const at = async (moment: string) => {
  world.clock.set(moment)
  await world.sweep()
}
const wishes = (wanted: Partial<Preferences>): Preferences => ({
  groups: {},
  daily: false,
  digestAt: '07:30',
  quiet: null,
  ...wanted,
})
const wish = async (who: Client, wanted: Partial<Preferences>) =>
  expect((await who.put('/api/me/preferences', wishes(wanted))).status).toBe(200)
const owed = (...notifications: Notification[]) => oweIn(world, net.tenantId, ...notifications)
const joined = (): Notification => ({
  kind: 'lead_joined',
  audience: 'partner',
  partnerId: net.partnerId,
  data: { title: 'Storage, 81667 München', what: '2 × Storage' },
})
const night = { from: '20:00', to: '07:00', weekends: true, alarms: false }

test('what is gathered comes in one mail at half past seven, in each reader’s own zone', async () => {
  const gather = { groups: { news: { by: ['mail' as const], when: 'digest' as const } } }
  const berlin = await aPartnerPerson(world, net.tenantId, net.partnerId)
  const newYork = await aPartnerPerson(world, net.tenantId, net.partnerId)
  await newYork.patch('/api/me', { timeZone: 'America/New_York' })
  await wish(berlin, gather)
  await wish(newYork, gather)
  await owed(joined())
  await world.sweep()
  expect((await mails()).map(({ status, dueAt }) => [status, dueAt])).toEqual([
    ['gathered', '2026-03-03T06:30'],
    ['gathered', '2026-03-02T12:30'],
  ])
  await at('2026-03-02T12:30:00.000Z')
  expect(await digests()).toHaveLength(1)
  await at('2026-03-03T06:29:59.999Z')
  expect(await digests()).toHaveLength(1)
  await at('2026-03-03T06:30:00.000Z')
  const [, second] = await digests()
  expect(second).toMatchObject({
    status: 'kept',
    subject: expect.stringContaining('What happened: one thing'),
  })
  expect(second!.text).toContain('- Your customer has asked again: Storage, 81667 München')
  expect((await mails()).filter(({ kind }) => kind === 'lead_joined').map(({ status }) => status)).toEqual([
    'folded',
    'folded',
  ])
})

test('the daily digest says what needs an answer, and is not written when nothing does', async () => {
  const reseller = await aPartnerPerson(world, net.tenantId, net.partnerId)
  await wish(reseller, { daily: true })
  await at('2026-03-03T06:30:00.000Z')
  expect(await digests()).toEqual([])
  const { opportunityId } = await anOpportunity(world, net.tenantId, net.partnerId)
  const step = { nextStep: 'Send the quote', nextStepDue: '2026-03-04', version: 1 }
  expect((await reseller.patch(`/api/opportunities/${opportunityId}`, step)).status).toBe(200)
  await at('2026-03-05T06:30:00.000Z')
  const [digest] = await digests()
  expect(digest!.subject).toContain('One thing needs your answer')
  expect(digest!.text).toContain(`http://localhost:3000/opportunities/${opportunityId}`)
  expect(digest!.text).not.toMatch(/keller/i)
  await at('2026-03-05T20:00:00.000Z')
  expect(await digests()).toHaveLength(1)
  await at('2026-03-06T06:30:00.000Z')
  expect(await digests()).toHaveLength(2)
})

test('two servers write one digest a person and day', async () => {
  const people = await Promise.all(
    Array.from({ length: 30 }, () => aPerson(world, { tenantId: net.tenantId, role: 'channel_manager' })),
  )
  for (const one of people) await wish(one, { daily: true })
  await owed({
    kind: 'lead_unassigned',
    audience: 'channel_managers',
    data: { title: 'Heat pump, 80331 München', reason: 'nobody_eligible' },
  })
  await anUnassignedLead()
  world.clock.set('2026-03-03T06:30:00.000Z')
  const server = async () => {
    while (await writeDigests.work(world.runtime, net.tenantId));
  }
  await Promise.all([server(), server(), server()])
  await world.sweep()
  const told = (await digests()).map(({ toAddress }) => toAddress)
  expect(told).toHaveLength(30)
  expect(new Set(told).size).toBe(30)
})

test('a server that was off for three days writes one digest, not three', async () => {
  const reseller = await aPartnerPerson(world, net.tenantId, net.partnerId)
  await wish(reseller, { daily: true })
  const { opportunityId } = await anOpportunity(world, net.tenantId, net.partnerId)
  const step = { nextStep: 'Call', nextStepDue: '2026-03-02', version: 1 }
  await reseller.patch(`/api/opportunities/${opportunityId}`, step)
  await at('2026-03-06T14:00:00.000Z')
  await world.sweep()
  expect(await digests()).toHaveLength(1)
})

test('in the night nothing goes but an offer that ends before it does; the rest comes when it is over', async () => {
  const reseller = await aPartnerPerson(world, net.tenantId, net.partnerId)
  await wish(reseller, { quiet: night })
  // The night on which the clock is put forward.
  world.clock.set('2026-03-28T21:00:00.000Z')
  const offer = (respondBy: string): Notification => ({
    kind: 'offer_made',
    audience: 'partner',
    partnerId: net.partnerId,
    offerId: world.runtime.newId(),
    data: aNeed({ respondBy }),
  })
  await owed(offer('2026-03-29T04:00:00.000Z'), offer('2026-03-30T10:00:00.000Z'), joined())
  await world.sweep()
  expect((await mails()).map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
    ['offer_made', '2026-03-28T21:00'],
    // Sunday is quiet too, and Monday begins an hour earlier than it would have.
    ['offer_made', '2026-03-30T05:00'],
    ['lead_joined', '2026-03-30T05:00'],
  ])
})

test('a storm of news comes as one mail a minute later; offers come one by one', async () => {
  await aPartnerPerson(world, net.tenantId, net.partnerId)
  const offers = Array.from({ length: 8 }, (): Notification => ({
    kind: 'offer_made',
    audience: 'partner',
    partnerId: net.partnerId,
    offerId: world.runtime.newId(),
    data: aNeed(),
  }))
  await owed(...Array.from({ length: 700 }, joined), ...offers)
  await world.sweep()
  const before = await mails()
  expect(before.filter(({ kind }) => kind === 'offer_made').map(({ status }) => status)).toEqual(
    Array(8).fill('kept'),
  )
  expect(before.filter(({ kind, status }) => kind === 'lead_joined' && status !== 'gathered')).toEqual([])
  world.clock.forward({ minutes: 1 })
  await world.sweep()
  const [digest, ...more] = await digests()
  expect(more).toEqual([])
  expect(digest!.text).toContain('Your customer has asked again')
})

test('what waited for somebody who has left is set aside with the reason', async () => {
  const reseller = await aPartnerPerson(world, net.tenantId, net.partnerId)
  await wish(reseller, { groups: { news: { by: ['mail'], when: 'digest' } } })
  await owed(joined())
  await world.sweep()
  await net.manager.delete(`/api/people/${reseller.membershipId}`)
  await at('2026-03-03T06:30:00.000Z')
  expect((await mails()).filter(({ kind }) => kind === 'lead_joined')).toMatchObject([{ status: 'dead' }])
  // A mail that was given up alarms, as any other would.
  expect(world.logged.splice(0).map(({ message }) => message)).toContain('an alarm was raised')
})

async function anUnassignedLead() {
  await net.manager.post('/api/leads', {
    person: { lastName: 'Muster', email: 'erika@customer.example' },
    address: { country: 'DE', postalCode: '80331', town: 'München' },
  })
}
