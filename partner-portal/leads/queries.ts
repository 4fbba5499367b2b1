import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/solid-query'
import type { LeadPage, LeadView, TimelineEntry } from '../../shared/leads.ts'
import { api } from '../api/client.ts'
import type { LeadFilters } from './filters.ts'

const everyHalfMinute = 30_000

/** The list under its filters, page by page. */
export const leadsQuery = (filters: LeadFilters) =>
  infiniteQueryOptions({
    queryKey: ['leads', filters],
    queryFn: ({ pageParam, signal }) =>
      api.get<LeadPage>('/leads', { search: { ...filters, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: everyHalfMinute,
    placeholderData: keepPreviousData,
  })

/** One lead with its decisions and offers. */
export const leadQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead', id],
    queryFn: ({ signal }) => api.get<LeadView>(`/leads/${id}`, { signal }),
    refetchInterval: everyHalfMinute,
  })

/** Everything that happened to a lead, oldest first. */
export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead', id, 'timeline'],
    queryFn: ({ signal }) => api.get<TimelineEntry[]>(`/leads/${id}/timeline`, { signal }),
    refetchInterval: everyHalfMinute,
  })

interface ProductLines {
  readonly rows: readonly { readonly id: string; readonly name: string }[]
}

/** The manufacturer's product lines. */
export const productLinesQuery = () =>
  queryOptions({
    queryKey: ['product-lines'],
    queryFn: ({ signal }) => api.get<ProductLines>('/product-lines', { signal }),
    staleTime: 5 * 60_000,
  })
