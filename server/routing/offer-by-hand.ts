import { ladderOf } from '../../rules/ladder.ts'
import { extensionOf, windowOf } from '../../rules/ladder-times.ts'
import { dueSteps } from '../escalation/ladder.ts'
import { countLead } from '../partners/days.ts'
import { calendarOf } from '../partners/hours.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import { attendanceAt } from './attendance.ts'
import { nothing } from './decide.ts'
import type { Memory } from './memory.ts'
import { factsOf, keptFacts } from './need.ts'
import type { Given, Routable, Route } from './plan.ts'
import { scored } from './scored.ts'

type Known = Pick<Memory, 'settings' | 'days' | 'rules'>

/**
 * The route of a lead that a channel manager offers to a partner, or to several at once: whoever accepts first has it.
 * They have the usual time to answer, and the default ladder.
 *
 * @param partners at least one
 */
export function offeredByHand(
  { lead: received, asked }: Routable,
  partners: readonly [RoutingPartner, ...RoutingPartner[]],
  { settings, days, rules }: Known,
  newId: () => string,
  now: Date,
): Route {
  const decisionId = newId()
  const nowhere = { position: null, regions: [] }
  const lead = scored(received, factsOf(received, settings.timeZone, nowhere), rules)
  const ladder = ladderOf(rules.ladders, undefined)
  const window = windowOf(null, lead, ladder)
  const attendance = attendanceAt(settings, now)
  const why = [{ code: 'chosen_by_hand' as const }]
  const race = partners.length > 1
  const given = partners.map((partner): Given => {
    const day = attendance.today(partner)
    countLead(days, partner, day)
    const offer = {
      id: newId(),
      leadId: lead.id,
      partnerId: partner.id,
      decisionId,
      ruleKey: null,
      pipeline: null,
      mode: race ? ('race' as const) : ('exclusive' as const),
      attempt: asked.length + 1,
      distanceKm: null,
      why: race ? why : null,
      madeAt: now,
      day,
      steps: dueSteps(now, window, calendarOf(partner, settings), ladder),
      extension: extensionOf(ladder, window),
    }
    return { partner, why, offer }
  })
  const [first, ...rivals] = given
  const ranking = partners.map(({ id: partnerId }) => ({ partnerId, figures: {} }))
  return {
    lead,
    decision: {
      ...nothing,
      outcome: 'offered',
      choice: { winner: ranking[0]!, ranking, moreRanked: 0, missed: {} },
      partnerId: partners[0].id,
    },
    ruleSetVersion: settings.ruleSetVersion,
    decisionId,
    facts: keptFacts(factsOf(lead, settings.timeZone, nowhere)),
    asked: [...asked],
    why,
    partner: first!.partner,
    offer: first!.offer,
    rivals,
    status: 'offered',
    statusReason: null,
  }
}
