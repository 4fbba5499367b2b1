import type { LeadStatus } from '../../shared/leads.ts'
import type { DuplicatePolicy } from '../../shared/manufacturers.ts'
import type { Keys } from './keys.ts'

export type SameBy = 'email' | 'phone' | 'company' | 'domain'

/** An earlier lead that shares a key. */
export interface Earlier {
  leadId: string
  status: LeadStatus
  partnerId: string | null
  /** Somebody works it: its opportunity is open or postponed. */
  worked: boolean
  by: SameBy
}

export type DuplicateVerdict =
  | { do: 'route'; of: null }
  | { do: 'join'; of: Earlier & { partnerId: string } }
  | { do: 'merge'; of: Earlier }
  | { do: 'hold'; of: Earlier }

const live: readonly LeadStatus[] = ['waiting', 'held', 'offered', 'unassigned']
const strength: Record<SameBy, number> = { email: 0, phone: 1, company: 2, domain: 3 }

/**
 * Never two partners on one customer's need: a lead whose earlier twin a partner works joins that partner's lead;
 * one whose twin is still on its way is held, merged into it, or routed, as the manufacturer wants. A twin that is
 * closed, won or lost is the past and stops nothing.
 */
export function judge(earlier: Earlier[], policy: DuplicatePolicy): DuplicateVerdict {
  const ranked = [...earlier].sort((a, b) => strength[a.by] - strength[b.by])
  const worked = ranked.find((one) => one.worked && one.partnerId)
  if (worked) return { do: 'join', of: { ...worked, partnerId: worked.partnerId! } }
  const pending = ranked.find((one) => live.includes(one.status))
  return pending && policy !== 'route' ? { do: policy, of: pending } : { do: 'route', of: null }
}

/** The index of the first lead in the same batch that shares a key with each lead; -1 where there is none. */
export function twinsWithin(batch: Keys[]): { twin: number; by: SameBy }[] {
  const first = new Map<string, number>()
  return batch.map((keys, index) => {
    let found: { twin: number; by: SameBy } = { twin: -1, by: 'email' }
    for (const by of Object.keys(strength) as SameBy[]) {
      if (!keys[by]) continue
      const name = `${by}:${keys[by]}`
      const twin = first.get(name)
      if (twin === undefined) first.set(name, index)
      else if (found.twin < 0) found = { twin, by }
    }
    return found
  })
}
