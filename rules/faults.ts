import type { Fault } from '../shared/refusals.ts'
import type { FactType } from './facts.ts'
import type { Takes } from './operators.ts'
import { wordsEn } from './words/words.en.ts'
import type { RuleWords } from './words/words.ts'

/** Every way in which a rule set can be wrong, with what its sentence needs to name the mend. */
export interface FaultDetails {
  not_an_object: { found: string }
  wrong_type: { expected: string; found: string }
  missing_field: { field: string }
  unknown_key: { key: string; nearest: string | null }
  too_deep: { limit: number }
  too_large: { limit: number }
  too_many: { limit: number }
  too_many_conditions: { limit: number }
  too_few: { limit: number }
  too_long: { limit: number }
  empty_text: Record<never, never>
  unusable_text: Record<never, never>
  out_of_range: { from: number | null; to: number | null }
  not_a_choice: { found: string; choices: readonly string[] }
  wrong_form: { form: 'key' | 'uuid' | 'country' | 'language' }
  repeated: Record<never, never>
  duplicate_key: { key: string; first: string }
  empty_group: { group: string }
  no_condition: Record<never, never>
  mixed_group: { keys: readonly string[] }
  unknown_fact: { fact: string; nearest: string | null }
  unknown_operator: { operator: string; nearest: string | null }
  operator_unfit: { operator: string; fact: string; type: FactType; fitting: readonly string[] }
  wrong_value: { operator: string; takes: Takes; type: FactType; found: string }
  reversed_range: Record<never, never>
  uneven_postal_range: Record<never, never>
  widens_nothing: Record<never, never>
  assign_asks_nobody: Record<never, never>
  names_no_grade: Record<never, never>
  no_race: Record<never, never>
  no_performance_order: Record<never, never>
  grades_reversed: Record<never, never>
  scores_itself: { fact: string }
  one_moment: Record<never, never>
  step_out_of_order: Record<never, never>
  one_extension: Record<never, never>
  clock_of_minutes: Record<never, never>
  too_many_ladders: Record<never, never>
  more_faults: { count: number }
}
export type FaultCode = keyof FaultDetails
export type Path = readonly (string | number)[]

/** RFC 6901: where in the document the fault is. */
export const pointerTo = (path: Path) =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** Collects faults in words; what is beyond the first hundred is counted, not dropped. */
export class FaultList {
  readonly #found: Fault[] = []
  readonly #words: RuleWords
  #more = 0
  constructor(words: RuleWords = wordsEn) {
    this.#words = words
  }

  add<C extends FaultCode>(path: Path, code: C, detail: FaultDetails[C]): void {
    if (this.#found.length < 100) {
      this.#found.push({ pointer: pointerTo(path), code, message: this.#words.faults[code](detail) })
    } else this.#more += 1
  }

  get size(): number {
    return this.#found.length
  }

  all(): Fault[] {
    if (this.#more === 0) return this.#found
    const message = this.#words.faults.more_faults({ count: this.#more })
    return [...this.#found, { pointer: '', code: 'more_faults', message }]
  }
}

/** The kind of a value in JSON's words, for telling what was found. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
