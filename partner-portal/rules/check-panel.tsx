import { A } from '@solidjs/router'
import { keepPreviousData, useQuery } from '@tanstack/solid-query'
import ShieldCheck from 'lucide-solid/icons/shield-check'
import { For, Match, Show, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import { asProblem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Status } from '../ui/status.tsx'
import { checkQuery } from './check.ts'
import type { Finding } from './check.ts'
import { hasScreen } from './neighbours.ts'

interface CheckProps {
  /** Changes whenever other rules are to be checked. */
  readonly of: string
  /** What is typed is not what was checked. */
  readonly stale: boolean
  readonly nameOf: (key: string) => string | undefined
}

/** What the check finds in the saved draft, each with a lead that proves it. */
export function CheckPanel(props: CheckProps): JSX.Element {
  const check = useQuery(() => ({ ...checkQuery(props.of), placeholderData: keepPreviousData }))
  const findings = () => (check.isSuccess ? check.data : undefined)
  return (
    <Show when={!check.isSuccess || check.data !== null}>
      <aside class="xl:sticky xl:top-4 xl:w-72 xl:shrink-0" aria-label={t('rules.check')}>
        <Section title={t('rules.check')}>
          <Switch>
            <Match when={check.isError}>
              <p class="text-ink-soft">{wording(asProblem(check.error))}</p>
            </Match>
            <Match when={check.isPending}>
              <Skeleton rows={2} row="row" />
            </Match>
            <Match when={findings()?.length === 0}>
              <p class="flex gap-2 text-ink-soft">
                <ShieldCheck size={18} class="mt-0.5 shrink-0 text-ok" />
                {t('rules.checkClean')}
              </p>
            </Match>
            <Match when={findings()}>
              {(list) => (
                <ul class="grid gap-4">
                  <For each={list()}>
                    {(finding) => <FindingItem finding={finding} nameOf={props.nameOf} />}
                  </For>
                </ul>
              )}
            </Match>
          </Switch>
          <Show when={props.stale}>
            <p class="mt-3 text-small text-ink-soft">{t('rules.checkStale')}</p>
          </Show>
        </Section>
      </aside>
    </Show>
  )
}

const isGrave = ({ severity }: Finding) => severity === 'error' || severity === 'bad'

function FindingItem(props: {
  readonly finding: Finding
  readonly nameOf: (key: string) => string | undefined
}): JSX.Element {
  const words = () => {
    const said = props.finding.witness?.words
    return typeof said === 'string' ? said : (said ?? []).join(', ')
  }
  const facts = () => encodeURIComponent(JSON.stringify(props.finding.witness?.facts ?? {}))
  return (
    <li class="grid gap-1 border-b border-line pb-4 last:border-0 last:pb-0">
      <span>
        <Status tone={isGrave(props.finding) ? 'bad' : 'warn'}>
          {isGrave(props.finding) ? t('rules.severityBad') : t('rules.severityWarn')}
        </Status>
      </span>
      <p>{props.finding.message}</p>
      <Show when={words()}>
        <p class="rounded-small bg-sunken px-3 py-2 text-small">
          <span class="block font-medium">{t('rules.witness')}</span>
          {words()}
        </p>
      </Show>
      <p class="flex flex-wrap gap-x-4">
        <Show when={props.finding.ruleKey}>
          {(key) => (
            <A class="link" noScroll href={`?rule=${encodeURIComponent(key())}`}>
              {t('rules.goTo', { name: props.nameOf(key()) ?? key() })}
            </A>
          )}
        </Show>
        <Show when={props.finding.witness && hasScreen('/rules/try')}>
          <A class="link" href={`/rules/try?facts=${facts()}`}>
            {t('rules.tryThisLead')}
          </A>
        </Show>
      </p>
    </li>
  )
}
