export const MINUTE = 60_000
export const DAY = 86_400_000

/** Days since 1970-01-01 of a calendar date `YYYY-MM-DD`. Throws a RangeError on a date that does not exist. */
export function dayNumber(date: string): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) / DAY : Number.NaN
  // Date.parse lets 30 February pass as 2 March.
  if (Number.isNaN(day) || dateOfDay(day) !== date) throw new RangeError(`${date} is no date (YYYY-MM-DD)`)
  return day
}

/** The calendar date `YYYY-MM-DD` of a day number. */
export const dateOfDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)

/** 1 for Monday to 7 for Sunday; day 0, 1970-01-01, was a Thursday. */
export const weekdayOfDay = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1
