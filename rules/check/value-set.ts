import type { Wanted } from '../condition.ts'
import type { FactValue } from '../facts.ts'
import type { OperatorName } from '../operators.ts'

/**
 * Values of one fact, described and not listed, so that whether any is left can be proven. Never changes.
 * The overestimates and underestimates of a guess have no place here: what cannot be decided says so.
 */
export interface ValueSet {
  /** Those of its values with which the comparison holds, or (`held` false) does not. */
  where(operator: OperatorName, wanted: Wanted, held: boolean): ValueSet
  /** True only where it is proven that no value is left. */
  readonly empty: boolean
  /** One of its values, one of the `likely` ones if it can be; undefined where none was found, though there may be one. */
  some(likely: readonly FactValue[]): FactValue
}
