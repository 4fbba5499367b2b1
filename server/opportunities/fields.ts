import type { Stage, editOpportunity } from '../../shared/opportunities.ts'
import type { Fault, Refusal } from '../../shared/refusals.ts'
import { refuse } from '../../shared/refusals.ts'
import type { z } from 'zod'
import type { LiveOpportunity } from './opportunity.ts'
import { lookedAt, touched } from './opportunity.ts'

/** What a person may change. Absent stays as it is, `null` empties. */
export type Edit = Omit<z.output<typeof editOpportunity>, 'version'>

/** Changes fields. A new next step is an answer to the follow-ups; a later close date counts as a push. */
export function edit(
  opportunity: LiveOpportunity,
  change: Edit,
  stages: Stage[],
  now: Date,
): LiveOpportunity | Refusal {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Edit
  const after = { ...opportunity, ...given } as LiveOpportunity
  const noStep = 'nextStep' in given || 'nextStepDue' in given ? withoutNextStep(after) : []
  if (noStep.length) return refuse('next_step_missing', {}, noStep)
  const faults = [...overrideFaults(opportunity, after, given), ...checkFaults(given, stages)]
  if (faults.length) return refuse('invalid', {}, faults)
  const edited = {
    ...after,
    nudgeAt: lookedAt(opportunity, now),
    probabilityReason: after.probability === null ? null : after.probabilityReason,
    checks: [...new Set(after.checks)],
    pushes: opportunity.pushes + (isPush(opportunity, after) ? 1 : 0),
  }
  const nextStepIsNew =
    after.nextStep !== opportunity.nextStep || after.nextStepDue !== opportunity.nextStepDue
  return nextStepIsNew ? touched(edited, now) : edited
}

const isPush = (before: LiveOpportunity, after: LiveOpportunity) =>
  before.expectedClose !== null && after.expectedClose !== null && after.expectedClose > before.expectedClose

function withoutNextStep({ nextStep, nextStepDue }: LiveOpportunity): Fault[] {
  const missing = { nextStep, nextStepDue }
  return Object.entries(missing).flatMap(([field, value]) =>
    value === null
      ? [
          {
            pointer: `/${field}`,
            code: 'next_step_missing',
            message: 'must say what happens next and by when',
          },
        ]
      : [],
  )
}

function overrideFaults(before: LiveOpportunity, after: LiveOpportunity, given: Edit): Fault[] {
  if (after.probability === null) return []
  const isNew = after.probability !== before.probability
  const reason = isNew ? given.probabilityReason : after.probabilityReason
  if (reason) return []
  return [
    { pointer: '/probabilityReason', code: 'required', message: 'must say why it differs from the stage' },
  ]
}

function checkFaults({ checks = [] }: Edit, stages: Stage[]): Fault[] {
  const known = new Set(
    stages.flatMap(({ criteria }) => criteria.flatMap((c) => (c.kind === 'check' ? [c.key] : []))),
  )
  return checks.flatMap((key, index) =>
    known.has(key)
      ? []
      : [{ pointer: `/checks/${index}`, code: 'unknown', message: 'must be a check of this pipeline' }],
  )
}
