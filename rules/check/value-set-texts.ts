import type { Wanted } from '../condition.ts'
import type { FactType, FactValue } from '../facts.ts'
import type { OperatorName } from '../operators.ts'
import { holds } from '../operators.ts'
import { prefixesInBoth } from './prefixes.ts'
import { keyFor } from '../text-key.ts'
import type { Trait } from './text-traits.ts'
import { cannotBe, keysOf, startsLeft } from './text-traits.ts'
import type { ValueSet } from './value-set.ts'
import { isRange } from '../wanted.ts'

type TextType = Extract<FactType, 'text' | 'postalCode'>

/**
 * Texts of one fact. `among` lists them where they are known; otherwise each begins with one of the `starts`, is none
 * of `not`, and has all `traits`.
 */
export class Texts implements ValueSet {
  readonly #type: TextType
  readonly #among: readonly string[] | null
  readonly #starts: readonly string[] | null
  readonly #not: ReadonlySet<string>
  readonly #traits: readonly Trait[]
  readonly empty: boolean
  private constructor(
    type: TextType,
    among: readonly string[] | null,
    starts: readonly string[] | null,
    not: ReadonlySet<string>,
    traits: readonly Trait[],
  ) {
    this.#type = type
    this.#among = among
    this.#starts = starts && startsLeft(starts, traits, keyFor(type))
    this.#not = not
    this.#traits = traits
    this.empty =
      among?.length === 0 || this.#starts?.length === 0 || cannotBe(traits, this.#starts, keyFor(type))
  }

  static all(type: TextType, choices?: readonly string[]): Texts {
    return new Texts(type, choices?.map(keyFor(type)) ?? null, null, new Set(), [])
  }

  where(operator: OperatorName, wanted: Wanted, held: boolean): Texts {
    if (this.#among) {
      const left = this.#among.filter((text) => holds(operator, text, wanted, this.#type) === held)
      return new Texts(this.#type, left, null, new Set(), [])
    }
    const listed =
      operator === 'equal' || operator === 'in' || operator === 'notEqual' || operator === 'notIn'
    if (listed) return this.#whereListed(wanted, (operator === 'equal' || operator === 'in') === held)
    const starts = keysOf(wanted, keyFor(this.#type))
    if (operator === 'startsWith' || operator === 'postalPrefix') {
      if (held) return this.#with({ starts: this.#starts ? prefixesInBoth(this.#starts, starts) : starts })
    }
    return this.#with({ traits: [...this.#traits, { operator, wanted, held }] })
  }

  some(likely: readonly FactValue[]): string | undefined {
    if (this.empty) return undefined
    const key = keyFor(this.#type)
    const liked = likely.find((value) => typeof value === 'string' && this.#holds(key(value)))
    if (typeof liked === 'string') return liked
    return (this.#among ?? this.#guesses()).find((text) => this.#holds(text))
  }

  #whereListed(wanted: Wanted, among: boolean): Texts {
    const keys = keysOf(wanted, keyFor(this.#type))
    if (!among) return this.#with({ not: new Set([...this.#not, ...keys]) })
    return new Texts(
      this.#type,
      [...new Set(keys)].filter((text) => this.#holds(text)),
      null,
      new Set(),
      [],
    )
  }

  #with(over: { starts?: readonly string[] | null; not?: ReadonlySet<string>; traits?: readonly Trait[] }) {
    const starts = over.starts === undefined ? this.#starts : over.starts
    return new Texts(this.#type, null, starts, over.not ?? this.#not, over.traits ?? this.#traits)
  }

  #holds(text: string): boolean {
    if (this.#among) return this.#among.includes(text)
    return (
      text !== '' &&
      !this.#not.has(text) &&
      (this.#starts === null || this.#starts.some((start) => text.startsWith(start))) &&
      this.#traits.every(({ operator, wanted, held }) => holds(operator, text, wanted, this.#type) === held)
    )
  }

  /** Texts put together from what is asked for, and from what no rule knows. */
  #guesses(): string[] {
    const wanted = this.#traits.filter(({ held }) => held).map((trait) => trait.wanted)
    const parts = wanted.filter((one) => typeof one === 'string').map(keyFor(this.#type))
    const ranges = wanted.filter((one) => isRange(one))
    const ends = ranges.flatMap(({ from, to }) => [String(from), String(to)]).map(keyFor(this.#type))
    const length = ends[0]?.length ?? (this.#type === 'postalCode' ? 5 : 0)
    const fillers = this.#type === 'postalCode' ? ['0', '9', '5', '7'] : ['', 'x', 'other', 'zz']
    return (this.#starts ?? ['']).slice(0, 50).flatMap((start) => [
      ...ends.map((end) => start + end.slice(start.length)),
      ...fillers.flatMap((filler) => {
        const text = start + parts.join(' ')
        return [text + filler, parts.join('') + filler, text.padEnd(length, filler || ' ')]
      }),
    ])
  }
}
