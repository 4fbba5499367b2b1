import Holidays from 'date-holidays'
import type { HolidaysTypes } from 'date-holidays'
import { DAY, dateOfDay, dayNumber } from './day.ts'

export interface PublicHoliday {
  /** `YYYY-MM-DD` */
  date: string
  /** Minute of the day from which it is kept: 0, or for example 780 where only the afternoon is off. */
  from: number
  /** In the language of the country. */
  name: string
}

/**
 * The public holidays of a year by date, after date-holidays. The region is a code of ISO 3166-2 or GeoNames, with
 * or without the country in front (`BY`, `DE-BY`, `AT-9`, `09`); of an unknown region the country's holidays
 * count, of an unknown country none.
 */
export function publicHolidays(
  country: string,
  region: string | undefined,
  year: number,
): ReadonlyMap<string, PublicHoliday> {
  const state = knownRegion(country, region)
  const key = `${country}/${state ?? ''}/${year}`
  let kept = years.get(key)
  if (!kept) {
    kept = readYear(country, state, year)
    years.set(key, kept)
  }
  return kept
}

/** The code by which date-holidays knows a region; undefined when it does not know it. */
export function knownRegion(country: string, region: string | undefined): string | undefined {
  if (!region) return undefined
  let known = regions.get(country)
  if (!known) {
    known = new Set(Object.keys(all.getStates(country) ?? {}))
    regions.set(country, known)
  }
  const code = region.trim().toUpperCase().replace(`${country}-`, '')
  // GeoNames writes the Austrian states 01 to 09, ISO 3166-2 and date-holidays 1 to 9.
  return [code, code.replace(/^0+/, '')].find((candidate) => known.has(candidate))
}

/** The regions of a country that date-holidays knows, by name. */
export const regionsOf = (country: string): { code: string; name: string }[] =>
  Object.entries(all.getStates(country) ?? {})
    .map(([code, name]) => ({ code, name: String(name) }))
    .sort((a, b) => a.name.localeCompare(b.name))

const regions = new Map<string, ReadonlySet<string>>()
const years = new Map<string, ReadonlyMap<string, PublicHoliday>>()
const all = new Holidays()

type Feasts = (year: number) => readonly HolidaysTypes.Holiday[]
const books = new Map<string, Feasts>()

/** The public feasts of a place by year. Working one out takes milliseconds: each year is asked for once. */
function feastsOf(country: string, state: string | undefined): Feasts {
  const key = `${country}/${state ?? ''}`
  let feasts = books.get(key)
  if (!feasts) {
    // By UTC a day has 24 hours in every month, and start and end read as local time.
    const options = { timezone: 'UTC' }
    const book = state ? new Holidays(country, state, options) : new Holidays(country, options)
    const known = new Map<number, readonly HolidaysTypes.Holiday[]>()
    feasts = (year) => {
      const listed = known.get(year) ?? book.getHolidays(year).filter(({ type }) => type === 'public')
      known.set(year, listed)
      return listed
    }
    books.set(key, feasts)
  }
  return feasts
}

function readYear(country: string, state: string | undefined, year: number): Map<string, PublicHoliday> {
  const feasts = feastsOf(country, state)
  const kept = new Map<string, PublicHoliday>()
  // The last days of December may begin a feast that reaches into January.
  for (const holiday of [...feasts(year - 1), ...feasts(year)]) {
    for (const day of daysOf(holiday)) {
      const known = kept.get(day.date)
      if (day.date.startsWith(`${year}-`) && !(known && known.from <= day.from)) kept.set(day.date, day)
    }
  }
  return kept
}

/**
 * One that starts at midnight takes whole days; one that starts later, the rest of its day. Feasts that begin at
 * sunset are kept by the civil day that they are named for, and of their broken last day nothing.
 */
function daysOf({ date, start, end, name }: { date: string; start: Date; end: Date; name: string }) {
  const first = dayNumber(date.slice(0, 10))
  const from = Number(date.slice(11, 13)) * 60 + Number(date.slice(14, 16))
  const length = from > 0 ? 1 : Math.max(1, Math.floor((end.getTime() - start.getTime()) / DAY))
  return Array.from({ length }, (_, index): PublicHoliday => ({ date: dateOfDay(first + index), from, name }))
}
