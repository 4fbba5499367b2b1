import { queryOptions } from '@tanstack/solid-query'
import { api } from '../api/client.ts'
import { Problem } from '../api/problem.ts'

/** A lead that proves a finding: in words, and as facts that it can be tried with. */
export interface Witness {
  readonly words: string | readonly string[]
  readonly facts: Readonly<Record<string, unknown>>
}

export interface Finding {
  readonly code: string
  readonly severity: string
  readonly ruleKey: string | null
  readonly message: string
  readonly witness: Witness | null
}

/** What the check says of the draft as saved, or of the live rules; nothing where the server has none. */
export const checkQuery = (version: string) =>
  queryOptions({
    queryKey: ['rules', 'check', version],
    queryFn: async ({ signal }) => {
      try {
        const answer = await api.post<{ readonly findings: readonly Finding[] }>(
          '/rules/check',
          {},
          { signal },
        )
        return answer.findings
      } catch (thrown) {
        if (thrown instanceof Problem && thrown.status === 404) return null
        throw thrown
      }
    },
    staleTime: Infinity,
    retry: false,
  })
