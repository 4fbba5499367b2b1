import { expect, test } from 'vitest'
import type { Condition } from '../../rules/condition.ts'
import { conditionSchema } from '../../rules/condition.ts'
import { ruleSetSchema } from '../../rules/rule-set.ts'
import { parseRuleSet } from '../../rules/validate.ts'
import { wordsDe } from '../../rules/words/words.de.ts'
import { declared } from './rules-arbitrary.ts'

const then = { do: 'distribute', orders: ['nearest'] }
const rule = (over: object = {}) => ({ key: 'south', name: 'South', then, ...over })
const one = (over: object) => ({ rules: [rule(over)] })
const faultsOf = (input: unknown) => {
  const parsed = parseRuleSet(input, declared)
  return 'faults' in parsed ? parsed.faults : []
}
const brief = (input: unknown) => faultsOf(input).map(({ pointer, code }) => `${pointer} ${code}`)
const partner = '0198c5a4-7e1f-7c3a-9b52-3f6f1c2d4e5f'

test('a rule set that says the least gets the defaults', () => {
  expect(parseRuleSet({ rules: [rule()] })).toEqual({
    ruleSet: {
      rules: [
        {
          key: 'south',
          name: 'South',
          enabled: true,
          then: {
            do: 'distribute',
            pool: { territory: 'must_cover', portfolio: 'must_carry' },
            mode: 'exclusive',
            orders: ['nearest'],
          },
        },
      ],
    },
  })
})

test('a rule set that says everything is taken, and stays the same when it is read again', () => {
  const pool = {
    tiers: ['gold'],
    tags: ['installer'],
    partners: [partner],
    withinKm: 80,
    territory: 'any',
    portfolio: 'any',
    language: true,
    openNow: true,
  }
  const full = {
    rules: [
      rule({
        enabled: false,
        when: { all: [{ fact: 'custom.roofArea', operator: 'between', value: { from: 1, to: 9 } }] },
        then: {
          do: 'distribute',
          pool,
          mode: 'exclusive',
          ladder: 'fast',
          pipeline: 'simple',
          orders: ['tier', 'nearest', 'round_robin', 'weighted', 'least_loaded'],
          window: { minutes: 240, clock: 'working' },
          widen: [{ withinKm: 150 }, { tiers: ['silver'], tags: ['b'], territory: 'any' }],
        },
      }),
      rule({ key: 'spam', then: { do: 'hold', reason: 'Looks like spam' } }),
      rule({ key: 'press', then: { do: 'close', reason: 'Not a customer' } }),
      rule({ key: 'house', then: { do: 'assign', partner } }),
    ],
    fallback: { do: 'distribute', pool: {}, mode: 'assign', orders: ['round_robin'] },
  }
  const parsed = parseRuleSet(full, declared)
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  expect(parseRuleSet(JSON.parse(JSON.stringify(parsed.ruleSet)), declared)).toEqual(parsed)
  expect(ruleSetSchema.safeParse(full).success).toBe(true)
})

const leaf = (over: object) => ({ fact: 'country', operator: 'equal', value: 'DE', ...over })
test.each<[string, unknown, string[]]>([
  ['an unknown fact', leaf({ fact: 'contry' }), ['/fact unknown_fact']],
  ['a fact of the prototype', leaf({ fact: 'constructor' }), ['/fact unknown_fact']],
  ['an undeclared custom fact', leaf({ fact: 'custom.roof' }), ['/fact unknown_fact']],
  ['a fact that is no text', leaf({ fact: 7 }), ['/fact wrong_type']],
  ['an unknown operator', leaf({ operator: 'equals' }), ['/operator unknown_operator']],
  ['an operator of the prototype', leaf({ operator: 'toString' }), ['/operator unknown_operator']],
  ['a number operator on a text', leaf({ operator: 'lessThan', value: 5 }), ['/operator operator_unfit']],
  [
    'a number operator on a postal code',
    { fact: 'postalCode', operator: 'lessThan', value: 80000 },
    ['/operator operator_unfit'],
  ],
  [
    'a postal code as a number',
    { fact: 'postalCode', operator: 'equal', value: 1067 },
    ['/value wrong_value'],
  ],
  ['a number as text', { fact: 'quantity', operator: 'equal', value: '5' }, ['/value wrong_value']],
  ['infinity', { fact: 'quantity', operator: 'lessThan', value: Infinity }, ['/value out_of_range']],
  ['weekday 8', { fact: 'weekday', operator: 'in', value: [1, 8] }, ['/value/1 out_of_range']],
  ['a country spelt out', leaf({ value: 'Germany' }), ['/value wrong_form']],
  ['an unknown grade', { fact: 'grade', operator: 'equal', value: 'D' }, ['/value not_a_choice']],
  ['one value where a list is due', leaf({ operator: 'in' }), ['/value wrong_value']],
  ['an empty list', leaf({ operator: 'in', value: [] }), ['/value too_few']],
  ['a wrong value in a list', leaf({ operator: 'in', value: ['DE', 4] }), ['/value/1 wrong_value']],
  ['a blank text', { fact: 'town', operator: 'equal', value: ' ' }, ['/value empty_text']],
  [
    'a prefix of hyphens',
    { fact: 'postalCode', operator: 'postalPrefix', value: ['-'] },
    ['/value/0 empty_text'],
  ],
  ['NUL', { fact: 'town', operator: 'equal', value: 'a\0b' }, ['/value unusable_text']],
  ['half a surrogate pair', { fact: 'town', operator: 'equal', value: 'a\ud800' }, ['/value unusable_text']],
  ['a long text', { fact: 'town', operator: 'equal', value: 'a'.repeat(201) }, ['/value too_long']],
  ['isMissing of a text', leaf({ operator: 'isMissing', value: 'yes' }), ['/value wrong_value']],
  [
    'a reversed range',
    { fact: 'hour', operator: 'between', value: { from: 17, to: 8 } },
    ['/value reversed_range'],
  ],
  [
    'a range with one end',
    { fact: 'hour', operator: 'between', value: { from: 8, until: 9 } },
    ['/value/until unknown_key', '/value missing_field'],
  ],
  [
    'an uneven postal range',
    { fact: 'postalCode', operator: 'postalRange', value: { from: '80', to: '81999' } },
    ['/value uneven_postal_range'],
  ],
  ['no value', { fact: 'country', operator: 'equal' }, [' missing_field']],
  ['no fact', { operator: 'equal', value: 'DE' }, [' missing_field']],
  ['an unknown key', leaf({ valeu: 1 }), ['/valeu unknown_key']],
  ['nothing at all', {}, [' no_condition']],
  ['null', null, [' not_an_object']],
  ['a list', [leaf({})], [' not_an_object']],
  ['an empty group', { all: [] }, ['/all empty_group']],
  ['an empty group inside', { not: { any: [leaf({}), { any: [] }] } }, ['/not/any/1/any empty_group']],
  ['a group that is no list', { any: leaf({}) }, ['/any wrong_type']],
  ['two groups in one', { all: [leaf({})], any: [leaf({})] }, [' mixed_group']],
  ['a key beside a group', { all: [leaf({})], name: 'x' }, ['/name unknown_key']],
  ['a misspelt group', { al: [leaf({})] }, ['/al unknown_key']],
  [
    'a poisoned prototype',
    JSON.parse('{"all":[{"fact":"country","operator":"equal","value":"DE"}],"__proto__":{}}'),
    ['/__proto__ unknown_key'],
  ],
  ['201 conditions', { all: Array.from({ length: 201 }, () => leaf({})) }, [' too_many_conditions']],
])('a condition with %s is refused where it stands', (_, when, faults) => {
  expect(brief(one({ when }))).toEqual(faults.map((fault) => `/rules/0/when${fault}`))
})

test('a key that belongs elsewhere is not suggested in its own place', () => {
  const unknown = (held: object) =>
    faultsOf(one({ then: { do: 'hold', ...held } })).find(({ code }) => code === 'unknown_key')
  const orders = unknown({ reason: 'x', orders: ['nearest'] })
  expect(orders?.pointer).toBe('/rules/0/then/orders')
  expect(orders?.message).not.toContain('Did you mean')
  expect(unknown({ reson: 'x' })?.message).toContain('Did you mean “reason”?')
})

test('every fault is told at once', () => {
  const when = { all: [leaf({ fact: 'contry' }), leaf({ operator: 'lik' }), { any: [] }] }
  expect(brief({ rules: [rule({ when, nam: 1 }), rule({ then: { do: 'hold' } })], fallbak: null })).toEqual([
    '/rules/0/nam unknown_key',
    '/rules/1/then missing_field',
    '/fallbak unknown_key',
    '/rules/0/when/all/0/fact unknown_fact',
    '/rules/0/when/all/1/operator unknown_operator',
    '/rules/0/when/all/2/any empty_group',
    '/rules/1/key duplicate_key',
  ])
})

const doing = (over: object) => one({ then: { ...then, ...over } })
test.each<[string, unknown, string[]]>([
  ['no object', 'rules', [' not_an_object']],
  ['nothing', undefined, [' not_an_object']],
  ['no rules', {}, [' missing_field']],
  ['rules that are no list', { rules: {} }, ['/rules wrong_type']],
  ['a rule that is none', { rules: [null] }, ['/rules/0 wrong_type']],
  ['a key with blanks', one({ key: 'South Germany' }), ['/rules/0/key wrong_form']],
  ['an empty name', one({ name: '' }), ['/rules/0/name empty_text']],
  ['an unknown action', one({ then: { do: 'dance' } }), ['/rules/0/then/do not_a_choice']],
  ['no action', one({ then: {} }), ['/rules/0/then missing_field']],
  ['an unknown order', doing({ orders: ['fairest'] }), ['/rules/0/then/orders/0 not_a_choice']],
  ['a race to one', doing({ mode: 'race', raceTo: 1 }), ['/rules/0/then/raceTo out_of_range']],
  ['a race to half a partner', doing({ mode: 'race', raceTo: 2.5 }), ['/rules/0/then/raceTo wrong_type']],
  ['a number of racers without a race', doing({ raceTo: 3 }), ['/rules/0/then/raceTo no_race']],
  [
    'a floor under everything',
    doing({ orders: ['best_performing'], performanceFloor: 1.1 }),
    ['/rules/0/then/performanceFloor out_of_range'],
  ],
  [
    'a floor without the order that it is for',
    doing({ performanceFloor: 0.2 }),
    ['/rules/0/then/performanceFloor no_performance_order'],
  ],
  ['windows of no grade', doing({ gradeWindows: {} }), ['/rules/0/then/gradeWindows names_no_grade']],
  [
    'a window of an unknown grade',
    doing({ gradeWindows: { D: { minutes: 5, clock: 'wall' } } }),
    ['/rules/0/then/gradeWindows/D unknown_key'],
  ],
  [
    'a window of a grade where nobody is asked',
    doing({ mode: 'assign', gradeWindows: { A: { minutes: 5, clock: 'wall' } } }),
    ['/rules/0/then/mode assign_asks_nobody'],
  ],
  ['an order twice', doing({ orders: ['tier', 'tier'] }), ['/rules/0/then/orders repeated']],
  ['no order', doing({ orders: [] }), ['/rules/0/then/orders too_few']],
  [
    'a window of no minutes',
    doing({ window: { minutes: 0, clock: 'wall' } }),
    ['/rules/0/then/window/minutes out_of_range'],
  ],
  [
    'a window of half minutes',
    doing({ window: { minutes: 1.5, clock: 'wall' } }),
    ['/rules/0/then/window/minutes wrong_type'],
  ],
  ['a radius of zero', doing({ pool: { withinKm: 0 } }), ['/rules/0/then/pool/withinKm out_of_range']],
  [
    'a partner by name',
    doing({ pool: { partners: ['Meier'] } }),
    ['/rules/0/then/pool/partners/0 wrong_form'],
  ],
  ['a step that widens nothing', doing({ widen: [{}] }), ['/rules/0/then/widen/0 widens_nothing']],
  [
    'a window where nobody is asked',
    doing({ mode: 'assign', window: { minutes: 5, clock: 'wall' } }),
    ['/rules/0/then/mode assign_asks_nobody'],
  ],
  [
    'a fallback that holds',
    { rules: [], fallback: { do: 'hold', reason: 'x' } },
    ['/fallback/do not_a_choice'],
  ],
])('a rule set with %s is refused where it stands', (_, input, faults) => {
  expect(
    brief(input)
      .filter((fault) => !/reason|orders missing/.test(fault))
      .slice(0, faults.length),
  ).toEqual(faults)
})

test('a race and a performance order get their defaults, and keep what is said', () => {
  const thens = [
    { mode: 'race' },
    { mode: 'race', raceTo: 5 },
    { orders: ['best_performing'] },
    { orders: ['tier', 'best_performing'], performanceFloor: 0 },
  ]
  const parsed = parseRuleSet({
    rules: thens.map((over, i) => rule({ key: `r${i}`, then: { ...then, ...over } })),
  })
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  expect(parsed.ruleSet.rules.map((one) => one.then)).toMatchObject([
    { raceTo: 3 },
    { raceTo: 5 },
    { performanceFloor: 0.2 },
    { performanceFloor: 0 },
  ])
  expect(parseRuleSet(structuredClone(parsed.ruleSet))).toEqual(parsed)
})

const points = (over: object = {}) => ({ key: 'big', name: 'Big', points: 10, ...over })
const scored = (rules: object[], bounds: object = { A: 50, B: 20 }) => ({
  rules: [],
  scoring: { rules, grades: bounds },
})
test.each<[string, unknown, string[]]>([
  ['that says the least', scored([points()]), []],
  ['that is left out on purpose', { rules: [], scoring: null }, []],
  ['without rules', { rules: [], scoring: { grades: { A: 1, B: 0 } } }, ['/scoring missing_field']],
  ['without grades', { rules: [], scoring: { rules: [] } }, ['/scoring missing_field']],
  ['whose A is easier than its B', scored([], { A: 10, B: 20 }), ['/scoring/grades grades_reversed']],
  ['whose A is as hard as its B', scored([], { A: 20, B: 20 }), []],
  ['of half points', scored([points({ points: 0.5 })]), ['/scoring/rules/0/points wrong_type']],
  ['with a key twice', scored([points(), points()]), ['/scoring/rules/1/key duplicate_key']],
  [
    'with the key of a routing rule',
    { rules: [rule({ key: 'big' })], scoring: scored([points()]).scoring },
    [],
  ],
  [
    'that asks for the score',
    scored([points({ when: { fact: 'score', operator: 'lessThan', value: 3 } })]),
    ['/scoring/rules/0/when/fact scores_itself'],
  ],
  [
    'that asks for the grade',
    scored([points({ when: { all: [{ fact: 'grade', operator: 'equal', value: 'A' }] } })]),
    ['/scoring/rules/0/when/all/0/fact scores_itself'],
  ],
  [
    'that asks for what is not known',
    scored([points({ when: { fact: 'colour', operator: 'equal', value: 'red' } })]),
    ['/scoring/rules/0/when/fact unknown_fact'],
  ],
])('scoring %s is judged where it stands', (_, input, faults) => {
  expect(brief(input)).toEqual(faults)
})

const around = (over: object) =>
  one({
    when: {
      fact: 'position',
      operator: 'withinKm',
      value: { latitude: 48.1, longitude: 11.6, km: 50, ...over },
    },
  })
const lacking = { fact: 'position', operator: 'withinKm', value: { latitude: 1, longitude: 2 } }
test.each<[string, unknown, string[]]>([
  ['with a name', around({ label: 'Munich' }), []],
  ['without kilometres', one({ when: lacking }), ['/rules/0/when/value missing_field']],
  ['beyond the pole', around({ latitude: 91 }), ['/rules/0/when/value/latitude out_of_range']],
  ['of no kilometres, which is the place itself', around({ km: 0 }), []],
  ['of kilometres as text', around({ km: '50' }), ['/rules/0/when/value/km wrong_type']],
  ['with a blank name', around({ label: ' ' }), ['/rules/0/when/value/label empty_text']],
  ['with more than it needs', around({ miles: 3 }), ['/rules/0/when/value/miles unknown_key']],
  [
    'that is a range',
    one({ when: { fact: 'position', operator: 'between', value: { from: 1, to: 2 } } }),
    ['/rules/0/when/operator operator_unfit'],
  ],
])('a circle %s is judged where it stands', (_, input, faults) => {
  expect(brief(input)).toEqual(faults)
})

test('a declared choice is one of its choices, for one and for many', () => {
  const asks = (fact: string, operator: string, value: unknown) => one({ when: { fact, operator, value } })
  expect(brief(asks('custom.building', 'equal', 'House'))).toEqual([])
  expect(brief(asks('custom.building', 'in', ['house', 'boat']))).toEqual([
    '/rules/0/when/value/1 not_a_choice',
  ])
  expect(brief(asks('custom.rooms', 'contains', 'phone'))).toEqual([])
  expect(brief(asks('custom.rooms', 'contains', 'cellar'))).toEqual(['/rules/0/when/value not_a_choice'])
  expect(brief(asks('custom.building', 'contains', 'ous'))).toEqual([])
})

test('a fault names what was probably meant', () => {
  expect(faultsOf(one({ when: leaf({ fact: 'contry' }) }))[0]?.message).toBe(
    'The fact “contry” is not known. Did you mean “country”?',
  )
  const german = parseRuleSet(one({ when: leaf({ operator: 'lessThan', value: 3 }) }), declared, wordsDe)
  expect('faults' in german && german.faults[0]?.message).toBe(
    '„lessThan“ passt nicht zu „country“ (ein Text); nehmen Sie eines von: equal, notEqual, in, notIn, startsWith, contains, isMissing.',
  )
})

const nested = (depth: number): Condition =>
  depth === 1 ? (leaf({}) as Condition) : { all: [nested(depth - 1)] }
test('five conditions inside each other are taken, six are not', () => {
  expect(brief(one({ when: nested(5) }))).toEqual([])
  expect(brief(one({ when: nested(6) }))).toEqual(['/rules/0/when/all/0/all/0/all/0/all/0/all/0 too_deep'])
})

test('ten thousand levels, a circle and a heap of values are refused, not followed', () => {
  let deep: unknown = leaf({})
  for (let level = 0; level < 10_000; level++) deep = { not: deep }
  expect(brief(one({ when: deep }))).toEqual(['/rules/0 too_deep'])
  const circle: Record<string, unknown> = {}
  circle.not = circle
  expect(brief(one({ when: circle }))).toEqual(['/rules/0 too_deep'])
  const wide = Array.from({ length: 1_500 }, () => Array.from({ length: 1_500 }, () => 0))
  expect(brief({ rules: wide })).toEqual([' too_large'])
})

test('more than 10,000 rules are too many', () => {
  const rules = Array.from({ length: 10_001 }, (_, index) => rule({ key: `rule-${index}` }))
  expect(brief({ rules })).toEqual(['/rules too_many'])
  expect(brief({ rules: rules.slice(1) })).toEqual([])
})

test('a thousand faults are told as a hundred and a count', () => {
  const rules = Array.from({ length: 1_000 }, (_, index) => rule({ key: `r-${index}`, when: { all: [] } }))
  const faults = faultsOf({ rules })
  expect(faults).toHaveLength(101)
  expect(faults.at(-1)).toMatchObject({
    code: 'more_faults',
    message: '900 more faults; mend those above first.',
  })
})

test('keys with slashes and tildes are escaped in pointers', () => {
  expect(brief(one({ when: leaf({ 'a/b~c': 1 }) }))).toEqual(['/rules/0/when/a~1b~0c unknown_key'])
})

test('the schema for the document takes the conditions that the check takes', () => {
  const when = { any: [nested(3), { not: { fact: 'hour', operator: 'between', value: { from: 1, to: 2 } } }] }
  expect(brief(one({ when }))).toEqual([])
  expect(conditionSchema.parse(when)).toEqual(when)
  expect(conditionSchema.safeParse({ all: [] }).success).toBe(false)
})
