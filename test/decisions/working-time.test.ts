import { describe, expect, test } from 'vitest'
import { workingCalendar } from '../../server/time/calendar.ts'
import type { Interval, WorkingHours } from '../../shared/working-hours.ts'
import { defaultWorkingHours } from '../../shared/working-hours.ts'

// January 2026 begins on a Thursday; the 5th is a Monday. In London summer ends on 25 October.
const office = workingCalendar(defaultWorkingHours('Europe/London'))
const at = (text: string) => new Date(text.replace(' ', 'T') + 'Z')
const read = (date: Date | null) => date?.toISOString().slice(0, 16).replace('T', ' ') ?? null
const hours = (given: Partial<WorkingHours>): WorkingHours => ({ zone: 'Europe/London', week: {}, ...given })

describe('a deadline', () => {
  test.each([
    ['within the day is by the clock', '2026-01-05 10:00', 90, '2026-01-05 11:30'],
    ['goes on the next morning', '2026-01-05 16:00', 90, '2026-01-06 09:30'],
    ['passes over the weekend', '2026-01-09 16:00', 240, '2026-01-12 12:00'],
    ['of a lead before opening starts at opening', '2026-01-05 06:12', 30, '2026-01-05 09:30'],
    ['of a lead after closing starts the next day', '2026-01-05 17:00', 30, '2026-01-06 09:30'],
    ['of a lead on Saturday starts on Monday', '2026-01-10 12:00', 30, '2026-01-12 09:30'],
    ['that ends with the day lands at closing', '2026-01-05 16:00', 60, '2026-01-05 17:00'],
    ['of exactly one day from opening is closing', '2026-01-05 09:00', 480, '2026-01-05 17:00'],
    ['of a week takes a week', '2026-01-05 12:00', 5 * 480, '2026-01-12 12:00'],
    ['of nothing is now when open', '2026-01-05 12:00', 0, '2026-01-05 12:00'],
    ['of nothing is the next opening when closed', '2026-01-05 17:00', 0, '2026-01-06 09:00'],
    ['keeps local hours when summer time ends', '2026-10-23 15:30', 60, '2026-10-26 09:30'],
    ['of a year of working time is found', '2026-01-05 09:00', 52 * 5 * 480, '2027-01-01 17:00'],
  ])('%s', (_, from, minutes, deadline) => expect(read(office.add(at(from), minutes))).toBe(deadline))

  test('keeps seconds', () =>
    expect(office.add(new Date('2026-01-05T16:59:30.250Z'), 1)).toEqual(new Date('2026-01-06T09:00:30.250Z')))

  test.each([-1, Number.NaN, Infinity])('of %s minutes is no question', (minutes) =>
    expect(() => office.add(at('2026-01-05 10:00'), minutes)).toThrow(RangeError),
  )
  test('from an invalid date is no question', () =>
    expect(() => office.add(new Date(Number.NaN), 10)).toThrow('date is invalid'))
})

describe('working minutes between', () => {
  test.each([
    ['two times of a day', '2026-01-05 10:00', '2026-01-05 11:30', 90],
    ['an evening and a morning', '2026-01-05 16:00', '2026-01-06 10:00', 120],
    ['Saturday and Sunday', '2026-01-10 10:00', '2026-01-11 10:00', 0],
    ['the turns of a year', '2026-01-01 00:00', '2027-01-01 00:00', 261 * 480],
    ['the same instant twice', '2026-01-05 10:00', '2026-01-05 10:00', 0],
    ['a later and an earlier time', '2026-01-06 10:00', '2026-01-05 16:00', -120],
  ])('%s', (_, from, to, minutes) => expect(office.between(at(from), at(to))).toBe(minutes))
})

describe('open', () => {
  test.each([
    ['at opening', '2026-01-05 09:00', true, '2026-01-05 09:00'],
    ['until before closing', '2026-01-05 16:59', true, '2026-01-05 16:59'],
    ['not at closing', '2026-01-05 17:00', false, '2026-01-06 09:00'],
    ['not on Saturday', '2026-01-10 12:00', false, '2026-01-12 09:00'],
    ['by the clock of the zone', '2026-07-06 08:00', true, '2026-07-06 08:00'],
  ])('%s', (_, when, open, next) => {
    expect(office.isOpen(at(when))).toBe(open)
    expect(read(office.nextOpen(at(when)))).toBe(next)
  })
})

describe('working days', () => {
  test.each([
    ['one day on is the same time tomorrow', '2026-01-05 15:00', 1, '2026-01-06 15:00'],
    ['from Friday one day on is Monday', '2026-01-09 15:00', 1, '2026-01-12 15:00'],
    ['from Sunday one day on is Monday', '2026-01-11 15:00', 1, '2026-01-12 15:00'],
    ['an evening moves to the opening after it', '2026-01-09 20:00', 1, '2026-01-13 09:00'],
    ['an early morning moves to that opening', '2026-01-09 05:00', 1, '2026-01-12 09:00'],
    ['fourteen days on are two weeks and four days', '2026-01-05 10:00', 14, '2026-01-23 10:00'],
    ['local time stays when summer time ends', '2026-10-23 09:30', 1, '2026-10-26 10:30'],
    ['no day on is the next opening', '2026-01-10 09:30', 0, '2026-01-12 09:00'],
  ])('%s', (_, from, days, then) => expect(read(office.addWorkingDays(at(from), days))).toBe(then))

  test.each([-1, 1.5, Number.NaN])('%s days are no question', (days) =>
    expect(() => office.addWorkingDays(at('2026-01-05 10:00'), days)).toThrow(RangeError),
  )
})

describe('hours of every kind', () => {
  const lunch = workingCalendar(
    hours({
      week: {
        mon: [
          ['08:00', '12:00'],
          ['13:00', '17:00'],
        ],
      },
    }),
  )
  const night = workingCalendar(hours({ week: { mon: [['22:00', '06:00']], tue: [['05:00', '07:00']] } }))
  const always = workingCalendar(
    hours({
      week: {
        mon: [['00:00', '24:00']],
        tue: [['00:00', '00:00']],
        wed: [['00:00', '24:00']],
        thu: [['00:00', '24:00']],
        fri: [['00:00', '24:00']],
        sat: [['00:00', '24:00']],
        sun: [['00:00', '24:00']],
      },
    }),
  )

  test.each([
    ['a break stops the clock', lunch, '2026-01-05 11:30', 60, '2026-01-05 13:30'],
    ['what ends with the morning lands before the break', lunch, '2026-01-05 11:30', 30, '2026-01-05 12:00'],
    ['a night shift runs past midnight', night, '2026-01-05 23:00', 120, '2026-01-06 01:00'],
    ['a night shift that meets the morning counts once', night, '2026-01-05 22:00', 540, '2026-01-06 07:00'],
    ['around the clock, time is time', always, '2026-02-28 23:00', 10_000, '2026-03-07 21:40'],
  ])('%s', (_, calendar, from, minutes, deadline) =>
    expect(read(calendar.add(at(from), minutes))).toBe(deadline),
  )

  test.each([
    ['long nights far in the west', 'Pacific/Pago_Pago', ['20:00', '19:00'], 23],
    ['long nights at Greenwich', 'UTC', ['20:00', '19:00'], 23],
    ['early mornings far in the east', 'Pacific/Kiritimati', ['00:00', '06:00'], 6],
  ] satisfies [string, string, Interval, number][])('%s add up over a year', (_, zone, each, length) => {
    const day = [each]
    const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }
    const calendar = workingCalendar({ zone, week })
    expect(calendar.between(at('2026-01-01 12:00'), at('2027-01-01 12:00'))).toBe(365 * length * 60)
  })

  test('working days count where a shift starts, not where it ends', () =>
    expect(read(night.addWorkingDays(at('2026-01-06 05:30'), 1))).toBe('2026-01-12 22:00'))
})

describe('closures and holidays', () => {
  const closed = (from: string, to: string, week = defaultWorkingHours('Europe/London').week) =>
    workingCalendar(hours({ week, closed: [{ from, to }] }))

  test.each([
    ['both ends of a closure are closed', '2026-01-06', '2026-01-07', '2026-01-05 16:30', '2026-01-08 09:30'],
    ['a closure of one day', '2026-01-06', '2026-01-06', '2026-01-05 16:30', '2026-01-07 09:30'],
    ['a closure over months', '2026-01-06', '2026-08-31', '2026-01-05 16:30', '2026-09-01 08:30'],
    ['a closure just short of two years', '2026-01-06', '2027-12-31', '2026-01-05 16:30', '2028-01-03 09:30'],
    ['a closure that is past', '2025-01-06', '2025-01-07', '2026-01-05 16:30', '2026-01-06 09:30'],
  ])('%s', (_, from, to, asked, deadline) => expect(read(closed(from, to).add(at(asked), 60))).toBe(deadline))

  test('one open day between two long closures is enough to go on', () => {
    const calendar = workingCalendar({
      ...defaultWorkingHours('Europe/London'),
      closed: [
        { from: '2026-01-06', to: '2027-06-30' },
        { from: '2027-07-02', to: '2028-12-31' },
      ],
    })
    expect(read(calendar.add(at('2026-01-05 17:00'), 540))).toBe('2029-01-01 10:00')
    expect(read(calendar.addWorkingDays(at('2026-01-05 10:00'), 2))).toBe('2029-01-01 10:00')
  })

  test('a night shift runs to its end into a closure, and none starts in it', () => {
    const night = closed('2026-01-06', '2026-01-06', { mon: [['22:00', '06:00']], tue: [['22:00', '06:00']] })
    expect(night.between(at('2026-01-05 12:00'), at('2026-01-07 12:00'))).toBe(480)
    expect(night.isOpen(at('2026-01-06 05:59'))).toBe(true)
  })

  const keeping = (zone: string, country: string, region?: string) =>
    workingCalendar({ ...defaultWorkingHours(zone), holidays: { country, region } })

  test.each([
    ['Bavaria rests on Epiphany', keeping('Europe/Berlin', 'DE', 'BY'), '2026-01-07 09:00'],
    ['Berlin works on Epiphany', keeping('Europe/Berlin', 'DE', 'BE'), '2026-01-06 09:00'],
    [
      'an unknown region keeps the holidays of the country',
      keeping('Europe/Berlin', 'DE', 'XX'),
      '2026-01-06 09:00',
    ],
    ['Austria rests on Epiphany', keeping('Europe/Vienna', 'AT', '09'), '2026-01-07 09:00'],
  ])('%s', (_, calendar, deadline) => expect(read(calendar.add(at('2026-01-05 15:00'), 120))).toBe(deadline))

  test('where only the afternoon is off, the morning counts', () => {
    const reykjavik = keeping('Atlantic/Reykjavik', 'IS')
    expect(reykjavik.between(at('2026-12-24 00:00'), at('2026-12-25 00:00'))).toBe(4 * 60)
    expect(reykjavik.isOpen(at('2026-12-24 12:59'))).toBe(true)
    expect(reykjavik.isOpen(at('2026-12-24 13:00'))).toBe(false)
  })
})

describe('never open', () => {
  test.each([
    ['no hours at all', hours({})],
    ['a day without openings', hours({ week: { mon: [] } })],
    [
      'closed for good',
      hours({ week: { mon: [['08:00', '17:00']] }, closed: [{ from: '2020-01-01', to: '9999-12-31' }] }),
    ],
  ])('%s: there is no deadline', (_, given) => {
    const calendar = workingCalendar(given)
    expect(calendar.add(at('2026-01-05 10:00'), 1)).toBeNull()
    expect(calendar.add(at('2026-01-05 10:00'), 0)).toBeNull()
    expect(calendar.nextOpen(at('2026-01-05 10:00'))).toBeNull()
    expect(calendar.addWorkingDays(at('2026-01-05 10:00'), 1)).toBeNull()
    expect(calendar.between(at('2026-01-05 10:00'), at('2027-01-05 10:00'))).toBe(0)
    expect(calendar.isOpen(at('2026-01-05 10:00'))).toBe(false)
  })

  test('what starts before a closure of three years and cannot end before it has no deadline', () => {
    const calendar = workingCalendar(
      hours({ week: { mon: [['08:00', '17:00']] }, closed: [{ from: '2026-01-06', to: '2029-01-06' }] }),
    )
    expect(read(calendar.add(at('2026-01-05 16:00'), 60))).toBe('2026-01-05 17:00')
    expect(calendar.add(at('2026-01-05 16:00'), 61)).toBeNull()
  })

  test('more than ten years ahead is out of reach', () => {
    const minuteAWeek = workingCalendar(hours({ week: { mon: [['08:00', '08:01']] } }))
    expect(read(minuteAWeek.add(at('2026-01-05 07:00'), 53))).toBe('2027-01-04 08:01')
    expect(minuteAWeek.add(at('2026-01-05 07:00'), 53 * 11)).toBeNull()
  })
})
