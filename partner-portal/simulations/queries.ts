import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/solid-query'
import type { MovesPage, SimulationList, SimulationView } from '../../shared/simulations.ts'
import { api } from '../api/client.ts'

const atWork = (status: string) => status === 'waiting' || status === 'running'
const everySecond = 1000
const everyHalfMinute = 30_000

/** All that are kept; asked for each second while one is at work. */
export const simulationsQuery = () =>
  queryOptions({
    queryKey: ['simulations'],
    queryFn: ({ signal }) => api.get<SimulationList>('/simulations', { signal }),
    refetchInterval: ({ state }) =>
      state.data?.rows.some(({ status }) => atWork(status)) ? everySecond : everyHalfMinute,
  })

/** One with its result; what is finished never changes. */
export const simulationQuery = (id: string) =>
  queryOptions({
    queryKey: ['simulations', id],
    queryFn: ({ signal }) => api.get<SimulationView>(`/simulations/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data && !atWork(state.data.status) ? false : everySecond),
  })

export interface MoveFilters {
  readonly partner?: string | undefined
  readonly lost?: 'true' | undefined
}

/** The leads that would go elsewhere, page by page. */
export const movesQuery = (id: string, filters: MoveFilters) =>
  infiniteQueryOptions({
    queryKey: ['simulations', id, 'moves', filters],
    queryFn: ({ pageParam, signal }) =>
      api.get<MovesPage>(`/simulations/${id}/moves`, { search: { ...filters, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
