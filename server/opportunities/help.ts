import type { OpportunityView } from '../../shared/opportunities.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { Actor } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { workOn } from './work-on.ts'

/**
 * Somebody at the manufacturer has dealt with a partner's call for help. Saying so twice is saying it once.
 *
 * @throws Refused `not_found`, `opportunity_closed`
 */
export const markHelped = (runtime: Runtime, actor: Actor, id: string): Promise<OpportunityView> => {
  if (actor.partnerId) throw new Refused(refuse('forbidden', { permission: 'leads:steer' }))
  return workOn(runtime, actor, id, (opportunity) => ({
    next: { ...opportunity, helpWantedAt: null },
    said: opportunity.helpWantedAt ? [{ kind: 'help_given' }] : [],
  }))
}
