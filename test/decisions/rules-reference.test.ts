import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../../rules/compile.ts'
import { match } from '../../rules/match.ts'
import { referenceFor } from '../../rules/reference.ts'
import type { Condition } from '../../rules/condition.ts'
import type { Facts } from '../../rules/facts.ts'
import { catalogueOf } from '../../rules/facts.ts'
import type { OperatorName } from '../../rules/operators.ts'
import { operatorNames } from '../../rules/operators.ts'
import { fulfils, trace } from '../../rules/trace.ts'
import { parseRuleSet } from '../../rules/validate.ts'
import { declared, someFacts, someRuleSet } from './rules-arbitrary.ts'

const catalogue = catalogueOf(declared)
const runs = 1_000
const leadsPerRun = 12

test('compiled rules, the trace and json-rules-engine agree on 12,000 random cases', async () => {
  const asked = new Map<OperatorName, Set<boolean>>(operatorNames.map((name) => [name, new Set()]))
  const seen = { cases: 0, matched: 0, unmatched: 0, later: 0 }
  const cases = fc.asyncProperty(
    someRuleSet,
    fc.array(someFacts, { minLength: leadsPerRun, maxLength: leadsPerRun }),
    async (ruleSet, leads) => {
      const reference = referenceFor(ruleSet, declared)
      const compiled = compile(ruleSet, declared)
      for (const facts of leads) {
        const expected = await reference.match(facts)
        const found = match(compiled, facts)
        expect(found && 'fault' in found ? found.fault : (found?.index ?? null)).toEqual(expected)
        expect(trace(ruleSet, facts, declared).decided?.index ?? null).toEqual(expected)
        for (const { when } of ruleSet.rules) if (when) note(when, facts, asked)
        seen.cases += 1
        if (expected === null) seen.unmatched += 1
        else seen.matched += 1
        if (expected !== null && expected > 0) seen.later += 1
      }
    },
  )
  await fc.assert(cases, { numRuns: runs, seed: 20260101 })
  expect(seen.cases).toBe(runs * leadsPerRun)
  // A property that only ever sees one outcome shows nothing.
  expect(Math.min(seen.matched, seen.unmatched, seen.later)).toBeGreaterThan(1_000)
  for (const [operator, answers] of asked) expect(answers, operator).toEqual(new Set([true, false]))
}, 60_000)

/** Writes down how each comparison came out. */
function note(condition: Condition, facts: Facts, asked: Map<OperatorName, Set<boolean>>): void {
  if ('fact' in condition) asked.get(condition.operator)?.add(fulfils(condition, facts, catalogue))
  else if ('not' in condition) note(condition.not, facts, asked)
  else for (const child of 'all' in condition ? condition.all : condition.any) note(child, facts, asked)
}

test('every random rule set of that test passes the check as it stands', () => {
  fc.assert(
    fc.property(someRuleSet, (ruleSet) => {
      expect(parseRuleSet(structuredClone(ruleSet), declared)).toEqual({ ruleSet })
    }),
    { numRuns: 300, seed: 7 },
  )
})

test('a rule that did not match always names a condition that failed', () => {
  fc.assert(
    fc.property(someRuleSet, someFacts, (ruleSet, facts) => {
      for (const step of trace(ruleSet, facts, declared).tried) {
        expect(step.failed.length > 0).toBe(step.outcome === 'not_matched')
      }
    }),
    { numRuns: 500, seed: 11 },
  )
})
