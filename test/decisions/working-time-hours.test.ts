import { describe, expect, test } from 'vitest'
import { knownRegion, publicHolidays } from '../../server/time/holidays.ts'
import { defaultWorkingHours, workingHours } from '../../shared/working-hours.ts'

const faults = (given: unknown) =>
  workingHours.safeParse(given).error?.issues.map(({ path }) => path.join('.'))

describe('hours are refused with the field', () => {
  const week = {}
  test.each([
    ['an unknown zone', { zone: 'Europe/Bielefeld', week }, 'zone'],
    ['a time without its zero', { zone: 'UTC', week: { mon: [['8:00', '17:00']] } }, 'week.mon.0.0'],
    ['24:00 as a start', { zone: 'UTC', week: { tue: [['24:00', '08:00']] } }, 'week.tue.0.0'],
    ['an end past midnight by number', { zone: 'UTC', week: { sun: [['08:00', '25:00']] } }, 'week.sun.0.1'],
    ['half an opening', { zone: 'UTC', week: { fri: [['08:00']] } }, 'week.fri.0'],
    ['a weekday misspelt', { zone: 'UTC', week: { monday: [] } }, 'week'],
    ['a country by its name', { zone: 'UTC', week, holidays: { country: 'Germany' } }, 'holidays.country'],
    [
      'a date that does not exist',
      { zone: 'UTC', week, closed: [{ from: '2026-02-30', to: '2026-03-01' }] },
      'closed.0.from',
    ],
    [
      'a closure that ends before it starts',
      { zone: 'UTC', week, closed: [{ from: '2026-03-02', to: '2026-03-01' }] },
      'closed.0.to',
    ],
  ])('%s', (_, given, field) => expect(faults(given)).toEqual([field]))

  test('the fault says what would do', () =>
    expect(workingHours.safeParse({ zone: 'Mars', week }).error?.issues[0]?.message).toContain(
      'Europe/Berlin',
    ))
})

describe('openings of a day', () => {
  const kept = (mon: [string, string][]) => workingHours.parse({ zone: 'UTC', week: { mon } }).week.mon
  test.each([
    [
      'come in order',
      [
        ['13:00', '17:00'],
        ['08:00', '12:00'],
      ],
      [
        ['08:00', '12:00'],
        ['13:00', '17:00'],
      ],
    ],
    [
      'are joined where they overlap',
      [
        ['08:00', '12:00'],
        ['11:00', '17:00'],
      ],
      [['08:00', '17:00']],
    ],
    [
      'are joined where they touch',
      [
        ['08:00', '12:00'],
        ['12:00', '17:00'],
      ],
      [['08:00', '17:00']],
    ],
    [
      'are swallowed by a longer one',
      [
        ['08:00', '17:00'],
        ['09:00', '10:00'],
      ],
      [['08:00', '17:00']],
    ],
    [
      'are joined into the night',
      [
        ['20:00', '24:00'],
        ['22:00', '06:00'],
      ],
      [['20:00', '06:00']],
    ],
    [
      'stay two where one would exceed a day',
      [
        ['08:00', '08:00'],
        ['20:00', '10:00'],
      ],
      [
        ['08:00', '08:00'],
        ['20:00', '10:00'],
      ],
    ],
  ] satisfies [string, [string, string][], [string, string][]][])('%s', (_, given, then) =>
    expect(kept(given)).toEqual(then),
  )
})

test('by default work is from Monday to Friday, nine to five', () => {
  const hours = defaultWorkingHours('Europe/Berlin', 'DE')
  expect(workingHours.parse(hours)).toEqual(hours)
  expect(Object.keys(hours.week)).toEqual(['mon', 'tue', 'wed', 'thu', 'fri'])
  expect(hours.week.mon).toEqual([['09:00', '17:00']])
  expect(hours.holidays).toEqual({ country: 'DE' })
  expect(defaultWorkingHours('UTC').holidays).toBeNull()
})

describe('public holidays', () => {
  const dates = (country: string, region: string | undefined, year: number) => [
    ...publicHolidays(country, region, year).keys(),
  ]

  test.each([
    ['Bavaria keeps Corpus Christi', 'DE', 'BY', '2025-06-19', true],
    ['with the country in front too', 'DE', 'DE-BY', '2025-06-19', true],
    ['Berlin does not', 'DE', 'BE', '2025-06-19', false],
    ['nor does Germany as a whole', 'DE', undefined, '2025-06-19', false],
    ['Christmas Eve is none in Germany', 'DE', undefined, '2025-12-24', false],
    ['Geneva keeps the restoration of the republic', 'CH', 'GE', '2025-12-31', true],
    ['Zürich does not', 'CH', 'ZH', '2025-12-31', false],
    ['Scotland keeps 2 January', 'GB', 'SCT', '2025-01-02', true],
    ['a new year on Saturday is made up for the day before', 'US', undefined, '2021-12-31', true],
    ['a feast that began in December goes on in January', 'SZ', undefined, '2026-01-02', true],
    ['a feast from sunset is kept on the day it is named for', 'AE', undefined, '2025-03-30', true],
    ['and not on its eve', 'AE', undefined, '2025-03-29', false],
  ])('%s', (_, country, region, date, kept) =>
    expect(dates(country, region, Number(date.slice(0, 4))).includes(date)).toBe(kept),
  )

  test('an unknown region keeps the holidays of the country', () =>
    expect(dates('DE', 'XX', 2025)).toEqual(dates('DE', undefined, 2025)))
  test('an unknown country keeps none', () => expect(dates('QQ', 'BY', 2025)).toEqual([]))
  test('all of them lie in the year asked for', () =>
    expect(dates('SZ', undefined, 2026).filter((date) => !date.startsWith('2026-'))).toEqual([]))

  test.each([
    ['AT', '09', '9'],
    ['AT', 'AT-9', '9'],
    ['AT', '9', '9'],
    ['CH', 'zh', 'ZH'],
    ['FR', '57', '57'],
    ['FR', '11', undefined],
    ['DE', 'constructor', undefined],
    ['DE', '', undefined],
  ])('%s %s is known as %s', (country, region, known) => expect(knownRegion(country, region)).toBe(known))
})
