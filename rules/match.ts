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
  const found = index.first(filled, (rule) => rules[rule]?.matches(filled) === true)
  return rules[found]?.outcome ?? null
}
