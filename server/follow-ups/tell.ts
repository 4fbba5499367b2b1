import type { FollowUpAction, FollowUpTrigger } from '../../shared/follow-ups.ts'
import { taskOf } from '../../shared/follow-up-words.ts'
import { leadTitle } from '../../shared/lead-title.ts'
import type { Locale } from '../../shared/text.ts'
import type { Change } from '../audit/record.ts'
import type { Notification } from '../notifications/owe.ts'
import type { RuleTask } from '../opportunities/task-store.ts'
import { DAY } from '../time/day.ts'
import { localDate } from '../time/local.ts'
import type { Look, Taken } from './policy.ts'
import type { Claimed } from './store.ts'

/** An opportunity with what a look at it brought. */
export interface Followed extends Look {
  opportunity: Claimed
  partner: { id: string; name: string }
  wakes: boolean
}

/** All that is to be done now, each once, whichever rules say so. */
export const actionsOf = ({ taken }: Pick<Look, 'taken'>): FollowUpAction[] => [
  ...new Set(taken.flatMap(({ step }) => step.do)),
]

const taking = ({ taken }: Followed, ...actions: FollowUpAction[]): Taken[] =>
  taken.filter(({ step }) => step.do.some((action) => actions.includes(action)))
const keys = (taken: Taken[]): string[] => taken.map(({ rule }) => rule.key)
const triggers = (taken: Taken[]): FollowUpTrigger[] => [...new Set(taken.map(({ rule }) => rule.trigger))]

/** Which mail the partner gets: one, whatever the number of rules that want it. */
export function nudgeOf(followed: Followed): 'first_contact_due' | 'opportunity_quiet' | null {
  const mailing = taking(followed, 'mail')
  if (!mailing.length) return null
  return mailing.some(({ rule }) => rule.trigger === 'no_first_contact')
    ? 'first_contact_due'
    : 'opportunity_quiet'
}

/** What the audit says of it. */
export function changesOf(followed: Followed): Change[] {
  const { opportunity, wakes } = followed
  const { id: opportunityId, leadId, partnerId } = opportunity
  const about = { leadId, partnerId }
  const data = { opportunityId }
  const nudges = wakes ? 0 : opportunity.nudges
  const changes: Change[] = wakes ? [{ ...about, kind: 'opportunity_woken', data }] : []
  const nudge = nudgeOf(followed)
  if (nudge) {
    const rules = keys(taking(followed, 'mail'))
    changes.push({ ...about, kind: 'partner_nudged', data: { ...data, nudge, nth: nudges + 1, rules } })
  }
  const telling = taking(followed, 'tell', 'propose_reclaim')
  if (!telling.length) return changes
  const proposed = actionsOf(followed).includes('propose_reclaim')
  changes.push({
    leadId,
    kind: 'opportunity_silent',
    data: { ...data, nudges, proposed, rules: keys(telling) },
  })
  return changes
}

/** Who is told, and of what. */
export function newsOf(followed: Followed, locale: Locale, now: Date): Notification[] {
  const { opportunity, partner, wakes } = followed
  const { id: opportunityId, leadId, partnerId, firstContactDue, lastActivityAt, need } = opportunity
  const about = { leadId, opportunityId, partnerId }
  const title = leadTitle(need, locale)
  const days = Math.floor((now.getTime() - lastActivityAt.getTime()) / DAY)
  const news: Notification[] = []
  const nudge = nudgeOf(followed)
  const causes = triggers(taking(followed, 'mail'))
  if (nudge === 'first_contact_due') {
    const due = firstContactDue!.toISOString()
    news.push({ ...about, kind: nudge, audience: 'partner', data: { title, due, causes } })
  }
  if (nudge === 'opportunity_quiet') {
    const data = { title, days, nudge: (wakes ? 0 : opportunity.nudges) + 1, causes }
    news.push({ ...about, kind: nudge, audience: 'partner', data })
  }
  const telling = taking(followed, 'tell', 'propose_reclaim')
  if (telling.length) {
    const proposed = actionsOf(followed).includes('propose_reclaim')
    const data = { title, partnerName: partner.name, days, causes: triggers(telling), proposed }
    news.push({ ...about, kind: 'opportunity_silent', audience: 'channel_managers', data })
  }
  return news
}

/** The rules of an opportunity that still have a cause and have taken a step: their tasks stay. */
export const goingOf = ({ opportunity, timers }: Followed): { id: string; going: string[] } => ({
  id: opportunity.id,
  going: timers.filter(({ step }) => step > 0).map(({ rule }) => rule),
})

/** The tasks that rules set now, due today. */
export function ruleTasksOf(
  followed: Followed,
  newId: () => string,
  { locale, timeZone }: { locale: Locale; timeZone: string },
  now: Date,
): RuleTask[] {
  const { id: opportunityId, partnerId } = followed.opportunity
  return taking(followed, 'task').map(({ rule, step }) => ({
    id: newId(),
    opportunityId,
    partnerId,
    title: step.task ?? taskOf(rule.trigger, locale),
    dueOn: localDate(now, timeZone),
    rule: rule.key,
  }))
}

type ById = ReadonlyMap<string, Claimed>
const ofTask =
  (kind: string) =>
  (
    { id: taskId, opportunityId, rule }: { id: string; opportunityId: string; rule: string },
    byId: ById,
  ): Change[] => {
    const opportunity = byId.get(opportunityId)
    if (!opportunity) return []
    const { leadId, partnerId } = opportunity
    return [{ kind, leadId, partnerId, data: { opportunityId, taskId, rule } }]
  }
export const taskSet = ofTask('task_set')
export const taskTicked = ofTask('task_ended')
