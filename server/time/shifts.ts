import { DAY, MINUTE, dateOfDay, dayNumber, weekdayOfDay } from './day.ts'
import { publicHolidays } from './holidays.ts'
import type { WorkingHours } from '../../shared/working-hours.ts'
import { minutesOf, weekdays } from '../../shared/working-hours.ts'
import { instantLeaving, instantReaching } from './zone.ts'

/** Open from the first instant until before the second, in ms. */
export type Shift = [open: number, close: number]

/**
 * The shifts that start on a local day (by its number). A shift opens when local time first reaches its start and
 * closes when local time is before its end for the last time: an hour that the clock repeats counts twice, one that
 * it skips not at all.
 */
export function shiftsOf(hours: WorkingHours): (day: number) => Shift[] {
  const week = weekdays.map((weekday) => (hours.week[weekday] ?? []).map(minutesOf))
  const closures = (hours.closed ?? []).map(({ from, to }) => [dayNumber(from), dayNumber(to)] as const)
  return (day) => {
    const intervals = week[weekdayOfDay(day) - 1] ?? []
    if (intervals.length === 0 || closures.some(([from, to]) => from <= day && day <= to)) return []
    const off = offFrom(hours, day)
    return intervals.flatMap(([start, end]) => {
      if (start >= off) return []
      const open = instantReaching(day * DAY + start * MINUTE, hours.zone)
      const close = instantLeaving(day * DAY + Math.min(end, off) * MINUTE, hours.zone)
      return open < close ? [[open, close]] : []
    })
  }
}

/** The minute from which a holiday is kept on that day; Infinity on any other. */
function offFrom({ holidays }: WorkingHours, day: number): number {
  if (!holidays) return Infinity
  const date = dateOfDay(day)
  return (
    publicHolidays(holidays.country, holidays.region, Number(date.slice(0, 4))).get(date)?.from ?? Infinity
  )
}
