import type { Wanted } from '../condition.ts'
import type { FactValue } from '../facts.ts'
import type { OperatorName } from '../operators.ts'
import { holds } from '../operators.ts'
import type { ValueSet } from './value-set.ts'

/** True, false, or both. */
export class Flags implements ValueSet {
  readonly #left: readonly boolean[]
  constructor(left: readonly boolean[] = [true, false]) {
    this.#left = left
  }

  where(operator: OperatorName, wanted: Wanted, held: boolean): Flags {
    return new Flags(this.#left.filter((value) => holds(operator, value, wanted, 'boolean') === held))
  }

  get empty(): boolean {
    return this.#left.length === 0
  }

  some(likely: readonly FactValue[]): boolean | undefined {
    return this.#left.find((value) => likely.includes(value)) ?? this.#left[0]
  }
}
