import type { Wanted } from '../condition.ts'
import type { FactValue } from '../facts.ts'
import type { OperatorName } from '../operators.ts'
import { textKey } from '../text-key.ts'
import type { ValueSet } from './value-set.ts'

/** Lists with at least one entry: what must be in them, and what must not. */
export class Lists implements ValueSet {
  readonly #has: ReadonlySet<string>
  readonly #lacks: ReadonlySet<string>
  /** Every entry that there can be, where that is known. */
  readonly #choices: readonly string[] | null
  constructor(
    choices: readonly string[] | null,
    has: ReadonlySet<string> = new Set(),
    lacks: ReadonlySet<string> = new Set(),
  ) {
    this.#choices = choices
    this.#has = has
    this.#lacks = lacks
  }

  where(_operator: OperatorName, wanted: Wanted, held: boolean): Lists {
    const entry = textKey(String(wanted))
    if (held) return new Lists(this.#choices, new Set([...this.#has, entry]), this.#lacks)
    return new Lists(this.#choices, this.#has, new Set([...this.#lacks, entry]))
  }

  get empty(): boolean {
    for (const entry of this.#has) if (this.#lacks.has(entry)) return true
    return this.#has.size === 0 && this.#choices !== null && this.#free(this.#choices) === undefined
  }

  some(likely: readonly FactValue[]): string[] | undefined {
    if (this.empty) return undefined
    if (this.#has.size > 0) return [...this.#has]
    const known = this.#choices ?? likely.filter((value) => typeof value === 'string')
    const free = this.#free(known) ?? this.#free(['other', 'another', 'a third'])
    return free === undefined ? undefined : [free]
  }

  #free(entries: readonly string[]): string | undefined {
    return entries.find((entry) => !this.#lacks.has(textKey(entry)))
  }
}
