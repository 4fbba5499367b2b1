import { distanceKm } from '../shared/distance.ts'
import type { Circle, Comparison, Condition } from './condition.ts'
import { isPosition } from './operators.ts'
import type { Slots, SlotTable, SlotValue } from './slots.ts'

export type Predicate = (slots: Slots) => boolean

/** A condition as one closure over the slots; means the same as `fulfils` on the facts. */
export function predicateOf(condition: Condition, table: SlotTable): Predicate {
  if ('all' in condition) {
    const parts = condition.all.map((child) => predicateOf(child, table))
    if (parts.length === 1 && parts[0]) return parts[0]
    return (slots) => {
      for (const part of parts) if (!part(slots)) return false
      return true
    }
  }
  if ('any' in condition) {
    const parts = condition.any.map((child) => predicateOf(child, table))
    return (slots) => {
      for (const part of parts) if (part(slots)) return true
      return false
    }
  }
  if ('not' in condition) {
    const inner = predicateOf(condition.not, table)
    return (slots) => !inner(slots)
  }
  return comparisonPredicate(condition, table)
}

function comparisonPredicate({ fact, operator, value }: Comparison, table: SlotTable): Predicate {
  if (!table.knows(fact)) {
    const holds = operator === 'isMissing' && value === true
    return () => holds
  }
  const at = table.place(fact)
  const key = table.key(fact)
  if (operator === 'isMissing') return (slots) => (slots[at] === undefined) === value
  if (Array.isArray(value)) {
    return operator === 'postalPrefix'
      ? prefixPredicate(
          at,
          value.map((one) => key(String(one))),
        )
      : listPredicate(
          at,
          value.map((one) => (typeof one === 'string' ? key(one) : one)),
          operator === 'in',
        )
  }
  if (typeof value === 'object') {
    if ('km' in value) return circlePredicate(at, value)
    return typeof value.from === 'number'
      ? spanPredicate(at, value.from, Number(value.to))
      : postalSpanPredicate(at, key(value.from), key(String(value.to)))
  }
  if (typeof value === 'string') return textPredicate(at, operator, key(value))
  if (typeof value === 'number') return numberPredicate(at, operator, value)
  return operator === 'equal' ? (slots) => slots[at] === value : (slots) => slots[at] === !value
}

function textPredicate(at: number, operator: Comparison['operator'], wanted: string): Predicate {
  if (operator === 'equal') return (slots) => slots[at] === wanted
  if (operator === 'notEqual') {
    return (slots) => typeof slots[at] === 'string' && slots[at] !== wanted
  }
  if (operator === 'startsWith') {
    return (slots) => {
      const found = slots[at]
      return typeof found === 'string' && found.startsWith(wanted)
    }
  }
  return (slots) => {
    const found = slots[at]
    return (typeof found === 'string' || Array.isArray(found)) && found.includes(wanted)
  }
}

const compare: Partial<Record<Comparison['operator'], (found: number, wanted: number) => boolean>> = {
  equal: (found, wanted) => found === wanted,
  notEqual: (found, wanted) => found !== wanted,
  lessThan: (found, wanted) => found < wanted,
  lessThanInclusive: (found, wanted) => found <= wanted,
  greaterThan: (found, wanted) => found > wanted,
  greaterThanInclusive: (found, wanted) => found >= wanted,
}

function numberPredicate(at: number, operator: Comparison['operator'], wanted: number): Predicate {
  const test = compare[operator]
  if (!test) throw new Error(`${operator} does not compare numbers`)
  return (slots) => {
    const found = slots[at]
    return typeof found === 'number' && test(found, wanted)
  }
}

function spanPredicate(at: number, from: number, to: number): Predicate {
  return (slots) => {
    const found = slots[at]
    return typeof found === 'number' && from <= found && found <= to
  }
}

function postalSpanPredicate(at: number, from: string, to: string): Predicate {
  return (slots) => {
    const found = slots[at]
    return typeof found === 'string' && found.length === from.length && from <= found && found <= to
  }
}

function circlePredicate(at: number, circle: Circle): Predicate {
  return (slots) => {
    const found = slots[at]
    return isPosition(found) && distanceKm(found, circle) <= circle.km
  }
}

function listPredicate(at: number, wanted: (string | number)[], inside: boolean): Predicate {
  const set = new Set<SlotValue>(wanted)
  const type = typeof wanted[0]
  if (inside) return (slots) => set.has(slots[at])
  return (slots) => typeof slots[at] === type && !set.has(slots[at])
}

function prefixPredicate(at: number, prefixes: string[]): Predicate {
  return (slots) => {
    const found = slots[at]
    return typeof found === 'string' && prefixes.some((prefix) => found.startsWith(prefix))
  }
}
