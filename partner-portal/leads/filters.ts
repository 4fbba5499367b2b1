import { useLocation, useSearchParams } from '@solidjs/router'

const names = ['status', 'partner', 'product', 'source', 'search', 'from', 'to', 'sort'] as const
type Name = (typeof names)[number]

/** What narrows and orders the list; all of it stands in the URL. */
export type LeadFilters = Readonly<Partial<Record<Name, string>>>

const narrowing: readonly Name[] = ['partner', 'product', 'source', 'search', 'from', 'to']

/** The filters of the URL, and how to change them. */
export function createLeadFilters() {
  const location = useLocation()
  const [search, setSearch] = useSearchParams<Record<Name | 'open', string>>()
  const current = (): LeadFilters =>
    Object.fromEntries(names.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))
  return {
    current,
    open: () => search.open,
    /** How many narrow the list besides the status, which has its tabs. */
    active: () => narrowing.filter((name) => search[name]).length,
    set: (changes: Partial<Record<Name | 'open', string | undefined>>) =>
      setSearch({ ...changes }, { scroll: false, replace: !('open' in changes) }),
    clear: () => setSearch(Object.fromEntries(narrowing.map((name) => [name, undefined])), { replace: true }),
    /** The same list with a change, as a link. */
    href: (changes: Partial<Record<Name | 'open', string | undefined>>) => {
      const next = new URLSearchParams({ ...current(), ...(search.open ? { open: search.open } : {}) })
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value)
        else next.delete(name)
      }
      return next.size > 0 ? `${location.pathname}?${next}` : location.pathname
    },
  }
}
export type Filters = ReturnType<typeof createLeadFilters>
