import type { OpportunityView } from '../../shared/opportunities.ts'
import type { Actor } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { workOn } from './work-on.ts'

/** The channel manager leaves it with its partner: what the follow-ups proposed is off the list. */
export const keepWithPartner = (runtime: Runtime, actor: Actor, id: string): Promise<OpportunityView> =>
  workOn(runtime, actor, id, (opportunity) => ({
    next: { ...opportunity, reclaimProposedAt: null },
    said: opportunity.reclaimProposedAt ? [{ kind: 'reclaim_dismissed' }] : [],
  }))
