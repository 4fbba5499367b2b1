import { expect, test } from 'vitest'
import { compile } from '../../rules/compile.ts'
import type { Condition } from '../../rules/condition.ts'
import type { Facts } from '../../rules/facts.ts'
import type { Rule } from '../../rules/rule-set.ts'
import { fulfils } from '../../rules/trace.ts'
import { catalogueOf } from '../../rules/facts.ts'

const code = (number: number) => String(number).padStart(5, '0')
const number = (
  operator: 'lessThan' | 'lessThanInclusive' | 'greaterThan' | 'greaterThanInclusive',
  value: number,
) => ({ fact: 'budget', operator, value }) as const

// Hundreds of bounds, more than the index has steps for, so that steps hold leads on both sides of a bound.
const spans: Record<string, [(nth: number) => Condition, (nth: number) => Facts]> = {
  'numbers from one bound to another': [
    (nth) => ({ all: [number('greaterThan', nth * 7), number('lessThanInclusive', nth * 7 + 3)] }),
    (nth) => ({ budget: nth * 3.5 + (nth % 3) }),
  ],
  'numbers above, in either way': [
    (nth) => ({ any: [number('greaterThanInclusive', 3_000 - nth), number('lessThan', nth - 150)] }),
    (nth) => ({ budget: (nth % 2 ? 2_500 : 0) + nth }),
  ],
  'ranges of numbers': [
    (nth) => ({ fact: 'budget', operator: 'between', value: { from: nth * 5, to: nth * 5 + 4.5 } }),
    (nth) => ({ budget: nth * 2.5 }),
  ],
  'ranges of postal codes of several lengths': [
    (nth) => ({
      fact: 'postalCode',
      operator: 'postalRange',
      value:
        nth % 3
          ? { from: code(nth * 30), to: code(nth * 30 + 20) }
          : { from: `${1_000 + nth}`, to: `${1_002 + nth}` },
    }),
    (nth) => ({ postalCode: nth % 2 ? code(nth * 15) : String(1_000 + nth) }),
  ],
  'places around a centre': [
    (nth) => ({
      fact: 'position',
      operator: 'withinKm',
      value: { latitude: 40 + nth / 30, longitude: 10, km: 3 },
    }),
    (nth) => ({ position: { latitude: 40 + nth / 60, longitude: 10 + (nth % 5) / 100 } }),
  ],
  'entries of a list': [
    (nth) => ({ fact: 'consent', operator: 'contains', value: `purpose-${nth}` }),
    (nth) => ({ consent: nth % 3 ? [`Purpose-${nth}`, 'none', `purpose-${nth - 5}`] : [] }),
  ],
}

test.each(Object.entries(spans))('%s are found through the index as without it', (_, [when, lead]) => {
  const rules = Array.from({ length: 300 }, (__, nth): Rule => {
    return { key: `r-${nth}`, name: 'r', enabled: true, when: when(nth), then: { do: 'hold', reason: 'x' } }
  })
  const compiled = compile({ rules })
  const catalogue = catalogueOf()
  let [matched, asked] = [0, 0]
  for (let nth = 0; nth < 600; nth++) {
    const facts = lead(nth)
    const expected = rules.findIndex((rule) => fulfils(rule.when!, facts, catalogue))
    const filled = compiled.slots.fill(facts)
    const found = compiled.index.first(filled, (rule) => {
      asked += 1
      return compiled.rules[rule]?.matches(filled) === true
    })
    expect(found).toBe(expected)
    if (expected !== -1) matched += 1
  }
  expect(matched).toBeGreaterThan(100)
  // Without an index a lead asks 150 rules on average before its own.
  expect(asked / 600).toBeLessThan(20)
})

test('what is missing or of another type meets no span', () => {
  const when = {
    all: [
      number('greaterThan', 5),
      { fact: 'postalCode', operator: 'postalRange', value: { from: '1', to: '2' } },
    ],
  }
  const { index, slots } = compile({
    rules: [
      { key: 'a', name: 'a', enabled: true, when: when as Condition, then: { do: 'hold', reason: 'x' } },
    ],
  })
  for (const facts of [
    {},
    { budget: '7', postalCode: 1 },
    { budget: 7, postalCode: ['1'] },
    { budget: null, postalCode: '1' },
  ]) {
    expect(index.first(slots.fill(facts as Facts), () => true)).toBe(-1)
  }
})
