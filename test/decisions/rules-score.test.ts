import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../../rules/compile.ts'
import type { RuleSet } from '../../rules/rule-set.ts'
import { traceScore } from '../../rules/trace-score.ts'
import { parseRuleSet } from '../../rules/validate.ts'
import { declared, someFacts, someScoring } from './rules-arbitrary.ts'

const ruleSet = (...rules: object[]) =>
  ({ rules: [], scoring: { rules, grades: { A: 50, B: 20 } } }) as unknown as RuleSet
const gives = (points: number, over: object = {}) => ({
  key: `gives-${points}`,
  name: `Gives ${points}`,
  enabled: true,
  points,
  ...over,
})
const isGerman = { when: { fact: 'country', operator: 'equal', value: 'DE' } }

test('a set without scoring gives no score', () => {
  expect(compile({ rules: [] }).score({ country: 'DE' })).toBeNull()
  expect(compile({ rules: [], scoring: null }).score({})).toBeNull()
  expect(traceScore({ rules: [] }, {})).toBeNull()
})

test.each([
  [49, 'B'],
  [50, 'A'],
  [20, 'B'],
  [19, 'C'],
  [-5, 'C'],
])('%i points are grade %s', (points, grade) => {
  expect(compile(ruleSet(gives(points))).score({})).toEqual({ score: points, grade })
})

test('what holds adds up, what is switched off gives nothing', () => {
  const { score } = compile(
    ruleSet(gives(30, isGerman), gives(25), gives(100, { enabled: false }), gives(-4)),
  )
  expect(score({ country: 'de' })).toEqual({ score: 51, grade: 'A' })
  expect(score({ country: 'AT' })).toEqual({ score: 21, grade: 'B' })
  expect(score({})).toEqual({ score: 21, grade: 'B' })
})

test('a trace tells which rules gave points, and what kept the others from it', () => {
  const traced = traceScore(ruleSet(gives(30, isGerman), gives(25), gives(9, { enabled: false })), {
    country: 'AT',
  })
  expect(traced).toMatchObject({ score: 25, grade: 'B' })
  expect(traced?.rules.map(({ key, outcome }) => `${key} ${outcome}`)).toEqual([
    'gives-30 not_matched',
    'gives-25 gave',
    'gives-9 switched_off',
  ])
  expect(traced?.rules[0]?.failed).toMatchObject([{ pointer: '/when', found: 'AT' }])
})

test.each<[string, object]>([
  ['an unknown operator', { when: { fact: 'country', operator: 'resembles', value: 'DE' } }],
  ['points that are none', { points: 'many' }],
  ['the score as its condition', { when: { fact: 'score', operator: 'lessThan', value: 5 } }],
])('a scoring rule with %s gives no points, and is shown', (_, over) => {
  const poisoned = ruleSet(gives(30), gives(40, { key: 'poison', ...over }))
  const compiled = compile(poisoned)
  expect(compiled.score({ country: 'DE' })).toEqual({ score: 30, grade: 'B' })
  expect(compiled.faults).toMatchObject([{ key: 'scoring/poison', index: 1 }])
  expect(traceScore(poisoned, {})?.rules[1]).toMatchObject({ outcome: 'faulty' })
})

test('broken grades leave a score without a grade', () => {
  const broken = { rules: [], scoring: { rules: [gives(30)], grades: { A: 1, B: 2 } } } as RuleSet
  expect(compile(broken).score({})).toEqual({ score: 30, grade: null })
})

test('compiled scoring and its trace agree on random leads', () => {
  const scores = new Set<number>()
  fc.assert(
    fc.property(someScoring, fc.array(someFacts, { minLength: 5, maxLength: 5 }), (scoring, leads) => {
      const set: RuleSet = { rules: [], scoring }
      expect(parseRuleSet(structuredClone(set), declared)).toEqual({ ruleSet: set })
      const { score } = compile(set, declared)
      for (const facts of leads) {
        const traced = traceScore(set, facts, declared)
        expect(score(facts)).toEqual({ score: traced?.score, grade: traced?.grade })
        scores.add(traced?.score ?? 0)
      }
    }),
    { numRuns: 400, seed: 5 },
  )
  expect(scores.size).toBeGreaterThan(50)
})
