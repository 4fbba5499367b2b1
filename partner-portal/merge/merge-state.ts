import { createMemo, createSignal } from 'solid-js'
import type { FieldView } from '../../shared/fields.ts'
import type { LeadView, MergeField } from '../../shared/leads.ts'
import { comparedFields } from './merge-fields.ts'

/** Which of two leads is kept, and of which fields it takes the other's value. */
export function createMerge(
  first: () => LeadView,
  second: () => LeadView,
  declared: () => readonly FieldView[],
) {
  // A lead that a partner has, or that came in first, is the one that people know.
  const likely = () => {
    const accepted = [first(), second()].filter(({ status }) => status === 'accepted')
    const candidates = accepted.length === 1 ? accepted : [first(), second()]
    return candidates.toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))[0]!.id
  }
  const [chosen, setChosen] = createSignal<string>()
  const [taken, setTaken] = createSignal<ReadonlyMap<MergeField, boolean>>(new Map())
  const keptId = () => chosen() ?? likely()
  const kept = () => (keptId() === first().id ? first() : second())
  const other = () => (keptId() === first().id ? second() : first())
  const fields = createMemo(() => comparedFields(kept(), other(), declared()))
  /** What only the other says is taken, unless one chooses otherwise: nothing is lost unasked. */
  const takes = (field: MergeField) => {
    const one = fields().find((known) => known.field === field)
    return taken().get(field) ?? (one !== undefined && one.ofKept === '' && one.ofOther !== '')
  }
  return {
    kept,
    other,
    fields,
    takes,
    keep: (id: string) => {
      setChosen(id)
      setTaken(new Map())
    },
    take: (field: MergeField, yes: boolean) => setTaken((known) => new Map(known).set(field, yes)),
    taken: () =>
      fields()
        .filter(({ field, differs }) => differs && takes(field))
        .map(({ field }) => field),
  }
}
export type Merge = ReturnType<typeof createMerge>
