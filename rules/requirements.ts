import type { SlotTable } from './slots.ts'
import type { Comparison, Condition } from './condition.ts'

export type Key = string | number | boolean
/** One thing that must be so before a condition can hold: the fact in this slot has one of these keys. */
export interface Requirement {
  slot: number
  /** `prefix`: the fact begins with one of the keys. */
  kind: 'value' | 'prefix'
  keys: readonly Key[]
}
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
    if (asked && !exact.some(({ slot, kind }) => slot === asked.slot && kind === asked.kind))
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
  const kind = operator === 'postalPrefix' ? 'prefix' : 'value'
  if (kind === 'value' && operator !== 'equal' && operator !== 'in') return null
  const key = table.key(fact)
  const keys = (Array.isArray(value) ? value : [value]).map((one) =>
    typeof one === 'string' ? key(one) : one,
  )
  return { slot: table.place(fact), kind, keys: [...new Set(keys as Key[])] }
}
