import type { Budget, Check } from './context.ts'
import type { Facts } from '../facts.ts'
import { match } from '../match.ts'
import type { Region } from './region.ts'
import { regionsWhere, someLead } from './region.ts'

/**
 * What the search found: a lead of the region that only `wanted` takes, the proof that there is none (with the rules
 * that take all of them, and one of their leads), or neither within the budget.
 */
export type Escape =
  | { outcome: 'found'; lead: Facts }
  | { outcome: 'none'; takers: ReadonlySet<number>; example: Facts | null }
  | { outcome: 'unknown'; spent: boolean }

/**
 * Looks for a lead of these regions whose first rule is `wanted` (a place in the rule set, null for no rule at all).
 * A lead is made and matched by the real matcher; what the rule that took it takes is cut away, and so on.
 */
export function escape(
  regions: readonly Region[],
  wanted: number | null,
  check: Check,
  budget: Budget,
): Escape {
  const { compiled, ruleSet, space } = check
  const open = [...regions]
  const takers = new Set<number>()
  let example: Facts | null = null
  let unknown = false
  for (let region = open.pop(); region; region = open.pop()) {
    if (!budget.take()) return { outcome: 'unknown', spent: true }
    const lead = someLead(region, space)
    const taken = lead && match(compiled, lead)
    if (!lead || (taken && 'fault' in taken)) {
      unknown = true
      continue
    }
    const taker = taken?.index ?? null
    if (taker === wanted) return { outcome: 'found', lead }
    example ??= lead
    // A lead that a later rule takes or none cannot be in the region of `wanted`: the region was no proof.
    if (taker === null || (wanted !== null && taker > wanted)) {
      unknown = true
      continue
    }
    takers.add(taker)
    const when = ruleSet.rules[taker]?.when
    const left = when ? regionsWhere(region, when, false, space) : []
    if (left === null) unknown = true
    else open.push(...left)
  }
  return unknown ? { outcome: 'unknown', spent: false } : { outcome: 'none', takers, example }
}
