import type { CheckedPartner, PoolInCheck } from './context.ts'
import type { Distribute, Pool } from '../distribute.ts'

/** The pool of a rule, and what it becomes step by step where nobody is found; a step replaces what it names. */
export function poolsOf({ pool, widen = [] }: Distribute): Pool[] {
  const pools = [pool]
  for (const step of widen) {
    const named = Object.entries(step).filter(([, value]) => value !== undefined)
    pools.push({ ...pools.at(-1)!, ...Object.fromEntries(named) })
  }
  return pools
}

/** Whether a partner is in the pool as far as no lead is needed to tell. */
export const inPool = (partner: CheckedPartner, { tiers, tags, partners }: Pool): boolean =>
  partner.active &&
  (!tiers || (partner.tier !== null && tiers.includes(partner.tier))) &&
  (!tags || tags.some((tag) => partner.tags.includes(tag))) &&
  (!partners || partners.includes(partner.id))

/** The pools of rules with their partners; rules that name the same share them. */
export function poolsOver(partners: readonly CheckedPartner[]): (then: Distribute) => PoolInCheck[] {
  const known = new Map<string, ReadonlySet<CheckedPartner>>()
  return (then) =>
    poolsOf(then).map((pool) => {
      const key = JSON.stringify([pool.tiers, pool.tags, pool.partners])
      const found = known.get(key) ?? new Set(partners.filter((partner) => inPool(partner, pool)))
      known.set(key, found)
      return { pool, partners: found }
    })
}
