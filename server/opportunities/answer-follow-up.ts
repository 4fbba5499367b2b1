import type { FollowUpAnswer, OpportunityView } from '../../shared/opportunities.ts'
import { Refusal, Refused, refuse } from '../../shared/refusals.ts'
import type { Also } from '../db/also.ts'
import type { Actor } from '../identity/actor.ts'
import { owe } from '../notifications/owe.ts'
import { calendarOf } from '../partners/hours.ts'
import type { Runtime } from '../runtime.ts'
import { log } from './activity.ts'
import { answeredJustNow, surroundingsOf } from './answer-store.ts'
import { edited } from './change.ts'
import { answered, notedAs } from './follow-up-answer.ts'
import type { LiveOpportunity, Opportunity } from './opportunity.ts'
import { isLive } from './opportunity.ts'
import { insertActivity } from './store.ts'
import type { Desk, Worked } from './work-on.ts'
import { workOn } from './work-on.ts'

/** What is told with an answer in the same breath: what was done before it, and what else is written with it. */
export interface Besides {
  besides?: readonly ('called' | 'visited' | 'quote_sent')[]
  also?: Also
}

/**
 * A partner's answer to a follow-up, in one step: what was done is noted and the follow-ups begin again; waiting puts
 * them off; losing closes; asking for help tells the channel managers. The same answer twice within a minute is one.
 *
 * @throws Refused `not_found`, also for another's; `forbidden` for whoever is no partner; `opportunity_closed`,
 *   `reason_unknown`, `next_step_missing`, `invalid`
 */
export async function answerFollowUp(
  runtime: Runtime,
  actor: Actor,
  opportunityId: string,
  said: FollowUpAnswer,
  { besides = [], also }: Besides = {},
): Promise<OpportunityView> {
  if (!actor.partnerId || (actor.kind === 'mail_link' && actor.purpose === 'offer'))
    throw new Refused(refuse('forbidden', { permission: 'opportunities:work' }))
  if (actor.kind === 'mail_link' && actor.purpose === 'opportunity' && actor.subjectId !== opportunityId)
    throw new Refused(refuse('not_found'))
  return workOn(
    runtime,
    actor,
    opportunityId,
    (opportunity, desk) => decide(runtime, actor, opportunity, { said, besides }, desk),
    (tx, found, now) => answeredJustNow(tx, actor.tenantId, found, said.answer, now),
    also,
  )
}

async function decide(
  runtime: Runtime,
  actor: Actor,
  opportunity: LiveOpportunity,
  { said, besides }: { said: FollowUpAnswer; besides: NonNullable<Besides['besides']> },
  desk: Desk,
): Promise<Worked | Refusal> {
  const around = await surroundingsOf(desk.tx, actor.tenantId, opportunity)
  const calendar = calendarOf(around.partner, around.manufacturer)
  let before: LiveOpportunity = opportunity
  for (const earlier of besides) {
    const logged = log(before, { kind: notedAs[earlier], at: desk.now }, desk.pipeline.stages, desk.now)
    if (logged instanceof Refusal) return logged
    before = logged
  }
  const next = answered(before, said, { ...desk, calendar })
  if (next instanceof Refusal) return next
  const { answer, note = null } = said
  if (answer === 'need_help') {
    const data = { title: around.title, partnerName: around.partner.name, note }
    await tellManagers(runtime, actor, opportunity, data, desk)
  }
  const first = []
  for (const one of besides) first.push(...(await noteDown(runtime, actor, opportunity, one, null, desk)))
  const noted = answer === 'lost' ? [] : await noteDown(runtime, actor, opportunity, answer, note, desk)
  return { next, said: [...first, ...noted, ...changesOf(answer, opportunity, next)] }
}

const tellManagers = (
  runtime: Runtime,
  actor: Actor,
  { id: opportunityId, leadId, partnerId }: Opportunity,
  data: { title: string; partnerName: string; note: string | null },
  { tx, now }: Desk,
) =>
  owe(
    tx,
    runtime,
    actor.tenantId,
    [{ kind: 'help_wanted', audience: 'channel_managers', leadId, partnerId, opportunityId, data }],
    now,
  )

/** The activity that an answer stands for. Waiting and asking for help are one only where something was written. */
async function noteDown(
  runtime: Runtime,
  actor: Actor,
  { id: opportunityId }: Opportunity,
  answer: keyof typeof notedAs,
  note: string | null,
  { tx, now }: Desk,
): Promise<Worked['said']> {
  const kind = notedAs[answer]
  if (kind === 'note' && note === null) return []
  const activityId = runtime.newId()
  const byUserId = actor.kind === 'user' || actor.kind === 'mail_link' ? actor.userId : null
  await insertActivity(tx, {
    tenantId: actor.tenantId,
    id: activityId,
    opportunityId,
    kind,
    note,
    at: now,
    byUserId,
    createdAt: now,
  })
  return [{ kind: 'activity_logged', data: { activityId, activity: kind, answer } }]
}

function changesOf(
  answer: FollowUpAnswer['answer'],
  before: LiveOpportunity,
  next: Opportunity,
): Worked['said'] {
  const fields = isLive(next) ? edited(before, next) : []
  switch (answer) {
    case 'lost':
      return [{ kind: 'opportunity_lost', data: { reason: next.closeReason, answer } }]
    case 'waiting_for_customer':
      return [...fields, { kind: 'customer_awaited', data: { until: next.nudgeAt?.toISOString(), answer } }]
    case 'need_help':
      return [...fields, { kind: 'help_wanted', data: { answer } }]
    default:
      return fields
  }
}
