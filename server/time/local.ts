import { DAY, dateOfDay, dayNumber, weekdayOfDay } from './day.ts'
import { instantReaching, offsetAt } from './zone.ts'

export interface LocalParts {
  year: number
  /** 1 to 12 */
  month: number
  day: number
  hour: number
  minute: number
  /** 1 for Monday to 7 for Sunday */
  weekday: number
}

/** What calendar and clock on the wall show in a zone. */
export function localParts(at: Date, zone: string): LocalParts {
  const local = localTime(at, zone)
  const wall = new Date(local)
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    weekday: weekdayOfDay(Math.floor(local / DAY)),
  }
}

/** The local date in a zone, `YYYY-MM-DD`. */
export const localDate = (at: Date, zone: string): string => dateOfDay(Math.floor(localTime(at, zone) / DAY))

/**
 * The first instant of a local date `YYYY-MM-DD`: 01:00 where the clock skips midnight. Throws a RangeError on a
 * date that does not exist.
 */
export const startOfLocalDay = (date: string, zone: string): Date =>
  new Date(instantReaching(dayNumber(date) * DAY, zone))

/** The local date and time written as if it were UTC, in ms. */
export const localTime = (at: Date, zone: string): number => at.getTime() + offsetAt(at.getTime(), zone)
