import { checkedFallback, checkedRule, rulesIn } from './checked-rule.ts'
import type { DeclaredFact, Facts } from './facts.ts'
import { catalogueOf } from './facts.ts'
import type { Score } from './score.ts'
import { scorerOf } from './score.ts'
import type { Ladder } from './ladder.ts'
import { ladderSchema } from './ladder.ts'
import type { Predicate } from './predicate.ts'
import { predicateOf } from './predicate.ts'
import { SlotTable } from './slots.ts'
import type { Way } from './index/requirements.ts'
import { split } from './index/requirements.ts'
import { RuleIndex } from './index/rule-index.ts'
import type { Distribute } from './distribute.ts'
import type { Rule, RuleSet } from './rule-set.ts'

/** A rule that could not be understood: a lead that reaches it is held with `message`. */
export interface RuleFault {
  key: string
  index: number
  message: string
}

interface CompiledRule {
  /** What the index has not settled already. */
  matches: Predicate
  outcome: { rule: Rule; index: number } | { fault: RuleFault }
}

/** Made once per rule set version; holds no state of any lead. */
export interface CompiledRuleSet {
  rules: readonly CompiledRule[]
  index: RuleIndex
  slots: SlotTable
  fallback: Distribute | null
  /** Those that can be understood; in the place of one that cannot is the default. */
  ladders: ReadonlyMap<string, Ladder>
  /** What the scoring rules make of a lead; null where the set has none. */
  score(facts: Facts): Score | null
  /** Every rule that leads will be held at, to be shown before one gets there. */
  faults: readonly RuleFault[]
}

/**
 * Makes a rule set ready to match in microseconds. Never throws on what the table holds:
 * a rule that is broken becomes one that holds its leads, and the others go on.
 */
export function compile(ruleSet: RuleSet, declared: readonly DeclaredFact[] = []): CompiledRuleSet {
  const catalogue = catalogueOf(declared)
  const slots = new SlotTable(catalogue)
  const compiled: (CompiledRule & { ways: Way[] })[] = []
  const faults: RuleFault[] = []
  for (const [index, raw] of rulesIn(ruleSet).entries()) {
    const { key, enabled, when, rule, fault } = checkedRule(raw, index, catalogue)
    if (!enabled) continue
    const outcome = rule ? { rule, index } : { fault: { key, index, message: fault } }
    if (outcome.fault) faults.push(outcome.fault)
    const { ways, rest } = split(when, slots)
    compiled.push({ matches: predicateOf({ all: rest }, slots), ways, outcome })
  }
  const index = new RuleIndex(
    compiled.flatMap(({ ways }) => ways),
    compiled.flatMap(({ ways }, rule) => ways.map(() => rule)),
  )
  const rules = compiled.map(({ matches, outcome }) => ({ matches, outcome }))
  const fallback = fallbackIn(ruleSet, faults)
  const score = scorerOf(ruleSet, catalogue, faults)
  return { rules, index, slots, fallback, ladders: laddersIn(ruleSet), score, faults }
}

function laddersIn({ ladders }: RuleSet): ReadonlyMap<string, Ladder> {
  const entries = typeof ladders === 'object' && ladders !== null ? Object.entries(ladders) : []
  return new Map(
    entries.flatMap(([key, raw]): [string, Ladder][] => {
      const { data } = ladderSchema.safeParse(raw)
      return data ? [[key, data]] : []
    }),
  )
}

function fallbackIn({ fallback }: RuleSet, faults: RuleFault[]): Distribute | null {
  if (fallback === null || fallback === undefined) return null
  const { data, message } = checkedFallback(fallback)
  if (!data) faults.push({ key: 'fallback', index: -1, message })
  return data
}
