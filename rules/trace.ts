import { checkedCondition, checkedRule, rulesIn } from './checked-rule.ts'
import type { DeclaredFact, FactCatalogue, Facts, FactValue } from './facts.ts'
import { catalogueOf } from './facts.ts'
import type { Path } from './faults.ts'
import { pointerTo } from './faults.ts'
import type { OperatorName } from './operators.ts'
import { holds } from './operators.ts'
import type { Comparison, Condition, Wanted } from './condition.ts'
import type { RuleSet } from './rule-set.ts'

/** One comparison that kept a lead from a rule; `negated` where it held inside a `not`. */
export interface FailedCondition {
  pointer: string
  fact: string
  operator: OperatorName
  wanted: Wanted
  found: FactValue
  negated: boolean
}

export interface TriedRule {
  key: string
  name: string
  index: number
  outcome: 'matched' | 'not_matched' | 'switched_off' | 'faulty'
  failed: FailedCondition[]
  fault: string | null
}

/** The rules in order up to the one that decides, each with what failed; the plain way, for a page that explains. */
export function trace(
  ruleSet: RuleSet,
  facts: Facts,
  declared: readonly DeclaredFact[] = [],
): { tried: TriedRule[]; decided: TriedRule | null } {
  const catalogue = catalogueOf(declared)
  const tried: TriedRule[] = []
  for (const [index, raw] of rulesIn(ruleSet).entries()) {
    const { key, name, enabled, when } = checkedCondition(raw, index, catalogue)
    const step = { key, name, index, failed: [], fault: null }
    if (!enabled) {
      tried.push({ ...step, outcome: 'switched_off' })
      continue
    }
    const failed = when && !fulfils(when, facts, catalogue) ? blame(when, facts, catalogue) : null
    if (failed) {
      tried.push({ ...step, outcome: 'not_matched', failed })
      continue
    }
    const { fault } = checkedRule(raw, index, catalogue)
    const decided: TriedRule = { ...step, outcome: fault === null ? 'matched' : 'faulty', fault }
    return { tried: [...tried, decided], decided }
  }
  return { tried, decided: null }
}

/** Whether a condition holds for these facts, read straight from the operators' definition. */
export function fulfils(condition: Condition, facts: Facts, catalogue: FactCatalogue): boolean {
  if ('all' in condition) return condition.all.every((child) => fulfils(child, facts, catalogue))
  if ('any' in condition) return condition.any.some((child) => fulfils(child, facts, catalogue))
  if ('not' in condition) return !fulfils(condition.not, facts, catalogue)
  return compare(condition, facts, catalogue)
}

function compare({ fact, operator, value }: Comparison, facts: Facts, catalogue: FactCatalogue): boolean {
  const type = catalogue.get(fact)?.type
  // A custom field that the tenant declares no more is missing from every lead.
  return type ? holds(operator, facts[fact], value, type) : holds(operator, null, value, 'text')
}

/** The comparisons because of which `condition` did not come out as `expected`. */
export function blame(condition: Condition, facts: Facts, catalogue: FactCatalogue): FailedCondition[] {
  const failed: FailedCondition[] = []
  const visit = (at: Condition, path: Path, expected: boolean): void => {
    if (fulfils(at, facts, catalogue) === expected) return
    if ('all' in at) return at.all.forEach((child, i) => visit(child, [...path, 'all', i], expected))
    if ('any' in at) return at.any.forEach((child, i) => visit(child, [...path, 'any', i], expected))
    if ('not' in at) return visit(at.not, [...path, 'not'], !expected)
    const { fact, operator, value } = at
    const found = facts[fact]
    failed.push({ pointer: pointerTo(path), fact, operator, wanted: value, found, negated: !expected })
  }
  visit(condition, ['when'], true)
  return failed
}
