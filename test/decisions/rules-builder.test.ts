import { assert, integer, nat, property, string, uniqueArray } from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  clauseOf,
  comparisonsIn,
  conditionOf,
  groupKinds,
  groupOf,
  nested,
  rootCondition,
  rootGroup,
  withChildren,
} from '../../partner-portal/rules/condition.ts'
import type { Comparison, Condition, Content } from '../../partner-portal/rules/content.ts'
import { adopted, duplicated, freshKey, landing, moved } from '../../partner-portal/rules/entries.ts'
import { messagesAt, placed } from '../../partner-portal/rules/faults.ts'
import { operatorOf, withOperator } from '../../partner-portal/rules/operators.ts'
import { areaFault, postalAreas, postalCondition } from '../../partner-portal/rules/postal.ts'
import { found } from '../../partner-portal/rules/search.ts'
import { inMinutes, inUnit, readNumber } from '../../partner-portal/rules/typed-number.ts'
import { unfinished } from '../../partner-portal/rules/unfinished.ts'
import { parseRuleSet } from '../../rules/validate.ts'

const germany: Comparison = { fact: 'country', operator: 'in', value: ['DE'] }
const large: Comparison = { fact: 'budget', operator: 'greaterThan', value: 50_000 }
const rule = (key: string, when?: Condition) =>
  ({ key, name: key, then: { do: 'hold', reason: 'x' }, ...(when && { when }) }) as const

describe('moving', () => {
  test.each([
    ['down', 0, 2, 'bca'],
    ['up', 2, 0, 'cab'],
    ['beyond the end stays at the end', 0, 9, 'bca'],
    ['beyond the top stays at the top', 1, -3, 'bac'],
    ['nowhere', 1, 1, 'abc'],
  ])('%s', (_, from, to, order) => expect(moved([...'abc'], from, to).join('')).toBe(order))

  test.each([
    ['on the upper half of the one below: nothing changes', 0, 1, 'above', 0],
    ['on the lower half of the one below', 0, 1, 'below', 1],
    ['on the upper half of the first', 2, 0, 'above', 0],
    ['on the lower half of the first', 2, 0, 'below', 1],
  ] as const)('dropped %s', (_, from, over, half, to) => expect(landing(from, over, half)).toBe(to))

  test('wherever it goes, everything is still there', () =>
    assert(
      property(uniqueArray(string(), { minLength: 1 }), nat(20), integer(), (list, from, to) => {
        expect([...moved(list, from, to)].sort()).toEqual([...list].sort())
      }),
    ))
})

test('keys come from names, and nobody has one twice', () => {
  expect(freshKey('Große Projekte & mehr!', [])).toBe('grosse-projekte-mehr')
  expect(freshKey('日本', ['rule'])).toBe('rule-2')
  expect(duplicated([rule('a'), rule('a-2')], 0, 'A').map(({ key }) => key)).toEqual(['a', 'a-3', 'a-2'])
  expect(adopted([rule('a')], [rule('a'), rule('b'), rule('a')], 1).map(({ key }) => key)).toEqual([
    'a',
    'a-2',
    'b',
    'a-3',
  ])
})

describe('conditions', () => {
  test.each(groupKinds)('a group of the kind %s is read as it was made', (kind) => {
    const group = groupOf(conditionOf({ kind, children: [germany, large] }))
    expect(group).toMatchObject({ kind, children: [germany, large] })
  })

  test('the pointer to a child leads to it in the JSON', () => {
    const when: Condition = { all: [germany, { not: { any: [large, { not: germany }] } }] }
    expect(comparisonsIn(when, '/when').map(({ at }) => at)).toEqual([
      '/when/all/0',
      '/when/all/1/not/any/0',
      '/when/all/1/not/any/1/not',
    ])
    expect(groupOf(when.all[1]!)?.at).toBe('/not/any')
    expect(clauseOf({ not: large })).toEqual({ comparison: large, negated: true, at: '/not' })
  })

  test('a lone condition gets a group when a second one joins it, and is alone without', () => {
    const group = rootGroup(germany)
    expect(rootCondition(germany, group, [large])).toEqual(large)
    expect(rootCondition(germany, group, [germany, large])).toEqual({ all: [germany, large] })
    expect(rootCondition(germany, group, [])).toBeUndefined()
    const areas = postalCondition(['80', '85000–85999'])
    expect(rootGroup(areas)).toEqual({ kind: 'all', children: [areas], at: '' })
    expect(rootCondition(areas, rootGroup(areas), [areas, large])).toEqual({ all: [areas, large] })
  })

  test('a group without children is gone', () =>
    expect(withChildren({ kind: 'none', children: [large], at: '' }, [])).toBeUndefined())

  test('a condition put into a group leaves room for another', () =>
    expect(nested(large, 'any')).toEqual({ any: [large, { fact: '', operator: 'in', value: [] }] }))
})

describe('postal areas', () => {
  test.each([
    ['prefixes', ['80', '81'], { fact: 'postalCode', operator: 'postalPrefix', value: ['80', '81'] }],
    [
      'one range',
      ['85000–85999'],
      { fact: 'postalCode', operator: 'postalRange', value: { from: '85000', to: '85999' } },
    ],
    [
      'both',
      ['80', '85000–85999', '86000–86999'],
      {
        any: [
          { fact: 'postalCode', operator: 'postalPrefix', value: ['80'] },
          { fact: 'postalCode', operator: 'postalRange', value: { from: '85000', to: '85999' } },
          { fact: 'postalCode', operator: 'postalRange', value: { from: '86000', to: '86999' } },
        ],
      },
    ],
  ])('%s are one condition and read back as they were listed', (_, areas, condition) => {
    expect(postalCondition(areas)).toEqual(condition)
    expect(postalAreas(postalCondition(areas))).toEqual(areas)
    expect(parseRuleSet({ rules: [rule('a', postalCondition(areas))] })).toHaveProperty('ruleSet')
  })

  test('a group that says more than areas stays a group', () => {
    const prefix = postalCondition(['80'])
    expect(postalAreas({ any: [prefix, germany] })).toBeUndefined()
    expect(postalAreas({ any: [prefix] })).toBeUndefined()
    expect(postalAreas({ any: [prefix, prefix] })).toBeUndefined()
  })

  test.each([
    ['80', undefined],
    ['00-950', undefined],
    ['SW1A', undefined],
    ['85000–85999', undefined],
    ['85999–85000', 'reversed'],
    ['850–85999', 'length'],
    ['§§', 'code'],
  ])('%s: %s', (area, fault) => expect(areaFault(area)).toBe(fault))
})

describe('operators', () => {
  const single: Comparison = { fact: 'country', operator: 'equal', value: 'DE' }
  test.each([
    ['one becomes a list of one', single, 'in', 'country', ['DE']],
    ['a list of one becomes one', germany, 'equal', 'country', 'DE'],
    ['a list of two is asked anew', { ...germany, value: ['DE', 'AT'] }, 'equal', 'country', ''],
    ['a list stays a list', germany, 'notIn', 'country', ['DE']],
    ['a threshold stays', large, 'lessThan', 'number', 50_000],
    ['presence has no value of before', single, 'isGiven', 'country', false],
  ] as const)('%s', (_, before, operator, kind, value) =>
    expect(withOperator(before, operator, kind).value).toEqual(value),
  )

  test('«is given» is written as not missing, and read back', () => {
    const given = withOperator(single, 'isGiven', 'country')
    expect(given).toEqual({ fact: 'country', operator: 'isMissing', value: false })
    expect(operatorOf(given)).toBe('isGiven')
  })
})

test('what is begun and not finished is named at its place; what is finished is not', () => {
  const content: Content = {
    rules: [
      rule('done', { all: [germany, large] }),
      rule('open', {
        any: [
          { fact: '', operator: 'in', value: [] },
          { ...germany, value: [] },
        ],
      }),
      { key: 'nameless', name: ' ', then: { do: 'hold', reason: '' } },
      { key: 'orderless', name: 'x', then: { do: 'distribute', orders: [], widen: [{}] } },
    ],
    scoring: { rules: [{ ...rule('s', large), name: '', points: 1 }], grades: { A: 2, B: 1 } },
  }
  expect(unfinished(content).map(({ key, at }) => `${key}${at}`)).toEqual([
    'open/when/any/0/fact',
    'open/when/any/1/value',
    'nameless/name',
    'nameless/then/reason',
    'orderless/then/orders',
    'orderless/then/widen/0',
    's/name',
  ])
})

test('a fault stays with its rule, wherever that moves; others say where they are', () => {
  const content: Content = {
    rules: [rule('a'), rule('b')],
    scoring: { rules: [{ ...rule('s'), points: 1 }], grades: { A: 2, B: 1 } },
  }
  const fault = (pointer: string) => ({ pointer, code: 'x', message: pointer })
  const all = placed(
    ['/content/rules/1/when/value/0', '/content/scoring/rules/0/points', '/content/fallback/orders'].map(
      fault,
    ),
    content,
  )
  expect(all.map(({ list, key, at }) => [list, key, at])).toEqual([
    ['rules', 'b', '/when/value/0'],
    ['scoring', 's', '/points'],
    ['rest', '', '/fallback/orders'],
  ])
  expect(messagesAt(all, '/when/value')).toEqual([])
  expect(messagesAt(all, '/when/value', true)).toEqual(['/content/rules/1/when/value/0'])
})

test('a search finds every word in name, key and sentence, whatever the accents', () => {
  const list = [rule('münchen'), rule('berlin')]
  const sentence = (key: string) => (key === 'berlin' ? 'If postal code starts with 10' : '')
  expect(found(list, 'MUNCHEN', sentence)).toEqual(['münchen'])
  expect(found(list, 'code ber', sentence)).toEqual(['berlin'])
  expect(found(list, 'code mün', sentence)).toEqual([])
  expect(found(list, ' ', sentence)).toEqual(['münchen', 'berlin'])
})

test.each([
  ['12', 12],
  ['-3', -3],
  ['0,5', 0.5],
  ['80 000', 80_000],
  ['1.', ''],
  ['abc', ''],
  ['', ''],
])('typed %s is %s', (text, value) => expect(readNumber(text)).toBe(value))

test.each([
  [240, 'working', 4, 'hour'],
  [90, 'working', 90, 'minute'],
  [1440, 'working', 24, 'hour'],
  [2880, 'wall', 2, 'day'],
] as const)('%i minutes by the %s clock are %i %ss', (minutes, clock, amount, unit) => {
  expect(inUnit(minutes, clock)).toEqual({ amount, unit })
  expect(inMinutes(amount, unit)).toBe(minutes)
})
