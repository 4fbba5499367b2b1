import { describe, expect, test } from 'vitest'
import { workingCalendar } from '../../server/time/calendar.ts'
import { isZone } from '../../shared/working-hours.ts'
import { localDate, localParts, startOfLocalDay } from '../../server/time/local.ts'
import type { Interval } from '../../shared/working-hours.ts'
import { weekdays } from '../../shared/working-hours.ts'

describe('a zone', () => {
  test.each([
    ['Europe/Berlin', true],
    ['America/Argentina/Buenos_Aires', true],
    ['UTC', true],
    ['Etc/GMT+5', true],
    ['Europe/Bielefeld', false],
    ['+01:00', false],
    ['', false],
  ])('%s: %s', (name, known) => expect(isZone(name)).toBe(known))
})

describe('local time', () => {
  test.each([
    ['Berlin in winter', 'Europe/Berlin', '2026-01-05T23:30Z', [2026, 1, 6, 0, 30, 2]],
    ['Berlin in summer', 'Europe/Berlin', '2026-07-05T21:59Z', [2026, 7, 5, 23, 59, 7]],
    ['New York on the eve', 'America/New_York', '2026-01-01T04:59Z', [2025, 12, 31, 23, 59, 3]],
    ['Kathmandu, 45 minutes off', 'Asia/Kathmandu', '2026-01-05T00:00Z', [2026, 1, 5, 5, 45, 1]],
    ['before 1970', 'UTC', '1969-12-28T12:00Z', [1969, 12, 28, 12, 0, 7]],
  ])('%s', (_, zone, instant, [year, month, day, hour, minute, weekday]) =>
    expect(localParts(new Date(instant), zone)).toEqual({ year, month, day, hour, minute, weekday }),
  )

  test('the date is the local one', () => {
    expect(localDate(new Date('2026-01-05T23:30Z'), 'Europe/Berlin')).toBe('2026-01-06')
    expect(localDate(new Date('2026-01-05T23:30Z'), 'UTC')).toBe('2026-01-05')
  })

  test.each([
    ['Berlin starts the day at its midnight', '2026-07-05', 'Europe/Berlin', '2026-07-04T22:00:00.000Z'],
    [
      'Havana skips midnight: the day starts at one',
      '2026-03-08',
      'America/Havana',
      '2026-03-08T05:00:00.000Z',
    ],
    ['Havana has two midnights: the first', '2025-11-02', 'America/Havana', '2025-11-02T04:00:00.000Z'],
    ['São Paulo skips midnight', '2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    [
      'São Paulo repeats the hour before midnight',
      '2018-02-18',
      'America/Sao_Paulo',
      '2018-02-18T03:00:00.000Z',
    ],
    ['Apia had no 30 December: when it was over', '2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('%s', (_, date, zone, start) => expect(startOfLocalDay(date, zone).toISOString()).toBe(start))

  test.each(['2026-02-30', '2026-1-5', 'today'])('%s is no date', (date) =>
    expect(() => startOfLocalDay(date, 'UTC')).toThrow(RangeError),
  )
})

describe('a night on which the clock changes', () => {
  const worked = (zone: string, date: string, interval: Interval) => {
    const start = startOfLocalDay(date, zone).getTime()
    const weekday = weekdays[localParts(new Date(start), zone).weekday - 1]!
    const calendar = workingCalendar({ zone, week: { [weekday]: [interval] } })
    return calendar.between(new Date(start), new Date(start + 2 * 86_400_000))
  }

  test.each([
    ['Berlin: the skipped hour is not worked', 'Europe/Berlin', '2026-03-29', ['00:00', '06:00'], 300],
    [
      'Berlin: a shift that starts in the gap starts after it',
      'Europe/Berlin',
      '2026-03-29',
      ['02:30', '06:00'],
      180,
    ],
    [
      'Berlin: a shift that ends in the gap ends before it',
      'Europe/Berlin',
      '2026-03-29',
      ['00:00', '02:30'],
      120,
    ],
    ['Berlin: a shift within the gap does not happen', 'Europe/Berlin', '2026-03-29', ['02:10', '02:50'], 0],
    ['Berlin: the repeated hour is worked twice', 'Europe/Berlin', '2026-10-25', ['00:00', '06:00'], 420],
    [
      'Berlin: a start that occurs twice is the first',
      'Europe/Berlin',
      '2026-10-25',
      ['02:30', '06:00'],
      270,
    ],
    ['Berlin: an end that occurs twice is the last', 'Europe/Berlin', '2026-10-25', ['00:00', '02:30'], 210],
    [
      'Berlin: what ends as the repetition begins has no extra hour',
      'Europe/Berlin',
      '2026-10-25',
      ['00:00', '02:00'],
      120,
    ],
    ['New York: a night shift loses the hour', 'America/New_York', '2026-03-07', ['22:00', '06:00'], 420],
    ['New York: a night shift has the hour twice', 'America/New_York', '2026-10-31', ['22:00', '06:00'], 540],
    ['Lord Howe loses half an hour', 'Australia/Lord_Howe', '2026-10-04', ['00:00', '06:00'], 330],
    ['Lord Howe repeats half an hour', 'Australia/Lord_Howe', '2026-04-05', ['00:00', '06:00'], 390],
    ['Havana: a day without its first hour', 'America/Havana', '2026-03-08', ['00:00', '24:00'], 1380],
    ['Havana: a day with its first hour twice', 'America/Havana', '2025-11-02', ['00:00', '24:00'], 1500],
    ['São Paulo: a day without its first hour', 'America/Sao_Paulo', '2018-11-04', ['00:00', '24:00'], 1380],
    [
      'São Paulo: a day with its last hour twice',
      'America/Sao_Paulo',
      '2018-02-17',
      ['00:00', '24:00'],
      1500,
    ],
  ] satisfies [string, string, string, Interval, number][])('%s', (_, zone, date, interval, minutes) =>
    expect(worked(zone, date, interval)).toBe(minutes),
  )
})
