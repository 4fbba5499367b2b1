import type { CompiledRuleSet, RuleFault } from './compile.ts'
import type { Facts } from './facts.ts'
import type { Rule } from './rule-set.ts'

export type Match = { rule: Rule; index: number } | { fault: RuleFault }

/**
 * The first enabled rule whose condition holds, with its place in the rule set; null if none does.
 * `fault` where a broken rule stands before any that holds: nobody can say whose lead this is.
 */
export function match({ rules, index, slots }: CompiledRuleSet, facts: Facts): Match | null {
  const filled = slots.fill(facts)
  const lists = index.candidates(filled)
  const heads = lists.map(() => 0)
  for (;;) {
    const next = firstOf(lists, heads)
    const candidate = rules[next]
    if (!candidate) return null
    if (candidate.matches(filled)) return candidate.outcome
    skip(lists, heads, next)
  }
}

/** The least position at the lists' heads; `Infinity` when all are used up. */
function firstOf(lists: number[][], heads: number[]): number {
  let first = Infinity
  for (let i = 0; i < lists.length; i++) {
    const head = lists[i]?.[heads[i] ?? 0]
    if (head !== undefined && head < first) first = head
  }
  return first
}

function skip(lists: number[][], heads: number[], position: number): void {
  for (let i = 0; i < lists.length; i++) {
    const at = heads[i] ?? 0
    if (lists[i]?.[at] === position) heads[i] = at + 1
  }
}
