import type { CompiledRuleSet } from '../../rules/compile.ts'
import { compile } from '../../rules/compile.ts'
import type { DeclaredFact, Facts } from '../../rules/facts.ts'
import { match } from '../../rules/match.ts'
import { rulesIn } from '../../rules/checked-rule.ts'
import type { Rule, RuleSet } from '../../rules/rule-set.ts'
import { canonical } from './recorded.ts'

/** A rule set that is simulated, or one that decided when it was recorded. */
export interface RulesAtWork {
  rules: CompiledRuleSet
  tiers: readonly string[]
  /** What chooses the partner under each rule, as text to be compared: the pool, its widening, the orders. */
  choosing: ReadonlyMap<string, string>
  fallback: string
  scoring: string
  nameOf(ruleKey: string): string | null
}

export function atWork(ruleSet: RuleSet, declared: readonly DeclaredFact[] = []): RulesAtWork {
  const tiers = ruleSet.tiers ?? []
  // A broken rule in the table holds its leads; it does not end the simulation.
  const rules = rulesIn(ruleSet).filter((rule): rule is Rule => rule !== null && typeof rule === 'object')
  const names = new Map(rules.map(({ key, name }) => [key, name]))
  return {
    rules: compile(ruleSet, declared),
    tiers,
    choosing: new Map(rules.map(({ key, then }) => [key, choosingPart(then, tiers)])),
    fallback: choosingPart(ruleSet.fallback ?? null, tiers),
    scoring: canonical(ruleSet.scoring ?? null),
    nameOf: (ruleKey) => names.get(ruleKey) ?? null,
  }
}

// What it asks of whoever was chosen has no part in the choice.
const afterwards = new Set(['window', 'gradeWindows', 'ladder', 'pipeline'])

const choosingPart = (then: unknown, tiers: readonly string[]): string =>
  canonical([tiers, Object.fromEntries(Object.entries(then ?? {}).filter(([name]) => !afterwards.has(name)))])

/** The rule that takes a lead, a broken one included; null where none does. */
export function ruleFor({ rules }: RulesAtWork, facts: Facts): string | null {
  const found = match(rules, facts)
  if (!found) return null
  return 'fault' in found ? found.fault.key : found.rule.key
}

/** Rules, and which of theirs takes a lead. */
export interface Reading {
  at: RulesAtWork
  ruleKey: string | null
}

/**
 * Whether both choose for a lead in the same way, so that what was found for one holds for the other.
 *
 * @param byFallback whether the lead came as far as the fallback
 */
export function chooseAlike(one: Reading, other: Reading, byFallback: boolean): boolean {
  const key = one.ruleKey
  if (key !== other.ruleKey) return false
  if ((byFallback || key === null) && one.at.fallback !== other.at.fallback) return false
  return key === null || one.at.choosing.get(key) === other.at.choosing.get(key)
}
