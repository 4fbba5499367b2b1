import { queryOptions } from '@tanstack/solid-query'
import type { CanaryView, RulesDiff, VersionView } from '../../shared/rules.ts'
import { api } from '../api/client.ts'

export const versionQuery = (version: string) =>
  queryOptions({
    queryKey: ['rules', 'version', version],
    queryFn: ({ signal }) =>
      api.get<VersionView>(`/rules/versions/${encodeURIComponent(version)}`, { signal }),
    refetchInterval: 30_000,
  })

/** What changes between two states of the rules; `of` tells one draft from the next. */
export const diffQuery = (from: number | 'live', to: number | 'draft', of = 0) =>
  queryOptions({
    queryKey: ['rules', 'diff', from, to, of],
    queryFn: ({ signal }) => api.get<RulesDiff>('/rules/diff', { search: { from, to }, signal }),
  })

export const canaryQuery = () =>
  queryOptions({
    queryKey: ['rules', 'canary'],
    queryFn: ({ signal }) => api.get<CanaryView>('/rules/canary', { signal }),
    refetchInterval: 30_000,
  })
