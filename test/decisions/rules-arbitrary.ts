import * as fc from 'fast-check'
import type { DeclaredFact, Facts, FactType, FactValue } from '../../rules/facts.ts'
import { catalogueOf } from '../../rules/facts.ts'
import type { OperatorName } from '../../rules/operators.ts'
import { operatorNames, operators } from '../../rules/operators.ts'
import type { Comparison, Condition, Wanted } from '../../rules/condition.ts'
import type { Scoring } from '../../rules/scoring.ts'
import type { Rule, RuleSet } from '../../rules/rule-set.ts'

export const declared: DeclaredFact[] = [
  { key: 'roofArea', type: 'number' },
  { key: 'heating', type: 'text' },
  { key: 'listed', type: 'boolean' },
  {
    key: 'building',
    type: 'choice',
    labels: { en: 'building', de: 'Gebäude' },
    choices: ['house', 'flat', 'hall'].map(choice),
  },
  { key: 'rooms', type: 'choices', choices: ['newsletter', 'phone', 'mail'].map(choice) },
]
function choice(key: string) {
  return { key, labels: { en: `the ${key}`, de: `das ${key}` } }
}

// Few facts and few values, so that rules and leads meet; the edges of every type are among them.
const texts = [
  'DE',
  'de',
  ' De ',
  'AT',
  'CH',
  'A',
  'C',
  'now',
  'later',
  'Zürich',
  'ZU\u0308RICH',
  '10',
  'true',
  'house',
  'Flat ',
]
const codes = [
  '80331',
  '80 331',
  '01067',
  '1067',
  '8010',
  '80',
  'SW1A 1AA',
  'sw1a1aa',
  '00-950',
  '00950',
  '99999',
]
const figures = [0, -0, 1, 5, 7, 10, 10.5, 23, 1e9, -3]
const munich = { latitude: 48.137, longitude: 11.575 }
// The date line and the poles are where distances go wrong.
const spots = [
  munich,
  { latitude: 47.8, longitude: 13.045 },
  { latitude: -16.5, longitude: 179.9 },
  { latitude: -16.5, longitude: -179.9 },
  { latitude: 90, longitude: 0 },
]
const lists = [['newsletter'], ['Newsletter ', 'phone'], ['phone'], ['']]

const valuesOf: Record<FactType, fc.Arbitrary<FactValue>> = {
  text: fc.constantFrom(...texts),
  postalCode: fc.constantFrom(...codes),
  number: fc.constantFrom(...figures),
  boolean: fc.boolean(),
  list: fc.constantFrom(...lists),
  position: fc.constantFrom(...spots),
}
const nowhere = { latitude: Number.NaN, longitude: 0 }
const missing = fc.constantFrom<FactValue>(null, undefined, '', '  ', [], Number.NaN, ['', ' '], nowhere)
const anyValue = fc.oneof(...Object.values(valuesOf), fc.constant(Number.POSITIVE_INFINITY))

const facts = 'country grade timeline town postalCode position quantity weekday hour consent hasPhone'
  .split(' ')
  .concat(declared.map(({ key }) => `custom.${key}`))
const typeOf = (fact: string): FactType => catalogueOf(declared).get(fact)?.type ?? 'text'

/** Mostly a value of the fact's own type, sometimes missing, sometimes of another type. */
export const someFacts: fc.Arbitrary<Facts> = fc.record(
  Object.fromEntries(
    facts.map((fact) => [
      fact,
      fc.oneof(
        { weight: 7, arbitrary: valuesOf[typeOf(fact)] },
        { weight: 2, arbitrary: missing },
        { weight: 1, arbitrary: anyValue },
      ),
    ]),
  ),
  { requiredKeys: [] },
)

const wholeOf = (from: number, to: number) => fc.integer({ min: from, max: to })
/** A lead as intake makes them: every fact of its own type or missing, and none missing that every lead has. */
export const aLead: fc.Arbitrary<Facts> = fc.record(
  {
    ...Object.fromEntries(facts.map((fact) => [fact, valuesOf[typeOf(fact)]])),
    country: fc.constantFrom('DE', 'AT', 'CH', 'FR'),
    grade: fc.constantFrom('A', 'B', 'C'),
    timeline: fc.constantFrom('now', 'later', '3_months'),
    quantity: fc.constantFrom(0, 1, 5, 7, 10, 1e9),
    weekday: wholeOf(1, 7),
    hour: wholeOf(0, 23),
    consent: fc.constantFrom(['newsletter'], ['phone'], ['newsletter', 'phone'], []),
    hasPhone: fc.boolean(),
    hasEmail: fc.boolean(),
    'custom.building': fc.constantFrom('house', 'flat', 'hall'),
    'custom.rooms': fc.constantFrom(['newsletter'], ['mail'], ['newsletter', 'phone']),
  },
  { requiredKeys: ['country', 'weekday', 'hour', 'hasPhone', 'hasEmail'] },
)

const rangeValues = {
  number: fc.tuple(fc.constantFrom(0, 1, 5), fc.constantFrom(5, 7, 10.5)).map(([from, to]) => ({ from, to })),
  postalCode: fc.constantFrom(
    { from: '80000', to: '81999' },
    { from: '01000', to: '01999' },
    { from: '8000', to: '8999' },
    { from: 'SW1A1AA', to: 'sw1a 1zz' },
  ),
}

function wantedFor(fact: string, operator: OperatorName): fc.Arbitrary<Wanted> {
  const { takes } = operators[operator]
  const type = typeOf(fact)
  if (takes === 'flag') return fc.boolean()
  if (takes === 'circle') {
    return fc
      .tuple(fc.constantFrom(...spots), fc.constantFrom(0, 30, 120, 20_038))
      .map(([spot, km]) => ({ ...spot, km }))
  }
  if (takes === 'range') return rangeValues[type === 'number' ? 'number' : 'postalCode']
  const one = {
    ...valuesOf,
    text: textFor(fact, operator),
    list: fc.constantFrom('newsletter', 'PHONE'),
    position: fc.constant(0),
  }[type]
  const single = one as fc.Arbitrary<string | number | boolean>
  if (takes === 'one') return single
  const many = fc.array(single as fc.Arbitrary<string | number>, { minLength: 1, maxLength: 4 })
  return operator === 'postalPrefix'
    ? fc.array(fc.constantFrom('8', '80', '01', 'sw', '00-9'), { minLength: 1 })
    : many
}

function textFor(fact: string, operator: OperatorName): fc.Arbitrary<string> {
  if (operator === 'startsWith' || operator === 'contains') return fc.constantFrom('d', 'Z', 'ür', 'E ', '1')
  if (fact === 'country') return fc.constantFrom('DE', 'at', ' CH ')
  if (fact === 'custom.building') return fc.constantFrom('house', ' FLAT')
  if (fact === 'grade') return fc.constantFrom('a', 'B', 'C')
  return fact === 'timeline' ? fc.constantFrom('now', 'Later') : fc.constantFrom(...texts)
}

const comparison: fc.Arbitrary<Comparison> = fc.constantFrom(...facts).chain((fact) => {
  const type = typeOf(fact)
  const fitting = operatorNames.filter((name) => (operators[name].fits as readonly FactType[]).includes(type))
  const range = { weekday: [1, 5, 7], hour: [0, 10, 23] }[fact]
  return fc
    .constantFrom(...fitting)
    .chain((operator) =>
      wantedFor(fact, operator).map((value) => ({ fact, operator, value: inRange(value, range) })),
    )
})

/** Weekdays and hours are refused outside of their range, so what is outside becomes the middle. */
function inRange(value: Wanted, range: number[] | undefined): Wanted {
  if (!range) return value
  const [from = 0, middle = 0, to = 0] = range
  const bend = (one: string | number) => (typeof one === 'number' && one >= from && one <= to ? one : middle)
  if (Array.isArray(value)) return value.map(bend)
  if (typeof value === 'number') return bend(value)
  return typeof value === 'object' ? { from, to } : value
}

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', maxDepth: 4, depthIdentifier: 'condition' },
    { weight: 4, arbitrary: comparison },
    { weight: 3, arbitrary: group(tie('condition')).map((all) => ({ all })) },
    { weight: 2, arbitrary: group(tie('condition')).map((any) => ({ any })) },
    { weight: 1, arbitrary: tie('condition').map((not) => ({ not })) },
  ),
}))
function group(of: fc.Arbitrary<Condition>): fc.Arbitrary<Condition[]> {
  return fc.array(of, { minLength: 1, maxLength: 3, depthIdentifier: 'condition' })
}

export const someCondition = condition

const rule = fc.record({
  enabled: fc.oneof(
    { weight: 9, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
  when: fc.oneof({ weight: 19, arbitrary: condition }, { weight: 1, arbitrary: fc.constant(undefined) }),
})

export const someRuleSet: fc.Arbitrary<RuleSet> = fc
  .array(rule, { minLength: 1, maxLength: 8 })
  .map((rules) => ({
    rules: rules.map(({ enabled, when }, index): Rule => ({
      key: `rule-${index}`,
      name: `Rule ${index}`,
      enabled,
      ...(when && { when }),
      then: { do: 'hold', reason: 'test' },
    })),
  }))

/** Scoring that asks anything but score and grade, with points on both sides of zero. */
export const someScoring: fc.Arbitrary<Scoring> = fc
  .tuple(
    fc.array(fc.tuple(rule, fc.integer({ min: -40, max: 60 })), { maxLength: 8 }),
    fc.integer({ min: -20, max: 80 }),
    fc.nat(40),
  )
  .map(([rules, B, more]) => ({
    rules: rules
      .filter(([{ when }]) => !JSON.stringify(when ?? '').includes('"grade"'))
      .map(([{ enabled, when }, points], index) => ({
        key: `points-${index}`,
        name: `Points ${index}`,
        enabled,
        ...(when && { when }),
        points,
      })),
    grades: { A: B + more, B },
  }))
