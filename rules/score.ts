import type { grades } from '../shared/codes.ts'
import { checkedScoring } from './checked-scoring.ts'
import type { RuleFault } from './compile.ts'
import type { FactCatalogue, Facts } from './facts.ts'
import { predicateOf } from './predicate.ts'
import type { RuleSet } from './rule-set.ts'
import type { GradeBounds } from './scoring.ts'
import { SlotTable } from './slots.ts'

export type Grade = (typeof grades)[number]
/** The points of all scoring rules that hold; `grade` is null only where the table's grades are broken. */
export interface Score {
  score: number
  grade: Grade | null
}

export const gradeOf = (score: number, bounds: GradeBounds): Grade =>
  score >= bounds.A ? 'A' : score >= bounds.B ? 'B' : 'C'

/** Makes scoring ready to run. A broken rule gives no points, for a lead without them still finds its partner. */
export function scorerOf(ruleSet: RuleSet, catalogue: FactCatalogue, faults: RuleFault[]) {
  const scoring = checkedScoring(ruleSet, catalogue)
  if (!scoring) return () => null
  const { rules, grades } = scoring
  const slots = new SlotTable(catalogue)
  for (const [index, { key, enabled, fault }] of rules.entries()) {
    if (enabled && fault !== null) faults.push({ key: `scoring/${key}`, index, message: fault })
  }
  const giving = rules
    .filter(({ enabled, fault, points }) => enabled && fault === null && points !== 0)
    .map(({ when, points }) => ({ gives: when ? predicateOf(when, slots) : () => true, points }))
  return (facts: Facts): Score => {
    const filled = slots.fill(facts)
    let score = 0
    for (const { gives, points } of giving) if (gives(filled)) score += points
    return { score, grade: grades && gradeOf(score, grades) }
  }
}
