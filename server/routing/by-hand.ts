import type { RoutingPartner } from '../partners/partner.ts'
import { factsOf, keptFacts } from './need.ts'
import type { Routable, Route } from './plan.ts'
import type { Settings } from './store.ts'

/** The route of a lead that a channel manager gives to a partner: no rule, no ranking, nobody passed over. */
export function byHand(
  { lead, asked }: Routable,
  partner: RoutingPartner,
  { timeZone, ruleSetVersion }: Pick<Settings, 'timeZone' | 'ruleSetVersion'>,
  newId: () => string,
  now: Date,
): Route {
  const decisionId = newId()
  return {
    lead,
    decision: {
      outcome: 'assigned',
      reason: null,
      ruleKey: null,
      widened: 0,
      then: null,
      pool: null,
      choice: null,
      partnerId: partner.id,
      fault: null,
    },
    ruleSetVersion,
    decisionId,
    facts: keptFacts(factsOf(lead, timeZone)),
    asked: [...asked],
    why: [{ code: 'chosen_by_hand' }],
    partner,
    offer: {
      id: newId(),
      leadId: lead.id,
      partnerId: partner.id,
      decisionId,
      ruleKey: null,
      pipeline: null,
      mode: 'assign',
      attempt: asked.length + 1,
      distanceKm: null,
      madeAt: now,
      steps: [],
    },
    status: 'accepted',
    statusReason: null,
  }
}
