import type { FactCatalogue, Facts, FactValue } from './facts.ts'
import { isMissing } from './operators.ts'
import type { Comparison, Condition } from './rule-set.ts'
import { keyFor } from './text-key.ts'

/** A fact made ready to compare: texts as their keys, `undefined` where it is missing. */
export type SlotValue = string | number | boolean | readonly string[] | undefined
/** The facts that a rule set asks for, each at its own place. */
export type Slots = readonly SlotValue[]
export type Predicate = (slots: Slots) => boolean

/** Gives each fact of a rule set a place, and fills the places for a lead. */
export class SlotTable {
  readonly #places = new Map<string, number>()
  readonly #facts: { fact: string; key: (text: string) => string }[] = []
  readonly #catalogue: FactCatalogue
  constructor(catalogue: FactCatalogue) {
    this.#catalogue = catalogue
  }

  key(fact: string): (text: string) => string {
    return keyFor(this.#catalogue.get(fact)?.type ?? 'text')
  }

  /** A custom field that the tenant declares no more is missing from every lead. */
  knows(fact: string): boolean {
    return this.#catalogue.has(fact)
  }

  place(fact: string): number {
    const known = this.#places.get(fact)
    if (known !== undefined) return known
    this.#places.set(fact, this.#facts.length)
    return this.#facts.push({ fact, key: this.key(fact) }) - 1
  }

  fill(facts: Facts): Slots {
    const slots: SlotValue[] = []
    for (const { fact, key } of this.#facts) slots.push(slotValue(facts[fact], key))
    return slots
  }
}

function slotValue(found: FactValue, key: (text: string) => string): SlotValue {
  if (typeof found === 'string') {
    const text = found.trim()
    return text === '' ? undefined : key(text)
  }
  if (isMissing(found)) return undefined
  return typeof found === 'object' ? found.filter((entry) => typeof entry === 'string').map(key) : found
}

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
