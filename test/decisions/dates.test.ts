import { describe, expect, test } from 'vitest'
import type { DayFormat } from '../../server/history/dates.ts'
import { Unreadable, readDay, readMoment } from '../../server/history/dates.ts'
import type { Notation } from '../../server/history/numbers.ts'
import { readNumber } from '../../server/history/numbers.ts'

const why = (read: unknown) => (read instanceof Unreadable ? read.why : read)

describe('days as files write them', () => {
  test.each<[string, DayFormat | undefined, string]>([
    ['2026-05-31', undefined, '2026-05-31'],
    ['2026/5/3', undefined, '2026-05-03'],
    ['31.05.2026', undefined, '2026-05-31'],
    ['3.5.2026', undefined, '2026-05-03'],
    ['31/05/2026', undefined, '2026-05-31'],
    ['05/31/2026', undefined, '2026-05-31'],
    ['03/04/2026', 'DD/MM/YYYY', '2026-04-03'],
    ['03/04/2026', 'MM/DD/YYYY', '2026-03-04'],
    ['03-04-2026', 'DD-MM-YYYY', '2026-04-03'],
    ['2026-05-31T23:30:00Z', undefined, '2026-05-31'],
  ])('%s as %s is %s', (text, format, day) => expect(readDay(text, format)).toBe(day))

  test.each<[string, DayFormat | undefined, RegExp]>([
    ['03/04/2026', undefined, /could be two days.*DD\/MM\/YYYY.*MM\/DD\/YYYY/],
    ['03-04-2026', undefined, /could be two days/],
    ['31.02.2026', undefined, /does not exist/],
    ['13/31/2026', undefined, /does not exist/],
    ['31/05/2026', 'MM/DD/YYYY', /does not exist/],
    ['2026-05-31', 'DD.MM.YYYY', /not written as DD.MM.YYYY/],
    ['31.05.26', undefined, /no date/],
    ['soon', undefined, /no date/],
  ])('%s as %s is refused: %s', (text, format, reason) => expect(why(readDay(text, format))).toMatch(reason))
})

describe('moments as files write them', () => {
  test.each([
    ['a day begins in the zone', '2026-05-31', '2026-05-30T22:00:00.000Z'],
    [
      'a day that begins at 01:00, because the clock skips midnight',
      '2018-11-04',
      '2018-11-04T03:00:00.000Z',
      'America/Sao_Paulo',
    ],
    ['a time without a zone is local', '31.05.2026 14:30', '2026-05-31T12:30:00.000Z'],
    ['a time with its zone is taken as it is', '2026-05-31T14:30:00+05:30', '2026-05-31T09:00:00.000Z'],
    ['with fractions', '2026-05-31T14:30:00.25Z', '2026-05-31T14:30:00.250Z'],
    ['with UTC written out', '2023-02-14 15:54:11 UTC', '2023-02-14T15:54:11.000Z'],
    ['with an American clock', '05/31/2026 12:15 AM', '2026-05-30T22:15:00.000Z'],
    ['and its afternoon', '05/31/2026 2:15:30 pm', '2026-05-31T12:15:30.000Z'],
    ['a time that the clock skips is when the gap ends', '2026-03-29 02:30', '2026-03-29T01:00:00.000Z'],
  ])('%s', (_, text, at, zone = 'Europe/Berlin') =>
    expect((readMoment(text, zone) as Date).toISOString()).toBe(at),
  )

  test.each(['2026-05-31 25:00', '2026-05-31 14:60', '2026-05-31 noon', '2026-05-31 13:00 pm'])(
    '%s is no moment',
    (text) => expect(readMoment(text, 'Europe/Berlin')).toBeInstanceOf(Unreadable),
  )
})

describe('numbers as files write them', () => {
  test.each<[string, Notation | undefined, number]>([
    ['1054', undefined, 1054],
    ['-12.5', undefined, -12.5],
    ['12,5', undefined, 12.5],
    ['1,234.50', undefined, 1234.5],
    ['1.234,50', undefined, 1234.5],
    ['1.234.567', undefined, 1234567],
    ['48.461001', undefined, 48.461001],
    ['0.125', undefined, 0.125],
    ['1.234', 'german', 1234],
    ['1.234', 'english', 1.234],
    ['1,234', 'english', 1234],
    ["1'234.50", undefined, 1234.5],
    ['1 234,50 €', undefined, 1234.5],
    ['USD 99', undefined, 99],
    ['$1,000', 'english', 1000],
  ])('%s in %s notation is %s', (text, notation, number) => expect(readNumber(text, notation)).toBe(number))

  test.each<[string, Notation | undefined, RegExp]>([
    ['1.234', undefined, /could be two numbers.*english.*german/],
    ['1,234', undefined, /could be two numbers/],
    ['1,23,4', undefined, /no number/],
    ['12.34', 'german', /no number in german notation/],
    ['many', undefined, /no number/],
    ['1e5', undefined, /no number/],
  ])('%s in %s notation is refused: %s', (text, notation, reason) =>
    expect(why(readNumber(text, notation))).toMatch(reason),
  )
})
