import type { SlotTable } from './predicate.ts'
import type { Condition } from './rule-set.ts'

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
 * The ways in which a condition can come to hold, as far as equality, membership and prefix tell:
 * a lead that fulfils none of them cannot match. An overestimate, never an underestimate.
 */
export function waysTo(condition: Condition, table: SlotTable): Way[] {
  if ('not' in condition) return [[]]
  if ('any' in condition) {
    const ways = condition.any.flatMap((child) => waysTo(child, table))
    return ways.length > maxWays || ways.some((way) => way.length === 0) ? [[]] : ways
  }
  if ('all' in condition) {
    return condition.all.reduce<Way[]>(
      (ways, child) => {
        const more = waysTo(child, table)
        if (ways.length * more.length > maxWays) return ways
        return ways.flatMap((way) => more.map((other) => [...way, ...other]))
      },
      [[]],
    )
  }
  const { fact, operator, value } = condition
  if (!table.knows(fact)) return [[]]
  const key = table.key(fact)
  const keys = (Array.isArray(value) ? value : [value]).map((one) =>
    typeof one === 'string' ? key(one) : one,
  )
  const required = (kind: Requirement['kind']): Way[] => [
    [{ slot: table.place(fact), kind, keys: [...new Set(keys as Key[])] }],
  ]
  if (operator === 'equal' || operator === 'in') return required('value')
  if (operator === 'contains' && table.isList(fact)) return required('value')
  return operator === 'postalPrefix' ? required('prefix') : [[]]
}
