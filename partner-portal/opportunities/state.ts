import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/solid-query'
import { createMemo } from 'solid-js'
import { unwrap } from 'solid-js/store'
import type {
  OpportunityPage,
  OpportunityRow,
  OpportunityView,
  PipelineView,
} from '../../shared/opportunities.ts'
import { api } from '../api/client.ts'
import { createFilters } from './filters.ts'

const boardMost = 500
const listPage = 100

/** The opportunities that the address asks for, as a list that grows or as one board. */
export function createOpportunities() {
  const filters = createFilters()
  const client = useQueryClient()
  const pipelines = useQuery(() => ({
    queryKey: ['pipelines'],
    queryFn: ({ signal }) => api.get<PipelineView[]>('/pipelines', { signal }),
    staleTime: 5 * 60_000,
  }))
  const knownPipelines = () => (pipelines.isSuccess ? pipelines.data : [])
  const pipeline = () =>
    knownPipelines().find(({ id }) => id === filters.read('pipeline')) ?? knownPipelines()[0]
  const asked = () => ({
    ...filters.asked(pipeline()?.id),
    sort: filters.sort(),
    limit: filters.view() === 'board' ? boardMost : listPage,
  })
  const pages = useInfiniteQuery(() => ({
    queryKey: ['opportunities', asked()],
    queryFn: ({ pageParam, signal }) =>
      api.get<OpportunityPage>('/opportunities', { search: { ...asked(), after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: OpportunityPage) => page.next ?? undefined,
    // A board has one pipeline, so its columns and sums are those of one.
    enabled: filters.view() === 'list' || pipeline() !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  }))
  // An answer is replaced as a whole; watching each field of 500 rows would cost more than drawing them.
  const loaded = () => (pages.data === undefined ? [] : unwrap(pages.data).pages)
  const rows = createMemo<readonly OpportunityRow[]>(
    (before) =>
      keepSame(before, pages.isSuccess || pages.isRefetchError ? loaded().flatMap((page) => page.rows) : []),
    [],
  )
  const sums = () => (pages.isSuccess || pages.isRefetchError ? (loaded()[0]?.sums ?? []) : [])

  let asking: Promise<unknown> = Promise.resolve()
  /** Keeps what the server answered, and asks for the rows and sums that it changed. */
  const changed = (view: OpportunityView) => {
    client.setQueryData(['opportunity', view.id], view)
    asking = client.invalidateQueries({ queryKey: ['opportunities'] })
  }
  /** Resolves when the list is what it is after the last change. */
  const settled = () => asking
  return { filters, pages, pipelines, knownPipelines, pipeline, rows, sums, changed, settled }
}

export type Opportunities = ReturnType<typeof createOpportunities>

/** The new rows, each being the very one from before where nothing in it changed, so that its card stays. */
export function keepSame<Row extends { readonly id: string }>(
  before: readonly Row[],
  after: readonly Row[],
): readonly Row[] {
  const known = new Map(before.map((row) => [row.id, row]))
  return after.map((row) => {
    const old = known.get(row.id)
    return old && (old === row || JSON.stringify(old) === JSON.stringify(row)) ? old : row
  })
}
