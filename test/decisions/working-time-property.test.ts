import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarOf } from '../../server/partners/hours.ts'
import type { RoutingPartner } from '../../server/partners/partner.ts'
import type { Absence } from '../../shared/partners.ts'
import type { Interval, WorkingHours } from '../../shared/working-hours.ts'
import { workingHours } from '../../shared/working-hours.ts'

/**
 * The calendar against a clockwork that steps through every minute of some days and asks Intl what the clock on the
 * wall shows. A minute is worked if the wall has shown the start of a shift or later, and will yet show a time before
 * its end.
 */
interface Scene {
  zone: string
  /** The first UTC day of the window. */
  from: string
  country?: string
  region?: string
  /** Public holidays in and next to the window, with the hour from which they are kept. */
  holidays?: Record<string, number>
}

const scenes: Scene[] = [
  {
    zone: 'Europe/Berlin',
    from: '2024-03-28',
    country: 'DE',
    region: 'BY',
    holidays: { '2024-03-29': 0, '2024-04-01': 0 },
  },
  { zone: 'Europe/Vienna', from: '2025-10-24', country: 'AT', region: '09', holidays: { '2025-10-26': 0 } },
  { zone: 'Europe/Berlin', from: '2026-10-23', country: 'DE' },
  { zone: 'America/New_York', from: '2026-03-06', country: 'US' },
  { zone: 'America/New_York', from: '2026-10-30' },
  { zone: 'Australia/Lord_Howe', from: '2026-04-03' },
  { zone: 'Australia/Lord_Howe', from: '2026-10-02' },
  { zone: 'America/Havana', from: '2026-03-06' },
  { zone: 'America/Havana', from: '2025-10-31' },
  { zone: 'America/Sao_Paulo', from: '2018-02-16' },
  { zone: 'America/Sao_Paulo', from: '2018-11-02', country: 'BR', holidays: { '2018-11-02': 0 } },
  { zone: 'Pacific/Apia', from: '2011-12-28' },
  { zone: 'Asia/Kathmandu', from: '2026-01-30' },
  {
    zone: 'Atlantic/Reykjavik',
    from: '2025-12-22',
    country: 'IS',
    holidays: { '2025-12-24': 13, '2025-12-25': 0, '2025-12-26': 0 },
  },
]

const DAYS = 5
const MINUTES = DAYS * 1440
// A stretch before and after, so that shifts may reach in and repeated hours be foreseen.
const MARGIN = 2 * 1440
const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** What the wall shows in each minute, as minutes of local time since 1970, and its highest so far and lowest yet. */
function wallOf({ zone, from }: Scene) {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  const first = Date.parse(`${from}T00:00Z`) - MARGIN * 60_000
  const shown = Array.from(
    { length: MINUTES + 2 * MARGIN },
    (_, minute) => Date.parse(`${format.format(first + minute * 60_000).replace(' ', 'T')}Z`) / 60_000,
  )
  const highest = [...shown]
  for (let i = 1; i < shown.length; i += 1) highest[i] = Math.max(highest[i - 1]!, shown[i]!)
  const lowest = [...shown]
  for (let i = shown.length - 2; i >= 0; i -= 1) lowest[i] = Math.min(lowest[i + 1]!, shown[i]!)
  return { shown, highest, lowest }
}

const walls = scenes.map(wallOf)

interface Case {
  scene: number
  hours: WorkingHours
  /** Whether the hours are the partner's own, or the network's. */
  own: boolean
  /** Of the company, and days on which all of its people are away. */
  absences: Absence[]
  unstaffed: Absence[]
}

const kept = (scene: Scene, hours: WorkingHours, date: string) =>
  (hours.holidays && scene.holidays?.[date]) ?? 24 * 3

/** The shifts that start on a local date, in minutes of local time since 1970. */
function shiftsOn(scene: Scene, { hours, absences, unstaffed }: Case, day: number): [number, number][] {
  const date = new Date(day * 86_400_000)
  const text = date.toISOString().slice(0, 10)
  const shut = [...(hours.closed ?? []), ...absences, ...unstaffed]
  if (shut.some(({ from, to }) => from <= text && text <= to)) return []
  const midnight = day * 1440
  const off = midnight + kept(scene, hours, text) * 60
  return (hours.week[names[(date.getUTCDay() + 6) % 7]!] ?? []).flatMap(([from, to]) => {
    const clock = (time: string) => midnight + Number(time.split(':')[0]) * 60 + Number(time.split(':')[1])
    const end = clock(to) > clock(from) ? clock(to) : clock(to) + 1440
    return clock(from) < off ? [[clock(from), Math.min(end, off)] as [number, number]] : []
  })
}

/** Whether each minute of the window is worked, and how many are before it; and the dates with work. */
function clockwork(given: Case) {
  const { scene: index } = given
  const scene = scenes[index]!
  const { shown, highest, lowest } = walls[index]!
  const open = new Uint8Array(shown.length)
  const days = new Set<number>()
  const lastDay = Math.floor(shown.at(-1)! / 1440)
  for (let day = Math.floor(shown[0]! / 1440) - 1; day <= lastDay; day += 1)
    for (const [start, end] of shiftsOn(scene, given, day))
      for (let i = 0; i < shown.length; i += 1)
        if (highest[i]! >= start && lowest[i]! < end) {
          open[i] = 1
          days.add(day)
        }
  const worked = new Uint32Array(MINUTES + 1)
  for (let i = 0; i < MINUTES; i += 1) worked[i + 1] = worked[i]! + open[i + MARGIN]!
  return { open: open.subarray(MARGIN, MARGIN + MINUTES + 1), worked, days, shown }
}

const time = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
// Most of what can go wrong lies between eleven at night and four.
const minuteOfDay = fc.oneof(
  fc.integer({ min: 0, max: 1439 }),
  fc.integer({ min: 0, max: 16 }).map((n) => n * 15),
  fc.integer({ min: 1380, max: 1439 }),
)
const interval: fc.Arbitrary<Interval> = fc
  .tuple(minuteOfDay, fc.oneof(minuteOfDay, fc.constant(1440)))
  .map(([from, to]) => [time(from), time(to)])
const openings = fc.array(interval, { maxLength: 3 })

const week = fc.record(
  { mon: openings, tue: openings, wed: openings, thu: openings, fri: openings, sat: openings, sun: openings },
  { requiredKeys: [] },
)

const cases: fc.Arbitrary<Case> = fc.nat({ max: scenes.length - 1 }).chain((index) => {
  const { zone, from, country, region } = scenes[index]!
  const date = fc
    .integer({ min: -1, max: DAYS })
    .map((n) => new Date(Date.parse(from) + n * 86_400_000).toISOString().slice(0, 10))
  const closure = fc.tuple(date, date).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
  const holidays = country ? fc.constantFrom(null, { country, region }) : fc.constant(null)
  const days = fc.array(closure, { maxLength: 2, size: '-1' })
  return fc
    .record({ week, holidays, closed: days, own: fc.boolean(), absences: days, unstaffed: days })
    .map(({ own, absences, unstaffed, ...given }): Case => ({
      scene: index,
      hours: { zone, ...given },
      own,
      absences,
      unstaffed,
    }))
})

const nobody: RoutingPartner = {
  id: '0195c9e0-0000-7000-8000-000000000001',
  name: 'Alpen Solar',
  status: 'active',
  tier: null,
  tags: [],
  weight: 1,
  country: 'DE',
  region: null,
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
  availableSince: '2000-01-01T00:00:00.000Z',
}

/** The partner's calendar: by hours of its own, or by its manufacturer's with the holidays of where it is. */
function calendarUnderTest({ scene, hours, own, absences, unstaffed }: Case) {
  const { country = 'DE', region = null } = scenes[scene]!
  const { zone, week, holidays, closed = [] } = workingHours.parse(hours)
  const partner = { ...nobody, country, region, absences, unstaffed }
  const network = { timeZone: own ? 'Pacific/Kiritimati' : zone, country: 'US' }
  return own
    ? calendarOf({ ...partner, hours }, { ...network, hours: null })
    : calendarOf(partner, { ...network, hours: { week, holidays: Boolean(holidays), closed } })
}

/** The calendar under test gets the hours as the schema leaves them, joined; the clockwork as they were written. */
function bothOf(given: Case) {
  const start = Date.parse(scenes[given.scene]!.from)
  const at = (minute: number) => new Date(start + minute * 60_000)
  return {
    ...clockwork(given),
    calendar: calendarUnderTest(given),
    at,
    /** The first minute from one on for which it holds, as long as the window lasts. */
    first(from: number, holds: (minute: number) => boolean) {
      for (let minute = from; minute <= MINUTES; minute += 1) if (holds(minute)) return at(minute)
      return 'later'
    },
    within: (date: Date | null) => (date && date <= at(MINUTES) ? date : 'later'),
  }
}

const minute = fc.nat({ max: MINUTES - 1 })
const questions = fc.array(fc.tuple(minute, minute, fc.integer({ min: 1, max: 2000 })), {
  minLength: 3,
  maxLength: 3,
})

describe('the calendar and the clockwork agree', () => {
  test('on what is open, the minutes between, deadlines and openings', () => {
    const agree = fc.property(cases, questions, (given, asked) => {
      const { calendar, open, worked, at, first, within } = bothOf(given)
      for (const [a, b, minutes] of asked) {
        expect(calendar.isOpen(at(a))).toBe(open[a] === 1)
        expect(calendar.between(at(a), at(b))).toBe(worked[b]! - worked[a]!)
        expect(within(calendar.nextOpen(at(a)))).toEqual(first(a, (minute) => open[minute] === 1))
        const deadline = first(a, (minute) => worked[minute] === worked[a]! + minutes)
        expect(within(calendar.add(at(a), minutes))).toEqual(deadline)
      }
    })
    fc.assert(agree, { numRuns: 10_000 })
  })

  test('on working days', () => {
    const agree = fc.property(cases, minute, fc.nat({ max: 3 }), (given, a, n) => {
      const { calendar, open, days, shown, at, first, within } = bothOf(given)
      const wall = shown[a + MARGIN]!
      const today = Math.floor(wall / 1440)
      const day = n === 0 ? today : [...days].filter((other) => other > today).sort((x, y) => x - y)[n - 1]
      const from = shown.findIndex((local) => local >= wall + ((day ?? Infinity) - today) * 1440) - MARGIN
      const then = first(n === 0 || from < 0 ? a : from, (minute) => open[minute] === 1)
      expect(within(calendar.addWorkingDays(at(a), n))).toEqual(from < 0 && n > 0 ? 'later' : then)
    })
    fc.assert(agree, { numRuns: 3000 })
  })
})
