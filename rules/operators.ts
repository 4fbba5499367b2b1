import type { Position } from '../shared/distance.ts'
import { distanceKm } from '../shared/distance.ts'
import type { FactType, FactValue } from './facts.ts'
import type { Wanted } from './condition.ts'
import { isCircle, isRange } from './wanted.ts'
import { keyFor } from './text-key.ts'

type Present = string | number | boolean | readonly string[] | Position
type Key = (text: string) => string
type Test = (found: Present, wanted: Wanted, key: Key) => boolean

/** `one` value of the fact's type, `many` of them, a `range` or a `circle` with its edge included, or a `flag`. */
export type Takes = 'one' | 'many' | 'range' | 'circle' | 'flag'

interface OperatorDefinition {
  fits: readonly FactType[]
  takes: Takes
}

/** Which facts an operator fits and what it compares them to; anything else is refused at save. */
export const operators = {
  equal: { fits: ['text', 'number', 'boolean', 'postalCode'], takes: 'one' },
  notEqual: { fits: ['text', 'number', 'boolean', 'postalCode'], takes: 'one' },
  in: { fits: ['text', 'number', 'postalCode'], takes: 'many' },
  notIn: { fits: ['text', 'number', 'postalCode'], takes: 'many' },
  lessThan: { fits: ['number'], takes: 'one' },
  lessThanInclusive: { fits: ['number'], takes: 'one' },
  greaterThan: { fits: ['number'], takes: 'one' },
  greaterThanInclusive: { fits: ['number'], takes: 'one' },
  between: { fits: ['number'], takes: 'range' },
  startsWith: { fits: ['text'], takes: 'one' },
  contains: { fits: ['text', 'list'], takes: 'one' },
  postalPrefix: { fits: ['postalCode'], takes: 'many' },
  postalRange: { fits: ['postalCode'], takes: 'range' },
  withinKm: { fits: ['position'], takes: 'circle' },
  isMissing: { fits: ['text', 'number', 'boolean', 'list', 'postalCode', 'position'], takes: 'flag' },
} as const satisfies Record<string, OperatorDefinition>

export type OperatorName = keyof typeof operators
export const operatorNames = Object.keys(operators) as OperatorName[]
export const isOperator = (name: unknown): name is OperatorName =>
  typeof name === 'string' && Object.hasOwn(operators, name)

/** Null, undefined, blank text, a list of nothing but blanks, and what is no number or place though it should be one. */
export function isMissing(found: FactValue): found is null | undefined {
  if (found === null || found === undefined) return true
  if (typeof found === 'string') return found.trim() === ''
  if (typeof found === 'number') return Number.isNaN(found)
  if (isList(found)) return found.every((entry) => isMissing(entry))
  return typeof found === 'object' && !isPosition(found)
}

// Array.isArray does not know readonly arrays.
const isList = (found: FactValue): found is readonly string[] => Array.isArray(found)

/** Two finite degrees; anything else is no place. */
export const isPosition = (found: unknown): found is Position =>
  typeof found === 'object' &&
  found !== null &&
  'latitude' in found &&
  'longitude' in found &&
  Number.isFinite(found.latitude) &&
  Number.isFinite(found.longitude)

const same = (found: Present, wanted: unknown, key: Key) =>
  typeof found === 'string' && typeof wanted === 'string' ? key(found) === key(wanted) : found === wanted
const among = (found: Present, wanted: Wanted, key: Key) =>
  Array.isArray(wanted) && wanted.some((one) => same(found, one, key))
// A value of another type than the condition's is neither equal nor unequal: it matches nothing.
const comparable = (found: Present, wanted: unknown) => typeof found === typeof wanted
const numbers = (compare: (found: number, wanted: number) => boolean): Test => {
  return (found, wanted) => typeof found === 'number' && typeof wanted === 'number' && compare(found, wanted)
}

function liesInPostalRange(found: Present, wanted: Wanted, key: Key): boolean {
  if (typeof found !== 'string' || !isRange(wanted)) return false
  const [code, from, to] = [key(found), key(String(wanted.from)), key(String(wanted.to))]
  return code.length === from.length && code.length === to.length && from <= code && code <= to
}

function containsText(found: Present, wanted: Wanted, key: Key): boolean {
  if (typeof wanted !== 'string') return false
  if (typeof found === 'string') return key(found).includes(key(wanted))
  return Array.isArray(found) && found.some((entry) => typeof entry === 'string' && same(entry, wanted, key))
}

const tests: Record<Exclude<OperatorName, 'isMissing'>, Test> = {
  equal: same,
  notEqual: (found, wanted, key) => comparable(found, wanted) && !same(found, wanted, key),
  in: among,
  notIn: (found, wanted, key) =>
    Array.isArray(wanted) && comparable(found, wanted[0]) && !among(found, wanted, key),
  lessThan: numbers((found, wanted) => found < wanted),
  lessThanInclusive: numbers((found, wanted) => found <= wanted),
  greaterThan: numbers((found, wanted) => found > wanted),
  greaterThanInclusive: numbers((found, wanted) => found >= wanted),
  between: (found, wanted) =>
    typeof found === 'number' &&
    isRange(wanted) &&
    typeof wanted.from === 'number' &&
    typeof wanted.to === 'number' &&
    wanted.from <= found &&
    found <= wanted.to,
  startsWith: (found, wanted, key) =>
    typeof found === 'string' && typeof wanted === 'string' && key(found).startsWith(key(wanted)),
  contains: containsText,
  postalPrefix: (found, wanted, key) =>
    typeof found === 'string' &&
    Array.isArray(wanted) &&
    wanted.some((prefix) => key(found).startsWith(key(String(prefix)))),
  postalRange: liesInPostalRange,
  withinKm: (found, wanted) =>
    isPosition(found) && isCircle(wanted) && distanceKm(found, wanted) <= wanted.km,
}

/**
 * What every operator means, in plain code; the compiled form is held against it.
 * No operator but `isMissing` matches a missing fact, `notEqual` and `notIn` included.
 */
export function holds(operator: OperatorName, found: FactValue, wanted: Wanted, type: FactType): boolean {
  if (operator === 'isMissing') return isMissing(found) === wanted
  return isMissing(found) ? false : tests[operator](found, wanted, keyFor(type))
}
