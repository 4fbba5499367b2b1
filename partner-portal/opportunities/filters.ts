import { useSearchParams } from '@solidjs/router'
import type { OpportunityFlag, OpportunitySort } from '../../shared/opportunities.ts'
import { currentSession, deskOf } from '../app/session.ts'

const filterNames = ['status', 'pipeline', 'stage', 'product', 'flag', 'partner', 'search'] as const
export type FilterName = (typeof filterNames)[number]
export type View = 'board' | 'list'

/** What the address says of the list: every filter, the view and the order. */
export function createFilters() {
  const [params, setParams] = useSearchParams<Record<string, string>>()
  const read = (name: string) => params[name] ?? ''
  const set = (name: string, value: string) =>
    setParams({ [name]: value === '' ? null : value }, { replace: true, scroll: false })
  const view = (): View => {
    const asked = read('view')
    if (asked === 'board' || asked === 'list') return asked
    // A partner's work fits on a board; a network's does not.
    return deskOf(currentSession()) === 'partner' ? 'board' : 'list'
  }
  return {
    read: (name: FilterName) => read(name),
    set: (name: FilterName, value: string) => set(name, value),
    view,
    showAs: (next: View) => set('view', next),
    sort: () => (read('sort') || 'next_step') as OpportunitySort,
    setSort: (sort: OpportunitySort) => set('sort', sort === 'next_step' ? '' : sort),
    /** How many narrow the list; the board's pipeline is a choice, not a filter. */
    active: () =>
      filterNames.filter((name) => read(name) !== '' && !(name === 'pipeline' && view() === 'board')).length,
    clear: () =>
      setParams(Object.fromEntries(filterNames.map((name) => [name, null])), {
        replace: true,
        scroll: false,
      }),
    /** As the server wants them. Without a status those that are worked are meant, open ones. */
    asked: (pipeline: string | undefined) => ({
      status: read('status') === 'all' ? undefined : read('status') || 'open',
      pipeline: (view() === 'board' ? pipeline : read('pipeline')) || undefined,
      stage: view() === 'board' ? undefined : read('stage') || undefined,
      product: read('product') || undefined,
      flag: (read('flag') || undefined) as OpportunityFlag | undefined,
      partner: read('partner') || undefined,
      search: read('search') || undefined,
    }),
  }
}

export type Filters = ReturnType<typeof createFilters>
