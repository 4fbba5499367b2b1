import type { z } from 'zod'
import type { editOpportunity, logActivity, moveOpportunity } from '../../shared/opportunities.ts'
import { Refusal, refuse } from '../../shared/refusals.ts'
import type { Also } from '../db/also.ts'
import type { Actor } from '../identity/actor.ts'
import { actorId } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { log } from './activity.ts'
import { edit } from './fields.ts'
import type { LiveOpportunity } from './opportunity.ts'
import { move } from './stages.ts'
import { insertActivity } from './store.ts'
import type { Desk } from './work-on.ts'
import { workOn } from './work-on.ts'

export const editOpportunityFields = (
  runtime: Runtime,
  actor: Actor,
  id: string,
  { version, ...change }: z.output<typeof editOpportunity>,
) =>
  workOn(runtime, actor, id, (opportunity, { pipeline, now }) => {
    const next = outdated(version, opportunity) ?? edit(opportunity, change, pipeline.stages, now)
    return next instanceof Refusal ? next : { next, said: edited(opportunity, next) }
  })

export const moveToStage = (
  runtime: Runtime,
  actor: Actor,
  id: string,
  { version, stage, ...fields }: z.output<typeof moveOpportunity>,
) =>
  workOn(runtime, actor, id, (opportunity, { pipeline, logged, now }) => {
    const { stages } = pipeline
    const filled = outdated(version, opportunity) ?? edit(opportunity, fields, stages, now)
    if (filled instanceof Refusal) return filled
    const next = move(filled, stages, stage, logged, now)
    if (next instanceof Refusal) return next
    return { next, said: [...edited(opportunity, filled), ...moved(filled, next, stages)] }
  })

export const logWork = (
  runtime: Runtime,
  actor: Actor,
  id: string,
  { kind, note, at, nextStep, nextStepDue }: z.output<typeof logActivity>,
  also?: Also,
) => {
  const noting = async (opportunity: LiveOpportunity, { tx, pipeline, now }: Desk) => {
    const moment = at ? new Date(at) : now
    const next = log(opportunity, { kind, at: moment, nextStep, nextStepDue }, pipeline.stages, now)
    if (next instanceof Refusal) return next
    const activityId = runtime.newId()
    await insertActivity(tx, {
      tenantId: actor.tenantId,
      id: activityId,
      opportunityId: id,
      kind,
      note: note ?? null,
      at: moment,
      byUserId: actor.kind === 'user' ? actorId(actor) : null,
      createdAt: now,
    })
    const said = [{ kind: 'activity_logged', data: { activityId, activity: kind } }]
    return { next, said: [...said, ...edited(opportunity, next)] }
  }
  return workOn(runtime, actor, id, noting, undefined, also)
}

const shown = ['amount', 'currency', 'expectedClose', 'nextStepDue', 'probability'] as const
const named = ['nextStep', 'productLine', 'probabilityReason', 'checks'] as const

/** Figures and days with what they were; of words only that they changed, since they may name people. */
export function edited(before: LiveOpportunity, after: LiveOpportunity) {
  const figures = shown
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, from: before[field], to: after[field] }))
  const texts = named
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field }))
  const changes = [...figures, ...texts]
  return changes.length ? [{ kind: 'opportunity_edited', data: { changes } }] : []
}

function moved(before: LiveOpportunity, after: LiveOpportunity, stages: { key: string }[]) {
  if (before.stage === after.stage) return []
  const place = (stage: string) => stages.findIndex(({ key }) => key === stage)
  const forwards = place(after.stage) > place(before.stage)
  const data = { from: before.stage, to: after.stage }
  return [{ kind: forwards ? 'opportunity_advanced' : 'opportunity_moved_back', data }]
}

/** The refusal for whoever looked at an older version, with what it is now. */
function outdated(version: number, opportunity: LiveOpportunity): Refusal | null {
  if (version === opportunity.version) return null
  const { stage, status, amount, currency, expectedClose, nextStep, nextStepDue, productLine } = opportunity
  const { probability, probabilityReason, checks } = opportunity
  const fields = { stage, status, amount, currency, expectedClose, nextStep, nextStepDue, productLine }
  const current = { version: opportunity.version, ...fields, probability, probabilityReason, checks }
  return refuse('version_conflict', { current })
}
