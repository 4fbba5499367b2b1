import type { Pool } from '../../rules/distribute.ts'
import { attendanceAt } from './attendance.ts'
import { fallbackKey, widen } from './decide.ts'
import type { Need, Test } from './eligibility.ts'
import { firstMiss, tests } from './eligibility.ts'
import type { Evidence } from './explain.ts'
import { needOfKept } from './need.ts'

/** Every partner that was not ranked, by the first test it failed, in the order of the tests. */
export function passedOver(evidence: Evidence): { test: Test; ids: string[] }[] {
  const { decision, partners } = evidence
  const pool = poolOf(evidence)
  // An account's lead was its partner's: nobody else was looked at.
  if (decision.ranking.figures.account) return []
  const missed = new Map<Test, string[]>()
  for (const [test, places] of Object.entries(decision.missed))
    missed.set(
      test as Test,
      places.map((place) => partners[place]!.id),
    )
  if (pool) {
    const attendance = attendanceAt(evidence.settings, new Date(decision.at))
    const need = needOfDecision(evidence)
    for (const partner of partners) {
      const miss = firstMiss({ partner, need, pool, attendance })
      if (miss) missed.set(miss, [...(missed.get(miss) ?? []), partner.id])
    }
  }
  return tests.flatMap((test) => (missed.has(test) ? [{ test, ids: missed.get(test)! }] : []))
}

function poolOf({ decision, ruleSet }: Evidence): Pool | null {
  if (!ruleSet || decision.ruleKey === null) return null
  if (decision.ruleKey === fallbackKey) return ruleSet.fallback?.pool ?? null
  const then = ruleSet.rules.find(({ key }) => key === decision.ruleKey)?.then
  if (then?.do !== 'distribute') return null
  return (then.widen ?? []).slice(0, decision.widened).reduce(widen, then.pool)
}

/** What the lead asked of a partner, as far as it is kept with the decision; `who` it is about is kept with the lead. */
export const needOfDecision = (
  { decision, gazetteer }: Pick<Evidence, 'decision' | 'gazetteer'>,
  who?: { company: string | null; domain: string | null },
): Need => needOfKept(decision.facts, decision.asked, gazetteer, who)
