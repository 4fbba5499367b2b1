import { createEffect, createSignal } from 'solid-js'
import type { LeadIds, LeadRow } from '../../shared/leads.ts'
import { api } from '../api/client.ts'
import type { Selection } from '../ui/table.tsx'
import type { LeadFilters } from './filters.ts'

/** Leads that are picked to do the same with all; other filters begin anew. */
export function createLeadSelection(rows: () => readonly LeadRow[], filters: () => LeadFilters) {
  const [ids, setIds] = createSignal<ReadonlySet<string>>(new Set())
  const clear = () => setIds(new Set<string>())
  let before = JSON.stringify(filters())
  createEffect(() => {
    const now = JSON.stringify(filters())
    if (now !== before) clear()
    before = now
  })
  const drawn = () => rows().filter(({ id }) => ids().has(id)).length
  const state = () => (drawn() === 0 ? 'none' : drawn() === rows().length ? 'all' : 'some')
  const table: Selection<LeadRow> = {
    has: ({ id }) => ids().has(id),
    toggle: ({ id }) =>
      setIds((known) => {
        const next = new Set(known)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    toggleAll: () => (state() === 'all' ? clear() : setIds(new Set(rows().map(({ id }) => id)))),
    get state() {
      return state() as Selection<LeadRow>['state']
    },
    name: ({ title }) => title,
  }
  return {
    table,
    ids: () => [...ids()],
    clear,
    /** Picks everything under the filters, up to as many as can be steered at once. */
    all: async () => {
      const found = await api.get<LeadIds>('/leads/ids', { search: { ...filters(), sort: undefined } })
      setIds(new Set(found.ids))
    },
    keep: (kept: readonly string[]) => setIds(new Set(kept)),
  }
}
export type LeadSelection = ReturnType<typeof createLeadSelection>
