import { checkedCondition, inWords } from './checked-rule.ts'
import type { CheckedCondition } from './checked-rule.ts'
import type { FactCatalogue } from './facts.ts'
import { FaultList } from './faults.ts'
import type { RuleSet } from './rule-set.ts'
import type { GradeBounds } from './scoring.ts'
import { gradeBounds } from './scoring.ts'
import { looseScoringRule } from './validate.ts'
import { addZodFault } from './zod-faults.ts'

export interface CheckedScoring {
  rules: readonly (CheckedCondition & { points: number })[]
  /** Null where nobody can say which score is which grade. */
  grades: GradeBounds | null
}

/** Scoring as it stands in the table, judged again: a rule that is broken gives no points, and says why. */
export function checkedScoring({ scoring }: RuleSet, catalogue: FactCatalogue): CheckedScoring | null {
  if (typeof scoring !== 'object' || scoring === null) return null
  const rules: readonly unknown[] = Array.isArray(scoring.rules) ? scoring.rules : [null]
  return {
    rules: rules.map((raw, index) => checkedScoringRule(raw, index, catalogue)),
    grades: gradeBounds.safeParse(scoring.grades).data ?? null,
  }
}

function checkedScoringRule(raw: unknown, index: number, catalogue: FactCatalogue) {
  const checked = checkedCondition(raw, index, catalogue, true)
  if (checked.fault !== null) return { ...checked, points: 0 }
  const { data, error } = looseScoringRule.safeParse(raw, { reportInput: true })
  if (data) return { ...checked, points: data.points }
  const faults = new FaultList()
  for (const issue of error.issues) addZodFault(issue, [], faults)
  return { ...checked, points: 0, fault: inWords(faults) }
}
