import type { FollowUpConditions, FollowUpTrigger } from '../../shared/follow-ups.ts'
import { DAY, dateOfDay, dayNumber } from '../time/day.ts'
import { startOfLocalDay } from '../time/local.ts'

/** An open opportunity as the rules ask about it. Days are of the manufacturer's zone, `YYYY-MM-DD`. */
export interface Facts {
  firstContactAt: Date | null
  /** Fixed at the acceptance, in the partner's working time. */
  firstContactDue: Date | null
  lastActivityAt: Date
  stageAt: Date
  /** How long it may be in its stage, in days by the clock; null for as long as it takes. */
  staleAfterDays: number | null
  nextStep: string | null
  nextStepDue: string | null
  expectedClose: string | null
  quoteSentAt: Date | null
  /** When it woke, if nothing has been done since. */
  wokeAt: Date | null
  pipeline: string
  stage: string
  tier: string | null
  grade: string | null
  productLine: string | null
  amount: number | null
}

/**
 * Since when a trigger holds, or from when on it will if nothing happens; null when nothing but a change can set it
 * going. Days end at midnight in the manufacturer's `zone`.
 */
export function sinceOf(trigger: FollowUpTrigger, facts: Facts, zone: string): Date | null {
  const { nextStep, nextStepDue, expectedClose, stageAt, staleAfterDays } = facts
  switch (trigger) {
    case 'no_first_contact':
      return facts.firstContactAt ? null : facts.firstContactDue
    case 'no_activity':
      return facts.lastActivityAt
    case 'no_next_step':
      return nextStep === null || nextStepDue === null ? facts.lastActivityAt : null
    case 'next_step_overdue':
      return nextStepDue === null ? null : dayAfter(nextStepDue, zone)
    case 'stage_too_long':
      // As the flag has it: more than so many whole days.
      return staleAfterDays === null ? null : new Date(stageAt.getTime() + (staleAfterDays + 1) * DAY)
    case 'close_date_past':
      return expectedClose === null ? null : dayAfter(expectedClose, zone)
    case 'quote_unanswered':
      return facts.quoteSentAt
    case 'postponed_wakes':
      return facts.wokeAt
  }
}

const dayAfter = (day: string, zone: string) => startOfLocalDay(dateOfDay(dayNumber(day) + 1), zone)

/** Whether a rule is for such an opportunity. What an opportunity does not have is in no list, and below every amount. */
export function isFor(when: FollowUpConditions | undefined, facts: Facts): boolean {
  if (!when) return true
  const has = (list: readonly string[] | undefined, value: string | null) =>
    !list || (value !== null && list.some((one) => one.toLowerCase() === value.toLowerCase()))
  return (
    has(when.pipelines, facts.pipeline) &&
    has(when.stages, facts.stage) &&
    has(when.tiers, facts.tier) &&
    has(when.grades, facts.grade) &&
    has(when.productLines, facts.productLine) &&
    (when.minAmount === undefined || (facts.amount !== null && facts.amount >= when.minAmount))
  )
}
