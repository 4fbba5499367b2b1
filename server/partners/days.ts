import type { Caps } from '../../shared/partners.ts'
import { dateOfDay, dayNumber, weekdayOfDay } from '../time/day.ts'

/** Leads that a partner has been given on a day, in its week from Monday, and in its month. */
export interface Taken {
  day: number
  week: number
  month: number
}

/**
 * What partners with caps have been given, by partner id and day of their zone, and what is still to be written of all
 * partners. `stamp` is the highest that was read, so that servers learn of each other's.
 */
export interface DayLedger {
  stamp: number
  readonly days: Map<string, Map<string, number>>
  readonly sums: Map<string, Taken & { of: string }>
  readonly fresh: Map<string, { partnerId: string; day: string; leads: number }>
}

export const newDayLedger = (): DayLedger => ({
  stamp: -1,
  days: new Map(),
  sums: new Map(),
  fresh: new Map(),
})

/** @param day `YYYY-MM-DD`, as all here */
export function setDay({ days, sums }: DayLedger, partnerId: string, day: string, leads: number): void {
  const own = days.get(partnerId) ?? new Map<string, number>()
  days.set(partnerId, own.set(day, leads))
  sums.delete(partnerId)
}

/** Counts one lead that the partner is given on that day. */
export function countLead(
  ledger: DayLedger,
  { id: partnerId, caps }: { id: string; caps: Caps | null },
  day: string,
): void {
  const slot = `${partnerId} ${day}`
  const fresh = ledger.fresh.get(slot) ?? { partnerId, day, leads: 0 }
  ledger.fresh.set(slot, { ...fresh, leads: fresh.leads + 1 })
  if (caps) setDay(ledger, partnerId, day, (ledger.days.get(partnerId)?.get(day) ?? 0) + 1)
}

export function takenBy(ledger: DayLedger, partnerId: string, day: string): Taken {
  const known = ledger.sums.get(partnerId)
  if (known?.of === day) return known
  const today = dayNumber(day)
  const monday = dateOfDay(today - weekdayOfDay(today) + 1)
  const first = `${day.slice(0, 8)}01`
  const sum = { of: day, day: 0, week: 0, month: 0 }
  for (const [on, leads] of ledger.days.get(partnerId) ?? []) {
    if (on > day) continue
    if (on === day) sum.day += leads
    if (on >= monday) sum.week += leads
    if (on >= first) sum.month += leads
  }
  ledger.sums.set(partnerId, sum)
  return sum
}

const defaultPacing = 0.1

/** Whether every cap leaves room for one more. A cap of 0 leaves none; pacing leaves at least one lead a day. */
export function capLeft({ perDay, perWeek, perMonth, pacing }: Caps, taken: Taken): boolean {
  const below = (cap: number | null | undefined, leads: number) => cap == null || leads < cap
  return (
    below(perDay, taken.day) &&
    below(perWeek, taken.week) &&
    below(perMonth, taken.month) &&
    (perMonth == null || taken.day < pacedDay(perMonth, pacing ?? defaultPacing))
  )
}

// Rounded first: a tenth of 70 is a little more than 7 in binary.
const pacedDay = (perMonth: number, pacing: number) =>
  Math.max(1, Math.ceil(Math.round(perMonth * pacing * 1e6) / 1e6))
