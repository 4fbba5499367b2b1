import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { transact } from '../../server/db/transact.ts'
import { invariants } from '../support/invariants.ts'
import { aPartner } from '../support/network.ts'
import type { Client, TestManufacturer } from '../support/people.ts'
import { aManufacturer, aPartnerPerson, keyClient } from '../support/people.ts'
import { everyLead, publishedRules } from '../support/rules.ts'
import type { World } from '../support/world.ts'
import { aWorld } from '../support/world.ts'

let world: World
let maker: TestManufacturer
let partnerId: string
let admin: Client

beforeEach(async () => {
  world = await aWorld()
  maker = await aManufacturer(world)
  partnerId = (await aPartner(world, maker.tenantId)).id
  admin = await aPartnerPerson(world, maker.tenantId, partnerId, 'partner_admin')
  await publishedRules(world, maker.tenantId, everyLead('nearest'))
})
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  expect(await invariants(world.url)).toEqual([])
  await world.close()
})

let nth = 0
/** A dealer's lead: four working hours to answer. */
const anOffer = async () => {
  const lead = {
    person: { email: `p${++nth}@customer${nth}.example` },
    address: { country: 'DE', postalCode: '80331' },
    customerType: 'business',
  }
  return (await keyClient(world, maker.apiKey).post('/api/leads', lead)).body.offer
}

interface Ladder extends Record<string, unknown> {
  respondBy: string
  steps: { at: string; step: string }[]
}
async function ladderOf(offerId: string): Promise<Ladder> {
  const [row] = await transact(world.runtime, { tenantId: maker.tenantId }, (tx) =>
    tx.execute<Ladder>(sql`
      select to_char(respond_by at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"') as "respondBy", steps
      from offers where tenant_id = ${maker.tenantId} and id = ${offerId}`),
  )
  return row!
}
/** When each step is due, by its name. */
const moments = async (offerId: string) =>
  Object.fromEntries((await ladderOf(offerId)).steps.map(({ at, step }) => [step, at]))

const happened = async (kind: string) =>
  transact(world.runtime, { tenantId: maker.tenantId }, (tx) =>
    tx.execute<{ at: string }>(sql`
      select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"') as at from audit
      where tenant_id = ${maker.tenantId} and kind = ${kind} order by at`),
  ).then((rows) => rows.map(({ at }) => at))

/** What is done a minute before each of these moments, and at it. */
async function liveThrough(moments: readonly string[]) {
  for (const moment of moments)
    for (const early of [1, 0]) {
      world.clock.set(new Date(Date.parse(moment) - early * 60_000).toISOString())
      await world.sweep()
    }
}

const change = async (hours: unknown, absences: unknown[] = []) => {
  const { version } = (await admin.get('/api/availability')).body
  const saved = await admin.put('/api/availability', { version, hours, absences })
  expect(saved.status).toBe(200)
}
const weekend = { zone: 'America/New_York', week: { sat: [['10:00', '11:00']] }, holidays: null, closed: [] }

const inMarch = (moment: string) => `2026-03-${moment}:00.000Z`
/** What is edited, and when an answer is due to an offer that is made after it, at 14:00 UTC; null: none is made. */
const edits: [string, string | null, () => Promise<unknown>][] = [
  ['other hours, in another zone', inMarch('28T15:00'), () => change(weekend)],
  ['an absence of the company', null, () => change(null, [{ from: '2026-03-02', to: '2026-03-31' }])],
  [
    'holidays and closed days',
    // Two hours each on the Fridays after Good Friday.
    '2026-04-17T07:00:00.000Z',
    () =>
      change({
        zone: 'Europe/Berlin',
        week: { fri: [['07:00', '09:00']] },
        holidays: { country: 'DE', region: 'BY' },
        closed: [{ from: '2026-03-06', to: '2026-03-27' }],
      }),
  ],
  [
    'the absence of its people',
    null,
    () => admin.put('/api/me/absences', { absences: [{ from: '2026-03-02', to: '2026-03-31' }] }),
  ],
  [
    // Who never opens has the minutes by the wall clock.
    'other hours of the network',
    inMarch('02T18:00'),
    () => maker.admin.patch('/api/settings', { hours: { week: {}, holidays: true, closed: [] } }),
  ],
  [
    'another zone of the network',
    inMarch('03T04:00'),
    () => maker.admin.patch('/api/settings', { timeZone: 'Asia/Tokyo', country: 'JP' }),
  ],
]

test.each(edits)('%s: no deadline and no reminder of an open offer moves', async (_, dueAfter, edit) => {
  const offer = await anOffer()
  const before = await ladderOf(offer.id)
  const steps = [
    { step: 'remind_partner', at: '2026-03-02T11:00:00.000Z' },
    { step: 'escalate', at: '2026-03-02T12:12:00.000Z' },
    { step: 'expire', at: '2026-03-02T13:00:00.000Z' },
  ]
  expect(before).toMatchObject({ respondBy: '2026-03-02T13:00Z', steps })
  world.clock.forward({ minutes: 30 })
  await edit()
  expect(await ladderOf(offer.id)).toEqual(before)
  expect((await admin.get(`/api/offers/${offer.id}`)).body.respondBy).toBe('2026-03-02T13:00:00.000Z')
  await liveThrough(steps.map(({ at }) => at))
  expect(await happened('offer_reminded')).toEqual(['2026-03-02T11:00Z'])
  expect(await happened('offer_escalated')).toEqual(['2026-03-02T12:12Z'])
  expect(await happened('offer_expired')).toEqual(['2026-03-02T13:00Z'])
  world.clock.set('2026-03-02T14:00Z')
  expect((await anOffer())?.respondBy ?? null).toBe(dueAfter)
})

/** Around the clock on the nights of a change, which fall on a Sunday; each shift spans the change. */
const nightShift = (zone: string) => ({
  zone,
  week: { sat: [['22:00', '06:00']], sun: [['22:00', '06:00']] },
  holidays: null,
  closed: [],
})

// The shift of Saturday begins at 22:00 local time; the offer is made two hours into it. Four working hours are four
// hours that pass, whatever the clock on the wall does meanwhile: here is what it shows at the end.
test.each([
  ['Berlin loses an hour', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29T03:00:00.000Z', '05:00'],
  ['Berlin gains an hour', 'Europe/Berlin', '2026-10-24T22:00:00.000Z', '2026-10-25T02:00:00.000Z', '03:00'],
  [
    'New York loses an hour',
    'America/New_York',
    '2026-03-08T05:00:00.000Z',
    '2026-03-08T09:00:00.000Z',
    '05:00',
  ],
  [
    'New York gains an hour',
    'America/New_York',
    '2026-11-01T04:00:00.000Z',
    '2026-11-01T08:00:00.000Z',
    '03:00',
  ],
  [
    'Lord Howe loses half an hour',
    'Australia/Lord_Howe',
    '2026-10-03T13:30:00.000Z',
    '2026-10-03T17:30:00.000Z',
    '04:30',
  ],
  [
    'Lord Howe gains half an hour',
    'Australia/Lord_Howe',
    '2026-04-04T13:00:00.000Z',
    '2026-04-04T17:00:00.000Z',
    '03:30',
  ],
])('the night on which %s', async (_, zone, madeAt, dueAt, wall) => {
  await change(nightShift(zone))
  world.clock.set(madeAt)
  const clock = (at: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' }).format(new Date(at))
  expect(clock(madeAt)).toBe('00:00')
  const offer = await anOffer()
  expect(offer.respondBy).toBe(dueAt)
  expect(clock(dueAt)).toBe(wall)
  const made = Date.parse(madeAt)
  const after = (minutes: number) => new Date(made + minutes * 60_000).toISOString()
  expect(await moments(offer.id)).toEqual({ remind_partner: after(120), escalate: after(192), expire: dueAt })
  await liveThrough([120, 192, 240].map(after))
  const minute = (minutes: number) => after(minutes).replace(':00.000Z', 'Z')
  expect(await happened('offer_reminded')).toEqual([minute(120)])
  expect(await happened('offer_escalated')).toEqual([minute(192)])
  expect(await happened('offer_expired')).toEqual([minute(240)])
})

test.each([
  [
    'closes at six before the clock goes forward, and the rest is done on Monday',
    '2026-03-27T16:00:00.000Z',
    '2026-03-30T10:00:00.000Z',
  ],
  [
    'closes at six before the clock goes back, and the rest is done on Monday',
    '2026-10-23T15:00:00.000Z',
    '2026-10-26T11:00:00.000Z',
  ],
])('an office %s', async (_, madeAt, dueAt) => {
  const day = [['09:00', '18:00']]
  const week = { mon: day, tue: day, wed: day, thu: day, fri: day }
  await change({ zone: 'Europe/Berlin', week, holidays: { country: 'DE', region: 'BY' }, closed: [] })
  world.clock.set(madeAt)
  expect((await anOffer()).respondBy).toBe(dueAt)
})
