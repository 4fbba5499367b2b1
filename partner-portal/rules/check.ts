import { keepPreviousData, queryOptions } from '@tanstack/solid-query'
import type { FindingView } from '../../shared/findings.ts'
import type { RuleSetView } from '../../shared/rules.ts'
import { api } from '../api/client.ts'

export type Finding = FindingView
export type Severity = Finding['severity']

const stateOf = ({ draft, version }: RuleSetView) =>
  draft ? `draft ${draft.revision}` : `version ${version ?? 0}`

/** What the check finds in the draft as it is saved, or in the live rules where there is none. */
export const checkQuery = (view: RuleSetView) =>
  queryOptions({
    queryKey: ['rules', 'check', stateOf(view)],
    queryFn: async ({ signal }) => {
      const { findings } = await api.post<{ findings: readonly Finding[] }>('/rules/check', {}, { signal })
      return findings
    },
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
    retry: false,
  })

const graver: readonly Severity[] = ['error', 'warning', 'hint']

/** The gravest severity among findings, and how many there are of it. */
export function gravest(findings: readonly Finding[]): { severity: Severity; count: number } | undefined {
  const severity = graver.find((one) => findings.some((finding) => finding.severity === one))
  return severity && { severity, count: findings.filter((one) => one.severity === severity).length }
}

/** Where a witness can be tried as a lead: the page's fields are named like the facts. */
export function tryPath(facts: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(facts))
    if (typeof value === 'string' || typeof value === 'number') search.set(name, String(value))
  return `/rules/try?${search}`
}
