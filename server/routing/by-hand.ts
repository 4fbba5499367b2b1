import { countLead } from '../partners/days.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import { factsOf, keptFacts } from './need.ts'
import type { Routable, Route } from './plan.ts'
import { nothing } from './decide.ts'
import type { Memory } from './memory.ts'
import { scored } from './scored.ts'

/**
 * The route of a lead that a channel manager gives to a partner: no rule, no ranking, nobody passed over. It counts for
 * the partner's caps, which do not stop it.
 *
 * @param day of the partner's zone, `YYYY-MM-DD`
 */
export function byHand(
  { lead: received, asked }: Routable,
  partner: RoutingPartner,
  { settings, days, rules }: Pick<Memory, 'settings' | 'days' | 'rules'>,
  newId: () => string,
  now: Date,
  day: string,
): Route {
  const decisionId = newId()
  countLead(days, partner, day)
  const nowhere = { position: null, regions: [] }
  const lead = scored(received, factsOf(received, settings.timeZone, nowhere), rules)
  return {
    lead,
    decision: { ...nothing, outcome: 'assigned', partnerId: partner.id },
    ruleSetVersion: settings.ruleSetVersion,
    decisionId,
    facts: keptFacts(factsOf(lead, settings.timeZone, nowhere)),
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
      why: null,
      madeAt: now,
      day,
      steps: [],
      extension: null,
    },
    rivals: [],
    status: 'accepted',
    statusReason: null,
  }
}
