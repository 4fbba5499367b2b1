import { queryOptions } from '@tanstack/solid-query'
import type { RuleSetView } from '../../shared/rules.ts'
import { api } from '../api/client.ts'

export type RuleInWords = RuleSetView['rules'][number]
export type Draft = NonNullable<RuleSetView['draft']>

export const rulesQuery = () =>
  queryOptions({
    queryKey: ['rules'],
    queryFn: ({ signal }) => api.get<RuleSetView>('/rules', { signal }),
    refetchInterval: 30_000,
  })
