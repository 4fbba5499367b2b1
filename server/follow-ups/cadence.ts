import type { FollowUpRule, FollowUpStep } from '../../shared/follow-ups.ts'
import type { WorkingCalendar } from '../time/calendar.ts'
import { DAY } from '../time/day.ts'

/** The n-th step of a rule, from 0; beyond the last it is the last one again where the rule repeats it. */
export const stepOf = ({ steps, thenEvery }: FollowUpRule, n: number): FollowUpStep | undefined =>
  steps[n] ?? (thenEvery === undefined ? undefined : steps.at(-1))

/** On which working day after the trigger the n-th step comes. */
function dayOf({ steps, thenEvery }: FollowUpRule, n: number): number {
  const step = steps[n]
  if (step) return step.afterDays
  return steps.at(-1)!.afterDays + (n - steps.length + 1) * (thenEvery ?? 0)
}

/** When the n-th step is due in the partner's working time; null where the rule has no such step. */
export function momentOf(rule: FollowUpRule, n: number, since: Date, calendar: WorkingCalendar): Date | null {
  if (!stepOf(rule, n)) return null
  // The first contact's deadline is a moment of working time already.
  if (rule.trigger === 'no_first_contact' && dayOf(rule, n) === 0) return since
  return later(since, dayOf(rule, n), calendar)
}

/**
 * When the n-th step comes after the one before it was taken at `now`: at its own moment, or, where that has passed
 * already, after the pause that the rule has between the two. What was missed is not made up for in a rush.
 */
export function momentAfter(
  rule: FollowUpRule,
  n: number,
  since: Date,
  calendar: WorkingCalendar,
  now: Date,
): Date | null {
  const own = momentOf(rule, n, since, calendar)
  if (!own || own > now) return own
  return later(now, Math.max(1, dayOf(rule, n) - (n > 0 ? dayOf(rule, n - 1) : 0)), calendar)
}

/** A partner that never works has days by the clock. */
const later = (from: Date, days: number, calendar: WorkingCalendar): Date =>
  calendar.addWorkingDays(from, days) ?? new Date(from.getTime() + days * DAY)
