import { expect, test } from 'vitest'
import { compile } from '../../rules/compile.ts'
import { match } from '../../rules/match.ts'
import type { RuleSet } from '../../rules/rule-set.ts'
import { trace } from '../../rules/trace.ts'

const hold = { do: 'hold', reason: 'test' }
const is = (value: string) => ({ fact: 'country', operator: 'equal', value })
const rule = (key: string, over: object = {}) => ({ key, name: key, then: hold, ...over })
// What somebody wrote into the table past every check.
const stored = (...rules: unknown[]) => ({ rules }) as RuleSet
const keyOf = (ruleSet: RuleSet, facts: Record<string, string>) => {
  const found = match(compile(ruleSet), facts)
  if (found === null) return null
  return 'rule' in found ? found.rule.key : `held at ${found.fault.key}`
}

test('the first enabled rule that matches decides', () => {
  const ruleSet = stored(rule('off', { enabled: false }), rule('south', { when: is('DE') }), rule('rest'))
  expect(keyOf(ruleSet, { country: 'DE' })).toBe('south')
  expect(keyOf(ruleSet, { country: 'AT' })).toBe('rest')
  expect(match(compile(ruleSet), { country: 'AT' })).toMatchObject({ index: 2 })
})

test('no rule, no match', () => {
  expect(match(compile(stored()), { country: 'DE' })).toBeNull()
  expect(keyOf(stored(rule('south', { when: is('DE') })), {})).toBeNull()
})

test.each<[string, unknown]>([
  ['an unknown operator', rule('poison', { when: { ...is('DE'), operator: 'resembles' } })],
  ['an unknown fact', rule('poison', { when: { ...is('DE'), fact: 'colour' } })],
  ['a malformed condition', rule('poison', { when: { all: 'DE' } })],
  ['an empty group', rule('poison', { when: { any: [] } })],
  ['a value of the wrong type', rule('poison', { when: { ...is('DE'), value: null } })],
  ['an unknown action', rule('poison', { then: { do: 'dance' } })],
  ['no action', { key: 'poison', name: 'poison' }],
])('a rule with %s holds the leads that reach it, and the rest flow', (_, poison) => {
  const ruleSet = stored(rule('first', { when: is('DE') }), poison, rule('rest'))
  const compiled = compile(ruleSet)
  expect(compiled.faults).toMatchObject([{ key: 'poison', index: 1 }])
  expect(match(compiled, { country: 'DE' })).toMatchObject({ rule: { key: 'first' } })
  expect(match(compiled, { country: 'AT' })).toEqual({ fault: compiled.faults[0] })
  expect(compiled.faults[0]?.message).not.toBe('')
  expect(trace(ruleSet, { country: 'AT' }).decided).toMatchObject({ key: 'poison', outcome: 'faulty' })
})

test('a broken action holds only the leads that its condition takes', () => {
  const ruleSet = stored(rule('poison', { when: is('DE'), then: { do: 'dance' } }), rule('rest'))
  expect(keyOf(ruleSet, { country: 'DE' })).toBe('held at poison')
  expect(keyOf(ruleSet, { country: 'AT' })).toBe('rest')
})

test('a broken rule that is switched off holds nobody', () => {
  expect(keyOf(stored(rule('poison', { enabled: false, when: {} }), rule('rest')), {})).toBe('rest')
})

test.each([[null], ['rules'], [{}], [{ not: 'rules' }], [[1]]])(
  'a list of rules that is %j holds every lead',
  (rules) => {
    const compiled = compile({ rules } as unknown as RuleSet)
    expect(match(compiled, { country: 'DE' })).toMatchObject({ fault: { index: 0 } })
  },
)

test('a condition 10,000 levels deep in the table does not break the others', () => {
  let when: unknown = is('DE')
  for (let level = 0; level < 10_000; level++) when = { not: when }
  expect(keyOf(stored(rule('first', { when: is('DE') }), rule('poison', { when })), { country: 'DE' })).toBe(
    'first',
  )
})

test('a broken fallback is told and not followed', () => {
  const compiled = compile({ rules: [], fallback: { do: 'dance' } } as unknown as RuleSet)
  expect(compiled.fallback).toBeNull()
  expect(compiled.faults).toMatchObject([{ key: 'fallback' }])
})

test('a custom field that is declared no more is missing', () => {
  const asks = (operator: string, value: unknown) =>
    stored(rule('asks', { when: { fact: 'custom.roofArea', operator, value } }))
  const facts = { 'custom.roofArea': 50 }
  const declared = [{ key: 'roofArea', type: 'number' }] as const
  expect(match(compile(asks('equal', 50), declared), facts)).toMatchObject({ index: 0 })
  expect(match(compile(asks('equal', 50)), facts)).toBeNull()
  expect(match(compile(asks('notEqual', 40)), facts)).toBeNull()
  expect(match(compile(asks('isMissing', true)), facts)).toMatchObject({ index: 0 })
})

test('either of several facts finds a rule, and two demands on one fact must both hold', () => {
  const either = { any: [is('DE'), { fact: 'source', operator: 'in', value: ['fair', 'web'] }] }
  const both = { all: [{ fact: 'country', operator: 'in', value: ['DE', 'AT'] }, is('AT')] }
  const ruleSet = stored(rule('both', { when: both }), rule('either', { when: either }))
  expect(keyOf(ruleSet, { country: 'AT' })).toBe('both')
  expect(keyOf(ruleSet, { country: 'DE' })).toBe('either')
  expect(keyOf(ruleSet, { country: 'FR', source: 'Web' })).toBe('either')
  expect(keyOf(ruleSet, { country: 'FR', source: 'phone' })).toBeNull()
})

test('the longest prefix does not hide the shorter ones', () => {
  const prefix = (...value: string[]) => ({ when: { fact: 'postalCode', operator: 'postalPrefix', value } })
  const ruleSet = stored(
    rule('city', prefix('803')),
    rule('area', prefix('80', '81')),
    rule('zone', prefix('8')),
  )
  expect(keyOf(ruleSet, { postalCode: '80331' })).toBe('city')
  expect(keyOf(ruleSet, { postalCode: '80999' })).toBe('area')
  expect(keyOf(ruleSet, { postalCode: '8010' })).toBe('area')
  expect(keyOf(ruleSet, { postalCode: '89073' })).toBe('zone')
  expect(keyOf(stored(...[...ruleSet.rules].reverse()), { postalCode: '80331' })).toBe('zone')
})

test.each([31, 32, 33, 1_023, 1_024, 1_025, 3_000])('rule %i of a long list is found', (last) => {
  const rules = Array.from({ length: last + 1 }, (_, index) =>
    rule(`r-${index}`, { when: { fact: 'campaign', operator: 'equal', value: `c-${index}` } }),
  )
  const compiled = compile(stored(...rules))
  for (const index of [0, last - 1, last]) {
    expect(match(compiled, { campaign: `C-${index}` })).toMatchObject({ index })
  }
  expect(match(compiled, { campaign: `c-${last + 1}` })).toBeNull()
})

test('a trace tells which conditions failed, and what was found', () => {
  const when = {
    all: [
      is('DE'),
      {
        any: [
          { fact: 'grade', operator: 'in', value: ['A'] },
          { not: { fact: 'town', operator: 'equal', value: 'Ulm' } },
        ],
      },
    ],
  }
  const ruleSet = stored(
    rule('off', { enabled: false }),
    rule('south', { when }),
    rule('rest'),
    rule('never'),
  )
  const { tried, decided } = trace(ruleSet, { country: 'AT', town: 'ulm' })
  expect(tried.map(({ key, outcome }) => `${key} ${outcome}`)).toEqual([
    'off switched_off',
    'south not_matched',
    'rest matched',
  ])
  expect(decided?.index).toBe(2)
  expect(tried[1]?.failed).toEqual([
    { pointer: '/when/all/0', fact: 'country', operator: 'equal', wanted: 'DE', found: 'AT', negated: false },
    {
      pointer: '/when/all/1/any/0',
      fact: 'grade',
      operator: 'in',
      wanted: ['A'],
      found: undefined,
      negated: false,
    },
    {
      pointer: '/when/all/1/any/1/not',
      fact: 'town',
      operator: 'equal',
      wanted: 'Ulm',
      found: 'ulm',
      negated: true,
    },
  ])
})
