import type { Refusal } from '../../shared/refusals.ts'
import { refuse } from '../../shared/refusals.ts'
import { dateOfDay, dayNumber } from '../time/day.ts'
import { startOfLocalDay } from '../time/local.ts'

/** Days of the manufacturer's zone, `YYYY-MM-DD`, both included; null is open on that side. */
export interface Period {
  from: string | null
  to: string | null
}

export const wholeTime: Period = { from: null, to: null }

/** The period asked for. */
export function periodOf({
  from,
  to,
}: {
  from?: string | undefined
  to?: string | undefined
}): Period | Refusal {
  if (from && to && to < from)
    return refuse('invalid', {}, [
      { pointer: '/to', code: 'too_early', message: 'must not be before `from`' },
    ])
  return { from: from ?? null, to: to ?? null }
}

/** As many days, right before; null where the period has no length. */
export function periodBefore({ from, to }: Period): Period | null {
  if (!from || !to) return null
  const first = dayNumber(from)
  const days = dayNumber(to) - first + 1
  return { from: dateOfDay(first - days), to: dateOfDay(first - 1) }
}

/** The days up to and including `today`. */
export const lastDays = (days: number, today: string): { from: string; to: string } => ({
  from: dateOfDay(dayNumber(today) - days + 1),
  to: today,
})

/** The first instant of the period and the first after it. */
export const instantsOf = ({ from, to }: Period, zone: string) => ({
  start: from === null ? null : startOfLocalDay(from, zone),
  end: to === null ? null : startOfLocalDay(dateOfDay(dayNumber(to) + 1), zone),
})
