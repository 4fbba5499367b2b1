import type { Position } from '../shared/distance.ts'
import type { FactCatalogue, Facts, FactType, FactValue } from './facts.ts'
import { isMissing, isPosition } from './operators.ts'
import { keyFor } from './text-key.ts'

/** A fact made ready to compare: texts as their keys, `undefined` where it is missing. */
export type SlotValue = string | number | boolean | readonly string[] | Position | undefined
/** The facts that a rule set asks for, each at its own place. */
export type Slots = readonly SlotValue[]

/** Gives each fact of a rule set a place, and fills the places for a lead. */
export class SlotTable {
  readonly #places = new Map<string, number>()
  readonly #facts: { fact: string; key: (text: string) => string }[] = []
  readonly #catalogue: FactCatalogue
  constructor(catalogue: FactCatalogue) {
    this.#catalogue = catalogue
  }

  type(fact: string): FactType {
    return this.#catalogue.get(fact)?.type ?? 'text'
  }

  key(fact: string): (text: string) => string {
    return keyFor(this.type(fact))
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
  if (typeof found !== 'object' || isPosition(found)) return found
  return found.filter((entry) => typeof entry === 'string').map(key)
}
