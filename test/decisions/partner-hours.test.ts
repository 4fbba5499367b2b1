import { expect, test } from 'vitest'
import { availableSince, isAway } from '../../server/partners/absence.ts'
import { calendarOf, hoursOf, readHours } from '../../server/partners/hours.ts'
import type { RoutingPartner } from '../../server/partners/partner.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { DefaultHours } from '../../shared/working-hours.ts'

const berlin = { timeZone: 'Europe/Berlin', country: 'DE', hours: null }
const aPartner = (more: Partial<RoutingPartner> = {}): RoutingPartner => ({
  id: '0195c9e0-0000-7000-8000-000000000001',
  name: 'Alpen Solar',
  status: 'active',
  tier: null,
  tags: [],
  weight: 1,
  country: 'DE',
  region: 'BY',
  postalCode: null,
  latitude: null,
  longitude: null,
  languages: [],
  territory: null,
  portfolio: null,
  capacity: null,
  absences: [],
  unstaffed: [],
  certifications: [],
  caps: null,
  exclusions: null,
  accounts: [],
  performance: null,
  hours: null,
  availableSince: '2026-01-01T00:00:00.000Z',
  ...more,
})
const open = (partner: RoutingPartner, at: string) => calendarOf(partner, berlin).isOpen(new Date(at))

test.each([
  ['without hours of its own it works from nine', {}, '2026-03-02T09:00+01:00', true],
  ['in the manufacturer’s zone', {}, '2026-03-02T09:00Z', true],
  ['and not before', {}, '2026-03-02T08:59+01:00', false],
  ['nor on its own country’s holidays', { country: 'AT', region: null }, '2026-10-26T10:00+01:00', false],
  ['which are no other country’s', {}, '2026-10-26T10:00+01:00', true],
  ['nor on its region’s', {}, '2026-01-06T10:00+01:00', false],
  ['which are no other region’s', { region: 'BE' }, '2026-01-06T10:00+01:00', true],
  [
    'on a day of absence it is closed',
    { absences: [{ from: '2026-03-02', to: '2026-03-03' }] },
    '2026-03-03T10:00+01:00',
    false,
  ],
  [
    'and open on the day after',
    { absences: [{ from: '2026-03-02', to: '2026-03-03' }] },
    '2026-03-04T10:00+01:00',
    true,
  ],
  [
    'hours of its own count instead',
    { hours: { zone: 'Europe/London', week: { sat: [['06:00', '07:00']] } } },
    '2026-03-07T06:30Z',
    true,
  ],
  [
    'and nothing else',
    { hours: { zone: 'Europe/London', week: { sat: [['06:00', '07:00']] } } },
    '2026-03-02T10:00Z',
    false,
  ],
])('%s', (_, more, at, expected) =>
  expect(open(aPartner(more as Partial<RoutingPartner>), at)).toBe(expected),
)

test('absences come on top of the closures that the hours name', () => {
  const closed = [{ from: '2026-12-24', to: '2026-12-31' }]
  const absences = [{ from: '2026-08-01', to: '2026-08-14' }]
  const hours = { zone: 'Europe/Berlin', week: {}, closed }
  expect(hoursOf(aPartner({ hours, absences }), berlin).closed).toEqual([...closed, ...absences])
})

test('days on which nobody is there close it as absences do', () => {
  const absent = aPartner({ unstaffed: [{ from: '2026-03-02', to: '2026-03-02' }] })
  expect(open(absent, '2026-03-02T10:00+01:00')).toBe(false)
  expect(open(absent, '2026-03-03T10:00+01:00')).toBe(true)
  expect(isAway(absent, '2026-03-02')).toBe(true)
})

const early: DefaultHours = {
  week: { mon: [['06:00', '10:00']], sun: [['22:00', '02:00']] },
  holidays: false,
  closed: [{ from: '2026-03-09', to: '2026-03-09' }],
}
test.each([
  ['it works when the network does', {}, '2026-03-02T06:00+01:00', true],
  ['and not when the network does not', {}, '2026-03-02T10:00+01:00', false],
  ['through the network’s night shift', {}, '2026-03-02T01:59+01:00', true],
  ['on holidays that the network works through', {}, '2026-04-06T07:00+02:00', true],
  ['not on the network’s closed days', {}, '2026-03-09T07:00+01:00', false],
  [
    'hours of its own count instead',
    { hours: { zone: 'Europe/Berlin', week: {} } },
    '2026-03-02T07:00+01:00',
    false,
  ],
])('with hours of the network, %s', (_, more, at, expected) => {
  const calendar = calendarOf(aPartner(more as Partial<RoutingPartner>), { ...berlin, hours: early })
  expect(calendar.isOpen(new Date(at))).toBe(expected)
})

test('where the network keeps holidays, each keeps those of its own region', () => {
  const network = { ...berlin, hours: { ...early, holidays: true } }
  const epiphany = new Date('2025-01-06T07:00+01:00')
  expect(calendarOf(aPartner(), network).isOpen(epiphany)).toBe(false)
  expect(calendarOf(aPartner({ region: 'BE' }), network).isOpen(epiphany)).toBe(true)
})

test('a partner’s calendar is made once, and again when the manufacturer moves to another zone', () => {
  const partner = aPartner()
  expect(calendarOf(partner, berlin)).toBe(calendarOf(partner, { ...berlin }))
  expect(
    calendarOf(partner, { ...berlin, timeZone: 'Asia/Tokyo' }).isOpen(new Date('2026-03-02T00:30Z')),
  ).toBe(true)
  expect(calendarOf(partner, { ...berlin, hours: early })).not.toBe(calendarOf(partner, berlin))
})

test('wrong hours are named below /hours of the partner', () => {
  const wrong = readHours({ zone: 'Europe/Berlin', week: { mon: [['8', '9']] } }, '/3') as Refusal
  expect(wrong.faults.map(({ pointer }) => pointer)).toEqual([
    '/3/hours/week/mon/0/0',
    '/3/hours/week/mon/0/1',
  ])
  expect((readHours('nine to five') as Refusal).faults[0]!.pointer).toBe('/hours')
  expect([readHours(null), readHours(undefined)]).toEqual([null, null])
})

const away = { unstaffed: [], absences: [{ from: '2026-03-02', to: '2026-03-04' }] }
test.each([
  ['the day before', '2026-03-01', false],
  ['the first day', '2026-03-02', true],
  ['the last day', '2026-03-04', true],
  ['the day after', '2026-03-05', false],
])('away: %s', (_, day, expected) => expect(isAway(away, day)).toBe(expected))

test.each([
  ['during the absence nothing has changed', '2026-03-04', away.absences, '2026-01-01T00:00:00.000Z'],
  [
    'the day after is the day of return, from its local midnight',
    '2026-03-05',
    away.absences,
    '2026-03-04T23:00:00.000Z',
  ],
  [
    'of several the latest that is over counts',
    '2026-05-01',
    [...away.absences, { from: '2026-04-01', to: '2026-04-02' }, { from: '2026-06-01', to: '2026-06-02' }],
    '2026-04-02T22:00:00.000Z',
  ],
  [
    'an absence from before it was there counts no more',
    '2026-05-01',
    [{ from: '2025-01-01', to: '2025-02-01' }],
    '2026-01-01T00:00:00.000Z',
  ],
])('available: %s', (_, today, absences, since) =>
  expect(availableSince(aPartner({ absences }), today, 'Europe/Berlin').toISOString()).toBe(since),
)
