import { keepPreviousData, useQuery } from '@tanstack/solid-query'
import { createSignal } from 'solid-js'
import { createStore, reconcile, unwrap } from 'solid-js/store'
import type { AvailabilityView } from '../../shared/availability.ts'
import { api } from '../api/client.ts'
import { Problem } from '../api/problem.ts'
import { createDeed } from '../ui/deed.ts'
import { tryDraft } from './data.ts'
import { bodyOf, draftOf } from './draft.ts'
import type { Draft } from './draft.ts'

export type TeamForm = ReturnType<typeof createTeamForm>

/** The form of one's own availability: what is typed, what it would mean now, and saving it. */
export function createTeamForm(opened: AvailabilityView, onSaved: (view: AvailabilityView) => void) {
  const [base, setBase] = createSignal(opened)
  const [draft, setDraft] = createStore<Draft>(draftOf(opened))
  const [theirs, setTheirs] = createSignal<AvailabilityView>()
  const typed = () => JSON.stringify(bodyOf(draft))
  const isChanged = () => typed() !== JSON.stringify(bodyOf(draftOf(base())))
  const tried = useQuery(() => ({
    queryKey: ['availability-preview', typed()],
    queryFn: ({ signal }: { signal: AbortSignal }) => tryDraft(unwrap(draft), signal),
    enabled: isChanged(),
    placeholderData: keepPreviousData,
    retry: false,
  }))
  const begin = (view: AvailabilityView) => {
    setBase(view)
    setDraft(reconcile(draftOf(view)))
  }
  const deed = createDeed(async () => {
    try {
      const sent = { ...bodyOf(draft), version: base().version }
      const saved = await api.put<AvailabilityView>('/availability', sent)
      begin(saved)
      onSaved(saved)
    } catch (thrown) {
      if (!(thrown instanceof Problem && thrown.code === 'version_conflict')) throw thrown
      setTheirs(() => thrown.facts['current'] as AvailabilityView)
    }
  })
  return {
    draft,
    set: (changes: Partial<Draft>) => setDraft(changes),
    reset: () => begin(base()),
    deed,
    isChanged,
    /** What the typed hours mean; while they are as saved, undefined. */
    openings: () => (isChanged() && tried.isSuccess ? tried.data : undefined),
    theirs,
    keepMine: () => {
      const now = theirs()
      if (now) setBase(now)
      setTheirs(undefined)
      deed.run()
    },
    takeTheirs: () => {
      const now = theirs()
      if (now) begin(now)
      setTheirs(undefined)
    },
    decideLater: () => setTheirs(undefined),
    /** What the server says about a field or anything inside of it. */
    fault: (field: string): string | undefined => {
      const problem = deed.problem()
      const faults = problem instanceof Problem ? problem.faults : []
      const own = faults.filter(({ pointer }) => pointer === `/${field}` || pointer.startsWith(`/${field}/`))
      return [...new Set(own.map(({ message }) => message))].join(' · ') || undefined
    },
  }
}
