import { A, useLocation } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { StageSum } from '../../shared/opportunities.ts'
import { t } from '../i18n/t.ts'
import { worded } from '../opportunity/names.ts'
import { Money } from '../ui/values.tsx'
import type { Opportunities } from './state.ts'
import { byCurrency, countOf } from './sums.ts'

interface StageSumsOf {
  readonly key: string
  readonly name: string
  readonly sums: readonly StageSum[]
}

/** What stands in each stage, by currency; a press shows the rows behind it. */
export function StageSums(props: { readonly opportunities: Opportunities }): JSX.Element {
  const location = useLocation()
  const stages = (): readonly StageSumsOf[] => {
    const all = props.opportunities.knownPipelines().flatMap(({ stages }) => stages)
    const names = new Map(all.map(({ key, name }) => [key, worded(name, key)]))
    return [...names]
      .map(([key, name]) => ({
        key,
        name,
        sums: props.opportunities.sums().filter(({ stage }) => stage === key),
      }))
      .filter(({ sums }) => sums.length > 0)
  }
  const chosen = () => props.opportunities.filters.read('stage')
  const href = (stage: string) => {
    const search = new URLSearchParams(location.search)
    if (chosen() === stage) search.delete('stage')
    else search.set('stage', stage)
    return `?${search}`
  }
  return (
    <Show when={stages().length > 0}>
      <nav aria-label={t('opportunities.byStage')} class="card overflow-x-auto">
        <ul class="flex min-w-max divide-x divide-line">
          <For each={stages()}>
            {(stage) => (
              <li class="min-w-40 flex-1">
                <A
                  href={href(stage.key)}
                  noScroll
                  replace
                  activeClass=""
                  inactiveClass=""
                  aria-current={chosen() === stage.key ? 'true' : 'false'}
                  class="block h-full px-4 py-3 hover:bg-sunken/60 focus-visible:-outline-offset-2"
                  classList={{ 'bg-brand-tint': chosen() === stage.key }}
                >
                  <StageSumFacts stage={stage} />
                </A>
              </li>
            )}
          </For>
        </ul>
      </nav>
    </Show>
  )
}

function StageSumFacts(props: { readonly stage: StageSumsOf }): JSX.Element {
  return (
    <>
      <span class="flex items-baseline justify-between gap-3 text-small text-ink-soft">
        {props.stage.name}
        <span class="num">{countOf(props.stage.sums)}</span>
      </span>
      <For each={byCurrency(props.stage.sums)}>
        {(sum) => (
          <span class="block">
            <span class="font-semibold">
              <Money amount={sum.amount} currency={sum.currency} />
            </span>
            <Show when={sum.weighted > 0}>
              <span class="block text-small text-ink-soft" title={t('opportunities.weightedHow')}>
                {t('opportunities.weighted')}{' '}
                <Money amount={Math.round(sum.weighted)} currency={sum.currency} />
              </span>
            </Show>
          </span>
        )}
      </For>
    </>
  )
}
