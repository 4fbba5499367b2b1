import { DAY, MINUTE } from './day.ts'
import { localTime } from './local.ts'
import { shiftsOf } from './shifts.ts'
import { isOpenAt, openingAfter, stretchesOf, workBetween, workDone } from './stretches.ts'
import type { WorkingHours } from '../../shared/working-hours.ts'
import { instantReaching } from './zone.ts'

/**
 * Working time over one set of hours. `null` says that there is no such time: two years pass without an open
 * minute (reckoned in stretches of 32 days), or it would lie more than ten years ahead. Throws a RangeError on an invalid date or amount.
 */
export interface WorkingCalendar {
  /**
   * The instant by which so many working minutes have passed. Outside the hours the clock starts at the next
   * opening; what ends exactly with a shift lands there and not at the next opening. 0 minutes: `nextOpen`.
   */
  add(from: Date, workingMinutes: number): Date | null
  /** Working minutes from one instant to another, with fractions; negative when `to` is the earlier one. */
  between(from: Date, to: Date): number
  isOpen(at: Date): boolean
  /** The instant itself when open, or else the next opening. */
  nextOpen(at: Date): Date | null
  /**
   * The same local time of day on the n-th later date on which a shift starts; where that is outside the hours, the
   * next opening after it. One day on from Friday 15:00 is Monday 15:00, from Friday 20:00 Tuesday's opening.
   * 0 days: `nextOpen`.
   */
  addWorkingDays(from: Date, days: number): Date | null
}

/** Expands the hours as far as it is asked to and keeps the result: make one for each set of hours and hold it. */
export function workingCalendar(hours: WorkingHours): WorkingCalendar {
  const shiftsOn = shiftsOf(hours)
  const stretches = stretchesOf(shiftsOn)
  const nextOpen = (at: Date) => dateOrNull(openingAfter(stretches, instant(at)))
  return {
    nextOpen,
    isOpen: (at) => isOpenAt(stretches, instant(at)),
    add(from, workingMinutes) {
      const work = Math.round(amount(workingMinutes) * MINUTE)
      return work === 0 ? nextOpen(from) : dateOrNull(workDone(stretches, instant(from), work))
    },
    between: (from, to) =>
      from <= to
        ? workBetween(stretches, instant(from), instant(to)) / MINUTE
        : 0 - workBetween(stretches, instant(to), instant(from)) / MINUTE,
    addWorkingDays(from, days) {
      if (!Number.isInteger(amount(days))) throw new RangeError(`${days} is no whole number of days`)
      if (days === 0) return nextOpen(from)
      const local = localTime(from, hours.zone)
      const today = Math.floor(local / DAY)
      const day = nthWorkingDay(shiftsOn, today, days)
      if (day === null) return null
      return nextOpen(new Date(instantReaching(local + (day - today) * DAY, hours.zone)))
    },
  }
}

const TWO_YEARS = 736
const TEN_YEARS = 3680

function nthWorkingDay(shiftsOn: (day: number) => unknown[], today: number, n: number): number | null {
  let left = n
  let last = today
  for (let day = today + 1; day - today <= TEN_YEARS && day - last <= TWO_YEARS; day += 1) {
    if (shiftsOn(day).length === 0) continue
    last = day
    left -= 1
    if (left === 0) return day
  }
  return null
}

function instant(date: Date): number {
  const at = date.getTime()
  if (Number.isNaN(at)) throw new RangeError('The date is invalid')
  return at
}

function amount(given: number): number {
  if (!Number.isFinite(given) || given < 0)
    throw new RangeError(`${given} is no amount of time: give 0 or more`)
  return given
}

const dateOrNull = (at: number | null): Date | null => (at === null ? null : new Date(at))
