import { checkedScoring } from './checked-scoring.ts'
import type { DeclaredFact, Facts } from './facts.ts'
import { catalogueOf } from './facts.ts'
import type { RuleSet } from './rule-set.ts'
import type { Score } from './score.ts'
import { gradeOf } from './score.ts'
import type { FailedCondition } from './trace.ts'
import { blame, fulfils } from './trace.ts'

/** One scoring rule before one lead: the points that it gave, or what kept it from giving any. */
export interface TriedScoring {
  key: string
  name: string
  points: number
  outcome: 'gave' | 'not_matched' | 'switched_off' | 'faulty'
  failed: FailedCondition[]
  fault: string | null
}

/** Which scoring rules gave points, the plain way; null where the set has no scoring. */
export function traceScore(
  ruleSet: RuleSet,
  facts: Facts,
  declared: readonly DeclaredFact[] = [],
): (Score & { rules: TriedScoring[] }) | null {
  const catalogue = catalogueOf(declared)
  const scoring = checkedScoring(ruleSet, catalogue)
  if (!scoring) return null
  const rules = scoring.rules.map(({ key, name, enabled, when, points, fault }): TriedScoring => {
    const step = { key, name, points, failed: [], fault: null }
    if (!enabled) return { ...step, outcome: 'switched_off' }
    if (fault !== null) return { ...step, outcome: 'faulty', fault }
    if (!when || fulfils(when, facts, catalogue)) return { ...step, outcome: 'gave' }
    return { ...step, outcome: 'not_matched', failed: blame(when, facts, catalogue) }
  })
  const score = rules.reduce((sum, { outcome, points }) => sum + (outcome === 'gave' ? points : 0), 0)
  return { score, grade: scoring.grades && gradeOf(score, scoring.grades), rules }
}
