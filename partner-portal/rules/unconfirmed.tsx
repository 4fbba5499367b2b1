import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import type { FindingView } from '../../shared/findings.ts'
import type { Problem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { Checkbox } from '../ui/choice.tsx'
import { Notice } from '../ui/status.tsx'

/** What the check found in rules that somebody wants to publish. */
export const findingsIn = (problem: Problem): readonly FindingView[] =>
  problem.code === 'findings_unconfirmed' && Array.isArray(problem.facts['findings'])
    ? (problem.facts['findings'] as FindingView[])
    : []

interface UnconfirmedProps {
  readonly findings: readonly FindingView[]
  readonly despite: boolean
  readonly onDespite: (despite: boolean) => void
}

/** The findings, and whether to publish all the same. */
export function Unconfirmed(props: UnconfirmedProps): JSX.Element {
  return (
    <Notice
      tone={props.findings.some(({ severity }) => severity === 'error') ? 'bad' : 'warn'}
      title={t('versions.found', { count: props.findings.length })}
      alert
    >
      <ul class="mt-1 grid max-h-60 list-disc gap-1 overflow-y-auto pl-4" tabindex="0">
        <For each={props.findings}>{(finding) => <li class="wrap-anywhere">{finding.message}</li>}</For>
      </ul>
      <div class="mt-2">
        <Checkbox label={t('versions.despite')} checked={props.despite} onChange={props.onDespite} />
      </div>
    </Notice>
  )
}
