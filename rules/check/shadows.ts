import type { Check } from './context.ts'
import type { Condition } from '../condition.ts'
import { escape } from './escape.ts'
import type { Path } from '../faults.ts'
import { pointerTo } from '../faults.ts'
import type { Finding } from './finding.ts'
import { finding } from './finding.ts'
import type { Region } from './region.ts'
import { everyLead, regionsWhere, someLead } from './region.ts'
import type { Rule } from '../rule-set.ts'

const stepsPerRule = 400

/** Rules that no lead can match, and rules all of whose leads earlier ones take. */
export function checkShadows(check: Check): { findings: Finding[]; unproven: number } {
  let unproven = 0
  const findings = check.rules.flatMap(({ rule, index, regions }) => {
    if (regions?.length === 0) return [neverMatches(rule, index, check)]
    const found = regions && escape(regions, index, check, check.budget.share(stepsPerRule))
    if (!found || (found.outcome === 'unknown' && found.spent)) unproven += 1
    if (found?.outcome !== 'none') return []
    const by = [...found.takers].sort((a, b) => a - b).map((taker) => check.ruleSet.rules[taker]?.key ?? '')
    const pointer = pointerTo(['rules', index])
    return [finding('shadowed', { by }, { ruleKey: rule.key, pointer, witness: found.example })]
  })
  return { findings, unproven }
}

/** The first condition that leaves no lead, and a lead that fulfils all before it. */
function neverMatches(rule: Rule, index: number, { space }: Check): Finding {
  const base: Path = ['rules', index, 'when']
  let regions: Region[] = [everyLead]
  let [path, condition] = [base, rule.when as Condition]
  const before: Path[] = []
  while ('all' in condition) {
    const parts: Condition[] = condition.all
    let breaks = 0
    for (; breaks < parts.length - 1; breaks++) {
      const next = regions.flatMap((region) => regionsWhere(region, parts[breaks]!, true, space) ?? [])
      if (next.length === 0) break
      regions = next
      before.push([...path, 'all', breaks])
    }
    ;[path, condition] = [[...path, 'all', breaks], parts[breaks]!]
  }
  const witness = regions.map((region) => someLead(region, space)).find((lead) => lead !== null)
  const pointers = before.map(pointerTo)
  return finding(
    'never_matches',
    { condition, pointers, alone: before.length === 0 },
    { ruleKey: rule.key, pointer: pointerTo(path), witness: witness ?? null },
  )
}
