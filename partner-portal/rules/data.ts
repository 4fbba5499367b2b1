import { queryOptions } from '@tanstack/solid-query'
import type { FieldList } from '../../shared/fields.ts'
import type { PipelineView } from '../../shared/opportunities.ts'
import type { PartnerPage } from '../../shared/partners.ts'
import type { RuleSetView, RuleUseView } from '../../shared/rules.ts'
import { api } from '../api/client.ts'

export type RuleInWords = RuleSetView['rules'][number]

export const rulesQuery = () =>
  queryOptions({
    queryKey: ['rules'],
    queryFn: ({ signal }) => api.get<RuleSetView>('/rules', { signal }),
    refetchInterval: 30_000,
  })

/** How many leads each rule has decided in 30 days. */
export const ruleUseQuery = () =>
  queryOptions({
    queryKey: ['rules', 'use'],
    queryFn: ({ signal }) => api.get<RuleUseView>('/rules/use', { signal }),
    staleTime: 5 * 60_000,
  })

/** The lead fields that the manufacturer has declared and not retired. */
export const fieldsQuery = () =>
  queryOptions({
    queryKey: ['fields'],
    queryFn: ({ signal }) =>
      api.get<FieldList>('/fields', { signal }).then(({ rows }) => rows.filter((field) => !field.retiredAt)),
    staleTime: 60_000,
  })

/** Partners for suggestions of tiers and tags, the first 500 of them. */
export const partnersQuery = () =>
  queryOptions({
    queryKey: ['partners', 'labels'],
    queryFn: ({ signal }) => api.get<PartnerPage>('/partners', { search: { limit: 500 }, signal }),
    staleTime: 5 * 60_000,
  })

/** The manufacturer's pipelines, to be named by a rule. */
export const pipelinesQuery = () =>
  queryOptions({
    queryKey: ['pipelines'],
    queryFn: ({ signal }) => api.get<PipelineView[]>('/pipelines', { signal }),
    staleTime: 5 * 60_000,
  })
