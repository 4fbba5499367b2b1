import { blank } from './condition.ts'
import type { Comparison, Value } from './content.ts'
import type { Fact, FactKind } from './facts.ts'

/** What can be asked of a fact; `isGiven` is the other half of the language's `isMissing`. */
export type Operator =
  | 'equal'
  | 'notEqual'
  | 'in'
  | 'notIn'
  | 'lessThan'
  | 'lessThanInclusive'
  | 'greaterThan'
  | 'greaterThanInclusive'
  | 'between'
  | 'startsWith'
  | 'contains'
  | 'postalPrefix'
  | 'withinKm'
  | 'isMissing'
  | 'isGiven'

const presence: readonly Operator[] = ['isGiven', 'isMissing']
const amounts: readonly Operator[] = [
  'greaterThanInclusive',
  'greaterThan',
  'lessThanInclusive',
  'lessThan',
  'between',
  'equal',
  'notEqual',
  'in',
  'notIn',
]
const codes: readonly Operator[] = ['in', 'notIn']

// The first is what a condition begins with.
const fitting: Readonly<Record<FactKind, readonly Operator[]>> = {
  choice: codes,
  country: codes,
  language: codes,
  product: [...codes, 'startsWith', 'contains'],
  text: [...codes, 'startsWith', 'contains'],
  number: amounts,
  hour: ['between', ...amounts.filter((operator) => operator !== 'between')],
  weekday: ['in', 'notIn', 'between'],
  boolean: ['equal'],
  list: ['contains'],
  postalCode: ['postalPrefix', ...codes],
  position: ['withinKm'],
}

/** The operators to choose from; one that a rule has already is among them. */
export function operatorsOf(kind: FactKind, current?: Operator): readonly Operator[] {
  const all = [...fitting[kind], ...presence]
  return current === undefined || all.includes(current) ? all : [current, ...all]
}

/** The operator as it is shown: a range of postal codes is a kind of area, and `isMissing: false` is «is given». */
export function operatorOf({ operator, value }: Comparison): Operator {
  if (operator === 'isMissing') return value === false ? 'isGiven' : 'isMissing'
  if (operator === 'postalRange') return 'postalPrefix'
  return operator as Operator
}

/** A value to begin with; empty where only a person can know it. */
function firstValue(operator: Operator, kind: FactKind): Value {
  if (operator === 'isMissing') return true
  if (operator === 'isGiven') return false
  if (operator === 'in' || operator === 'notIn' || operator === 'postalPrefix') return []
  if (operator === 'between')
    return kind === 'weekday' ? { from: 1, to: 5 } : kind === 'hour' ? { from: 8, to: 18 } : ''
  return kind === 'boolean' ? true : ''
}

const takes = (operator: Operator): string =>
  ({
    in: 'many',
    notIn: 'many',
    postalPrefix: 'areas',
    between: 'range',
    withinKm: 'circle',
    isMissing: 'flag',
    isGiven: 'flag',
  })[operator as string] ?? 'one'

/** Another fact asked: the value of the one before means nothing for it. */
export function withFact(fact: Fact): Comparison {
  const operator = fitting[fact.kind][0] ?? 'equal'
  return { ...blank, fact: fact.name, operator, value: firstValue(operator, fact.kind) }
}

/** Another operator; the value stays where it means the same, and one value is a list of one. */
export function withOperator(before: Comparison, operator: Operator, kind: FactKind): Comparison {
  const [had, wants] = [takes(operatorOf(before)), takes(operator)]
  const name = operator === 'isGiven' ? 'isMissing' : operator
  const next = (value: Value): Comparison => ({ ...before, operator: name, value })
  if (had === wants && wants !== 'flag') return next(before.value)
  if (had === 'one' && wants === 'many' && before.value !== '' && typeof before.value !== 'boolean')
    return next([before.value as string | number])
  if (had === 'many' && wants === 'one' && Array.isArray(before.value) && before.value.length === 1)
    return next(before.value[0] as Value)
  return next(firstValue(operator, kind))
}
