import { queryOptions } from '@tanstack/solid-query'
import type { AcceptedView, AnswerView, DeclineOffer, OfferView } from '../../shared/offers.ts'
import type { FollowUpAnswer, OpportunityAnswerView } from '../../shared/opportunities.ts'
import { api } from '../api/client.ts'
import { language } from '../i18n/language.ts'

// Reasons come in the server's words: in the language the page is read in.
const withLink = (token: string) => ({
  anonymous: true,
  headers: { 'X-Baton-Link': token, 'Accept-Language': language() },
})

/** The offer that the link of a mail opens; asking changes nothing. */
export const answerQuery = (token: string) =>
  queryOptions({
    queryKey: ['answer', token, language()],
    queryFn: ({ signal }) => api.get<AnswerView>('/answer', { ...withLink(token), signal }),
    refetchInterval: 60_000,
  })

/** Takes the lead. */
export const acceptByLink = (token: string) =>
  api.post<AcceptedView>('/answer/accept', undefined, withLink(token))

/** Passes, with a reason. */
export const declineByLink = (token: string, answer: DeclineOffer) =>
  api.post<OfferView>('/answer/decline', answer, withLink(token))

/** Asks for more time, once. */
export const askByLink = (token: string) =>
  api.post<OfferView>('/answer/ask-for-time', undefined, withLink(token))

/** Takes an acceptance back, within 15 minutes. */
export const undoByLink = (token: string) =>
  api.post<OfferView>('/answer/undo-accept', undefined, withLink(token))

/** The opportunity that the link of a follow-up mail opens; asking changes nothing. */
export const opportunityQuery = (token: string) =>
  queryOptions({
    queryKey: ['answer', 'opportunity', token, language()],
    queryFn: ({ signal }) =>
      api.get<OpportunityAnswerView>('/answer/opportunity', { ...withLink(token), signal }),
  })

/** Answers a follow-up. */
export const answerFollowUpByLink = (token: string, answer: FollowUpAnswer) =>
  api.post<OpportunityAnswerView>('/answer/opportunity', answer, withLink(token))
