import type { Comparison, Condition } from '../condition.ts'
import type { SlotTable } from '../slots.ts'
import { isCircle, isRange } from '../wanted.ts'

export type Key = string | number | boolean
/**
 * One thing that must be so before a condition can hold. The fact in this slot is one of the keys (`value`), begins
 * with one (`prefix`), or has it among its entries (`member`); or it lies between two bounds, both included: a number,
 * a postal code (`code`) or a place by its latitude.
 */
export type Requirement =
  | { slot: number; kind: 'value' | 'prefix' | 'member'; keys: readonly Key[] }
  | { slot: number; kind: 'number' | 'code' | 'latitude'; from: number | string; to: number | string }
/** All of its requirements are necessary; none at all means that anything may match. */
export type Way = readonly Requirement[]

// More ways than this cost a lead more than they spare it.
const maxWays = 16

/**
 * A condition, split for the index: the ways in which it can come to hold, and the `rest` that is still
 * to be asked of a lead that fulfils one of them. What every way begins with is exact, so it is asked once.
 */
export function split(condition: Condition | null, table: SlotTable): { ways: Way[]; rest: Condition[] } {
  const exact: Requirement[] = []
  const rest: Condition[] = []
  for (const part of condition ? partsOf(condition) : []) {
    const asked = 'fact' in part ? requirementOf(part, table) : null
    const settles = asked?.kind === 'value' || asked?.kind === 'prefix'
    if (settles && !exact.some(({ slot, kind }) => slot === asked.slot && kind === asked.kind))
      exact.push(asked)
    else rest.push(part)
  }
  const ways = waysToAll(rest, table).map((way) => [...exact, ...way])
  return { ways, rest }
}

/** The conditions that must all hold, however deep `all` is nested in `all`. */
const partsOf = (condition: Condition): Condition[] =>
  'all' in condition ? condition.all.flatMap(partsOf) : [condition]

/** An overestimate, never an underestimate: a lead that fulfils none of the ways cannot match. */
function waysTo(condition: Condition, table: SlotTable): Way[] {
  if ('not' in condition) return [[]]
  if ('all' in condition) return waysToAll(condition.all, table)
  if ('any' in condition) {
    const ways = condition.any.flatMap((child) => waysTo(child, table))
    return ways.length > maxWays || ways.some((way) => way.length === 0) ? [[]] : ways
  }
  const asked = requirementOf(condition, table)
  return [asked ? [asked] : []]
}

function waysToAll(conditions: readonly Condition[], table: SlotTable): Way[] {
  return conditions.reduce<Way[]>(
    (ways, child) => {
      const more = waysTo(child, table)
      if (ways.length * more.length > maxWays) return ways
      return ways.flatMap((way) => more.map((other) => [...way, ...other]))
    },
    [[]],
  )
}

function requirementOf({ fact, operator, value }: Comparison, table: SlotTable): Requirement | null {
  if (!table.knows(fact)) return null
  const key = table.key(fact)
  const slot = table.place(fact)
  if (operator === 'equal' || operator === 'in' || operator === 'postalPrefix') {
    const keys = (Array.isArray(value) ? value : [value]).map((one) =>
      typeof one === 'string' ? key(one) : one,
    )
    const kind = operator === 'postalPrefix' ? 'prefix' : 'value'
    return { slot, kind, keys: [...new Set(keys as Key[])] }
  }
  if (operator === 'contains' && table.type(fact) === 'list') {
    return { slot, kind: 'member', keys: [key(String(value))] }
  }
  const bounds = boundsOf(operator, value, key)
  return bounds && { slot, ...bounds }
}

// A degree of latitude is 111.19 km on the sphere that distances are measured on; rounding must not lose a place.
const kmPerDegree = 111.1

function boundsOf(
  operator: Comparison['operator'],
  value: Comparison['value'],
  key: (text: string) => string,
): { kind: 'number' | 'code' | 'latitude'; from: number | string; to: number | string } | null {
  if (isCircle(value)) {
    const degrees = value.km / kmPerDegree + 1e-6
    return { kind: 'latitude', from: value.latitude - degrees, to: value.latitude + degrees }
  }
  if (isRange(value)) {
    if (operator === 'between') return { kind: 'number', from: Number(value.from), to: Number(value.to) }
    return { kind: 'code', from: key(String(value.from)), to: key(String(value.to)) }
  }
  if (typeof value !== 'number') return null
  if (operator === 'lessThan' || operator === 'lessThanInclusive')
    return { kind: 'number', from: -Infinity, to: value }
  if (operator === 'greaterThan' || operator === 'greaterThanInclusive')
    return { kind: 'number', from: value, to: Infinity }
  return null
}
