import { A } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import ShieldCheck from 'lucide-solid/icons/shield-check'
import { For, Match, Show, Switch, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { RuleSetView } from '../../shared/rules.ts'
import { asProblem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { Section } from '../ui/page.tsx'
import type { Tone } from '../ui/shape.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Status } from '../ui/status.tsx'
import { checkQuery, tryPath } from './check.ts'
import type { Finding, Severity } from './check.ts'

interface CheckProps {
  readonly view: RuleSetView
  /** What is typed is not what was checked. */
  readonly stale: boolean
  readonly nameOf: (key: string) => string | undefined
}

const shownFirst = 12
export const toneOf: Readonly<Record<Severity, Tone>> = { error: 'bad', warning: 'warn', hint: 'neutral' }

/** What the check has proven of the saved draft, each with a lead that shows it. */
export function CheckPanel(props: CheckProps): JSX.Element {
  const check = useQuery(() => checkQuery(props.view))
  const [all, setAll] = createSignal(false)
  const findings = () => (check.isSuccess ? check.data : undefined)
  return (
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
              <>
                <ul class="grid gap-4">
                  <For each={all() ? list() : list().slice(0, shownFirst)}>
                    {(finding) => <FindingItem finding={finding} nameOf={props.nameOf} />}
                  </For>
                </ul>
                <Show when={!all() && list().length > shownFirst}>
                  <button type="button" class="link mt-4" onClick={() => setAll(true)}>
                    {t('rules.moreFindings', { count: list().length - shownFirst })}
                  </button>
                </Show>
              </>
            )}
          </Match>
        </Switch>
        <Show when={props.stale}>
          <p class="mt-3 text-small text-ink-soft">{t('rules.checkStale')}</p>
        </Show>
      </Section>
    </aside>
  )
}

function FindingItem(props: {
  readonly finding: Finding
  readonly nameOf: (key: string) => string | undefined
}): JSX.Element {
  return (
    <li class="grid grid-cols-[minmax(0,1fr)] gap-1 border-b border-line pb-4 last:border-0 last:pb-0">
      <span>
        <Status tone={toneOf[props.finding.severity]}>{t(`rules.severity_${props.finding.severity}`)}</Status>
      </span>
      <p class="wrap-anywhere">{props.finding.message}</p>
      <Show when={props.finding.witness}>
        {(witness) => (
          <p class="rounded-small bg-sunken px-3 py-2 text-small">
            <span class="block font-medium">{t('rules.witness')}</span>
            {witness().words.join(', ')}
          </p>
        )}
      </Show>
      <p class="flex flex-wrap gap-x-4 empty:hidden">
        <Show when={props.finding.ruleKey}>
          {(key) => (
            <A class="link" noScroll href={`?rule=${encodeURIComponent(key())}`}>
              {t('rules.goTo', { name: props.nameOf(key()) ?? key() })}
            </A>
          )}
        </Show>
        <Show when={props.finding.witness}>
          {(witness) => (
            <A class="link" href={tryPath(witness().facts)}>
              {t('rules.tryThisLead')}
            </A>
          )}
        </Show>
      </p>
    </li>
  )
}
