import type { ActivityKind, ExitCriterion, Stage } from '../../shared/opportunities.ts'
import type { Fault, Refusal } from '../../shared/refusals.ts'
import { refuse } from '../../shared/refusals.ts'
import type { LiveOpportunity, Opportunity } from './opportunity.ts'
import { touched } from './opportunity.ts'

/** What an opportunity's exit criteria are read off, beside the opportunity itself. */
export type Logged = ReadonlySet<ActivityKind>

/**
 * Moves to another stage of the pipeline. Forwards each stage on the way must let go; backwards is free. An override
 * of the probability belonged to the stage that is left and goes with it.
 */
export function move(
  opportunity: LiveOpportunity,
  stages: Stage[],
  target: string,
  logged: Logged,
  now: Date,
): LiveOpportunity | Refusal {
  if (opportunity.status !== 'open') return refuse('opportunity_not_open', { state: opportunity.status })
  const from = stages.findIndex(({ key }) => key === opportunity.stage)
  const to = stages.findIndex(({ key }) => key === target)
  if (to < 0) return refuse('stage_unknown', { stages: stages.map(({ key }) => key) }, [unknownStage(stages)])
  if (to === from) return opportunity
  const missing =
    to > from ? stages.slice(Math.max(from, 0), to).flatMap((s) => unmet(opportunity, s, logged)) : []
  if (missing.length)
    return refuse('exit_criteria_unmet', { stage: target, unmet: missing }, missing.map(faultOf))
  const moved = { ...opportunity, stage: target, stageAt: now, probability: null, probabilityReason: null }
  return touched(moved, now)
}

/** The exit criteria of a stage that the opportunity does not meet yet. */
export const unmet = (opportunity: Opportunity, stage: Stage, logged: Logged): ExitCriterion[] =>
  stage.criteria.filter((criterion) => !isMet(criterion, opportunity, logged))

export function isMet(criterion: ExitCriterion, opportunity: Opportunity, logged: Logged): boolean {
  switch (criterion.kind) {
    case 'field':
      return opportunity[criterion.field] !== null
    case 'check':
      return opportunity.checks.includes(criterion.key)
    case 'activity':
      return logged.has(criterion.activity)
  }
}

/** Of winning, in percent: certain once it is decided, otherwise the override or the stage's. */
export function probabilityOf(opportunity: Opportunity, stages: Stage[]): number {
  if (opportunity.status === 'won') return 100
  if (opportunity.closedAt) return 0
  return opportunity.probability ?? stages.find(({ key }) => key === opportunity.stage)?.probability ?? 0
}

/** Whether there is a stage after, or before, the one where it stands. */
export function waysFrom(opportunity: Opportunity, stages: Stage[]): { forwards: boolean; back: boolean } {
  const at = stages.findIndex(({ key }) => key === opportunity.stage)
  return { forwards: at < stages.length - 1, back: at > 0 }
}

const unknownStage = (stages: Stage[]): Fault => ({
  pointer: '/stage',
  code: 'stage_unknown',
  message: `must be a stage of this pipeline: ${stages.map(({ key }) => key).join(', ')}`,
})

function faultOf(criterion: ExitCriterion): Fault {
  const code = 'exit_criterion_unmet'
  switch (criterion.kind) {
    case 'field':
      return { pointer: `/${criterion.field}`, code, message: 'must be filled before the stage is left' }
    case 'check':
      return {
        pointer: '/checks',
        code,
        message: `must have ${criterion.key} ticked before the stage is left`,
      }
    case 'activity':
      return {
        pointer: '/activities',
        code,
        message: `must have a ${criterion.activity} logged before the stage is left`,
      }
  }
}
