import { keepPreviousData, queryOptions } from '@tanstack/solid-query'
import type { z } from 'zod'
import type { partnerScorecardView, ScorecardsView } from '../../shared/partners.ts'
import { api } from '../api/client.ts'
import type { Days } from './days.ts'

export type PartnerScorecard = z.infer<typeof partnerScorecardView>

const poll = 30_000

/** The network's figures of a period, those before, and each partner's. */
export const scorecardsQuery = (days: Days) =>
  queryOptions({
    queryKey: ['scorecards', days.from ?? '', days.to ?? ''],
    queryFn: ({ signal }) => api.get<ScorecardsView>('/scorecards', { search: { ...days }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: poll,
  })

/** One partner's figures of a period beside its own before and the network's. */
export const partnerScorecardQuery = (id: string, days: Days) =>
  queryOptions({
    queryKey: ['scorecard', id, days.from ?? '', days.to ?? ''],
    queryFn: ({ signal }) =>
      api.get<PartnerScorecard>(`/partners/${id}/scorecard`, { search: { ...days }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: poll,
  })
