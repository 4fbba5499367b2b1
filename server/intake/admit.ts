import type { DuplicateVerdict, Earlier } from '../leads/duplicates.ts'
import { judge, twinsWithin } from '../leads/duplicates.ts'
import type { Lead } from '../leads/lead.ts'
import { received } from '../leads/lead.ts'
import type { DuplicatePolicy } from '../../shared/manufacturers.ts'
import type { Actor } from '../identity/actor.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import type { RoutableLead } from '../routing/need.ts'
import type { Runtime } from '../runtime.ts'
import type { Incoming } from './receive.ts'

/** A lead with the verdict on whether it came before. */
export interface Admitted {
  lead: Lead
  actor: Actor
  verdict: DuplicateVerdict
}

/** Makes leads of what was sent; each can then be judged against the earlier ones and its twins in the same batch. */
export function admit(incoming: readonly Incoming[], runtime: Runtime, gazetteer: Gazetteer, now: Date) {
  const leads = incoming.map(({ input }) => received(input, runtime.newId(), now, gazetteer))
  const twins = twinsWithin(leads.map((lead) => lead.keys))
  return leads.map((lead, index) => ({
    lead,
    judged(earlier: Earlier[], policy: DuplicatePolicy): Admitted {
      const { twin, by } = twins[index]!
      const beside: Earlier[] =
        twin < 0 ? [] : [{ leadId: leads[twin]!.id, status: 'waiting', partnerId: null, worked: false, by }]
      return { lead, actor: incoming[index]!.actor, verdict: judge([...earlier, ...beside], policy) }
    },
  }))
}

/** The lead as routing sees it. */
export const routableOf = ({ contact, keys, ...lead }: Lead): RoutableLead => ({
  ...lead,
  company: contact.company,
  domain: keys.domain,
  hasPhone: contact.phone !== null,
  hasEmail: contact.email !== null,
})
