import { infiniteQueryOptions, queryOptions } from '@tanstack/solid-query'
import type { AcceptedView, DeclineOffer, InboxPage, InboxTab, OfferView } from '../../shared/offers.ts'
import { api } from '../api/client.ts'
import { queryClient } from '../app/queries.ts'

const half = 30_000

/** Open offers by their deadline, or those that are over, newest first; page by page. */
export const inboxQuery = (tab: InboxTab) =>
  infiniteQueryOptions({
    queryKey: ['offers', tab],
    queryFn: ({ pageParam, signal }) =>
      api.get<InboxPage>('/offers', { search: { tab, after: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchInterval: half,
  })

/** How many offers wait for an answer. */
export const openCountQuery = queryOptions({
  queryKey: ['offers', 'count'],
  queryFn: ({ signal }) =>
    api.get<InboxPage>('/offers', { search: { tab: 'open', limit: 1 }, signal }).then((page) => page.open),
  refetchInterval: half,
})

/** One offer. */
export const offerQuery = (id: string) =>
  queryOptions({
    queryKey: ['offers', 'one', id],
    queryFn: ({ signal }) => api.get<OfferView>(`/offers/${id}`, { signal }),
    refetchInterval: half,
  })

/** Takes the lead; the same answer when it was taken before. */
export const acceptOffer = (id: string) => api.post<AcceptedView>(`/offers/${id}/accept`)

/** Passes, with a reason; goes on although the page is left. */
export const declineOffer = (id: string, answer: DeclineOffer) =>
  api.post<OfferView>(`/offers/${id}/decline`, answer, { keepalive: true })

/** Moves the deadline on, once. */
export const askForTime = (id: string) => api.post<OfferView>(`/offers/${id}/ask-for-time`)

/** Hides an offer until a moment before its deadline; null shows it again. */
export const snoozeOffer = (id: string, until: string | null) =>
  api.post<OfferView>(`/offers/${id}/snooze`, { until })

/** Takes an acceptance back, within 15 minutes. */
export const undoAccept = (id: string) => api.post<OfferView>(`/offers/${id}/undo-accept`)

/** Asks again for every list of offers on the page. */
export const refreshOffers = () => queryClient.invalidateQueries({ queryKey: ['offers'] })
