import { createSignal } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { OpportunityView } from '../../shared/opportunities.ts'
import { asProblem } from '../api/problem.ts'
import type { Change } from './deeds.ts'
import { saveChange } from './deeds.ts'

export type ChangeField = keyof Change
type Values = Readonly<Partial<Record<ChangeField, unknown>>>

/** What somebody else saved meanwhile, beside what was to be saved here. */
export interface Clash {
  readonly change: Change
  readonly current: Values & { readonly version: number }
  readonly fields: readonly ChangeField[]
  /** True once mine is saved, false where theirs stays. */
  readonly answer: (mine: boolean) => void
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** The opportunity's fields by the names that a change gives them. */
const valuesOf = (view: OpportunityView): Values => ({ ...view, probability: view.probabilityOverride })

/** The fields of a change that somebody else changed too, and differently. */
export const clashesOf = (change: Change, seen: Values, current: Values): readonly ChangeField[] =>
  (Object.keys(change) as ChangeField[]).filter(
    (field) => !same(seen[field], current[field]) && !same(change[field], current[field]),
  )

/** Saving fields: what others saved elsewhere is no conflict, the same field with another value is asked about. */
export function createSaving(view: Accessor<OpportunityView>, onView: (view: OpportunityView) => void) {
  const [clash, setClash] = createSignal<Clash>()
  const save = async (
    change: Change,
    seen: Values = valuesOf(view()),
    version = view().version,
  ): Promise<boolean> => {
    try {
      onView(await saveChange({ id: view().id, version }, change))
      return true
    } catch (thrown) {
      const problem = asProblem(thrown)
      const current = problem.facts['current'] as Clash['current'] | undefined
      if (problem.code !== 'version_conflict' || !current) throw thrown
      const fields = clashesOf(change, seen, current)
      if (fields.length > 0 && !(await ask({ change, current, fields }))) return false
      return save(change, current, current.version)
    }
  }
  const ask = (clash: Omit<Clash, 'answer'>) =>
    new Promise<boolean>((done) => {
      const answer = (mine: boolean) => {
        setClash(undefined)
        done(mine)
      }
      setClash({ ...clash, answer })
    })
  return { save, clash }
}

export type Saving = ReturnType<typeof createSaving>
