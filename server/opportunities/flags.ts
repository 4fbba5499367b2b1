import type { flags } from '../../shared/codes.ts'
import type { Stage } from '../../shared/opportunities.ts'
import { DAY } from '../time/day.ts'
import type { Opportunity } from './opportunity.ts'

export type Flag = (typeof flags)[number]

/** So many pushes of the close date are a flag. */
export const pushedOften = 3

/**
 * What is wrong with an open opportunity; nothing is wrong with any other. `flagged` in rows.ts says the same to
 * the database.
 * @param today the manufacturer's local day
 */
export function flagsOf(opportunity: Opportunity, stages: Stage[], now: Date, today: string): Flag[] {
  if (opportunity.status !== 'open') return []
  const { nextStep, nextStepDue, expectedClose, firstContactAt, firstContactDue } = opportunity
  const limit = stages.find(({ key }) => key === opportunity.stage)?.staleAfterDays
  const raised: Record<Flag, boolean> = {
    stale: limit !== undefined && daysInStage(opportunity, now) > limit,
    no_next_step: nextStep === null || nextStepDue === null,
    next_step_overdue: nextStepDue !== null && nextStepDue < today,
    close_date_past: expectedClose !== null && expectedClose < today,
    pushed: opportunity.pushes >= pushedOften,
    no_first_contact: firstContactAt === null && firstContactDue !== null && firstContactDue < now,
  }
  return (Object.keys(raised) as Flag[]).filter((flag) => raised[flag])
}

/** Whole days since it came to its stage, until it was closed. */
export const daysInStage = ({ stageAt, closedAt }: Opportunity, now: Date): number =>
  Math.max(0, Math.floor(((closedAt ?? now).getTime() - stageAt.getTime()) / DAY))
