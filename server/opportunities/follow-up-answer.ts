import type { ActivityKind, FollowUpAnswer } from '../../shared/opportunities.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { WorkingCalendar } from '../time/calendar.ts'
import { log } from './activity.ts'
import type { LiveOpportunity, Opportunity } from './opportunity.ts'
import { lose } from './outcomes.ts'
import type { PipelineRecord } from './store.ts'
import { wait } from './waiting.ts'

/** What an answer is judged by: `zone` is the manufacturer's, `calendar` the partner's working time. */
export interface AnswerDesk {
  pipeline: Pick<PipelineRecord, 'stages' | 'lostReasons'>
  calendar: WorkingCalendar
  zone: string
  now: Date
}

/** What each answer is noted as in the opportunity's story; losing has a line of its own. */
export const notedAs: Record<Exclude<FollowUpAnswer['answer'], 'lost'>, ActivityKind> = {
  called: 'call',
  visited: 'visit',
  quote_sent: 'quote',
  waiting_for_customer: 'note',
  need_help: 'note',
}

/** What an answer to a follow-up makes of an opportunity. Every answer but losing it rewinds the follow-ups. */
export function answered(
  opportunity: LiveOpportunity,
  { answer, reason, note, until, nextStep, nextStepDue }: FollowUpAnswer,
  { pipeline, calendar, zone, now }: AnswerDesk,
): Opportunity | Refusal {
  if (answer === 'lost') return lose(opportunity, { reason: reason ?? '', note }, pipeline.lostReasons, now)
  const step = { kind: notedAs[answer], at: now, nextStep, nextStepDue }
  const next = log(opportunity, step, pipeline.stages, now)
  if (next instanceof Refusal) return next
  if (answer === 'waiting_for_customer') return wait(next, until, { calendar, zone, now })
  return answer === 'need_help' ? { ...next, helpWantedAt: now } : next
}
