import type { QuietHours } from '../../shared/channels.ts'
import { isWithin } from '../../shared/channels.ts'
import { DAY, MINUTE, weekdayOfDay } from '../time/day.ts'
import { localTime } from '../time/local.ts'
import { instantLeaving } from '../time/zone.ts'

/** Whether nothing may ring at a moment, by the clock on the person's wall. */
export function isQuiet(at: Date, quiet: QuietHours, zone: string): boolean {
  const local = localTime(at, zone)
  return (quiet.weekends && isWeekend(local)) || isWithin(timeOf(local), quiet)
}

/**
 * The first moment from `at` on that is not quiet. A night in which the clock is put back is over when its last hour
 * has passed the second time; where the clock skips the end, it is over when the gap is.
 */
export function quietUntil(at: Date, quiet: QuietHours, zone: string): Date {
  let end = at
  // A night and two days of a weekend are three steps.
  for (let step = 0; step < 6 && isQuiet(end, quiet, zone); step++) end = nextEnd(end, quiet, zone)
  return end
}

function nextEnd(at: Date, quiet: QuietHours, zone: string): Date {
  const local = localTime(at, zone)
  const day = Math.floor(local / DAY)
  const nextDay = (day + 1) * DAY
  if (quiet.weekends && isWeekend(local)) return new Date(instantLeaving(nextDay, zone))
  const end = minutesOf(quiet.to) * MINUTE
  return new Date(instantLeaving(timeOf(local) < quiet.to ? day * DAY + end : nextDay + end, zone))
}

const isWeekend = (local: number) => weekdayOfDay(Math.floor(local / DAY)) >= 6
const timeOf = (local: number) => new Date(local).toISOString().slice(11, 16)

/** Minutes after midnight of a time of day such as `07:30`. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
