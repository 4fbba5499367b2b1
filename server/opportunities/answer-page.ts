import type { FollowUpAnswer, OpportunityAnswerView, OpportunityView } from '../../shared/opportunities.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { transact } from '../db/transact.ts'
import type { LinkActor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { answerFollowUp } from './answer-follow-up.ts'
import { manufacturerName } from './answer-store.ts'
import { isLive } from './opportunity.ts'
import { readOpportunity } from './read.ts'

/**
 * What the link of a follow-up mail shows.
 *
 * @throws Refused `opportunity_over` with what became of it, once it is closed or no longer this partner's; `not_found`
 */
export async function showForAnswer(runtime: Runtime, actor: LinkActor): Promise<OpportunityAnswerView> {
  const view = await readOpportunity(runtime, actor, actor.subjectId)
  if (!isLive(view)) throw new Refused(refuse('opportunity_over', { state: view.status }))
  return viewFor(runtime, actor, view)
}

/** Takes the answer of whoever holds the link. @throws Refused as `answerFollowUp`; `opportunity_over` */
export async function answerByLink(
  runtime: Runtime,
  actor: LinkActor,
  said: FollowUpAnswer,
): Promise<OpportunityAnswerView> {
  const view = await answerFollowUp(runtime, actor, actor.subjectId, said).catch(async (thrown: unknown) => {
    const isOver = thrown instanceof Refused && thrown.refusal.code === 'opportunity_closed'
    throw isOver ? new Refused(refuse('opportunity_over', thrown.refusal.facts)) : thrown
  })
  return viewFor(runtime, actor, view)
}

/** Nothing but what is needed to recognise the customer, to call, and to answer: a mail may be passed on. */
async function viewFor(
  runtime: Runtime,
  actor: LinkActor,
  view: OpportunityView,
): Promise<OpportunityAnswerView> {
  const { id, title, status, company, person, place, nextStep, nextStepDue, helpWantedAt, partner } = view
  const { stages, lostReasons } = view.pipeline
  const names = stages.find(({ key }) => key === view.stage)?.name
  const stage = names?.[actor.locale] ?? names?.['en'] ?? view.stage
  const manufacturer = await transact(runtime, scopeOf(actor), (tx) => manufacturerName(tx, actor.tenantId))
  const { phone } = view.contact
  return {
    opportunity: {
      id,
      title,
      status,
      company,
      person,
      phone,
      place,
      stage,
      nextStep,
      nextStepDue,
      lostReasons,
      helpWantedAt,
    },
    partner,
    manufacturer,
  }
}
