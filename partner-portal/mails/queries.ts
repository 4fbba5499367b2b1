import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/solid-query'
import type { MailPage, MailsStateView, MailView, UnwrittenPage } from '../../shared/mails.ts'
import type { InboundPage } from '../../shared/replies.ts'
import { api } from '../api/client.ts'

const everyHalfMinute = 30_000

/** What narrows the list of mails; it stands in the URL. */
export type MailFilters = Readonly<Partial<Record<'status' | 'kind' | 'lead' | 'search', string>>>

/** Mails under their filters, newest first, page by page. */
export const mailsQuery = (filters: MailFilters) =>
  infiniteQueryOptions({
    queryKey: ['mails', filters],
    queryFn: ({ pageParam, signal }) =>
      api.get<MailPage>('/mails', { search: { ...filters, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: everyHalfMinute,
    placeholderData: keepPreviousData,
  })

/** Whether mails may leave, what waits and what was given up. */
export const mailsStateQuery = () =>
  queryOptions({
    queryKey: ['mails', 'state'],
    queryFn: ({ signal }) => api.get<MailsStateView>('/mails/state', { signal }),
    refetchInterval: everyHalfMinute,
  })

/** Notifications that reached nobody, newest first. */
export const unwrittenQuery = () =>
  infiniteQueryOptions({
    queryKey: ['mails', 'unwritten'],
    queryFn: ({ pageParam, signal }) =>
      api.get<UnwrittenPage>('/mails/unwritten', { search: { after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

/** What came in by mail, newest first, of one kind where it is chosen. */
export const receivedQuery = (kind: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['mails', 'received', kind ?? ''],
    queryFn: ({ pageParam, signal }) =>
      api.get<InboundPage>('/inbound', { search: { kind, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: everyHalfMinute,
    placeholderData: keepPreviousData,
  })

/** One mail with its words. */
export const mailQuery = (id: string) =>
  queryOptions({
    queryKey: ['mails', 'one', id],
    queryFn: ({ signal }) => api.get<MailView>(`/mails/${id}`, { signal }),
  })
