import { keepPreviousData, useQuery } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { KeptAwayView } from '../../shared/kept-away.ts'
import { api } from '../api/client.ts'
import { countryName, dateTime, number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Bar } from '../scorecards/bar.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { hintOf, sentenceOf } from './words.ts'

interface KeptAwayProps {
  /** Below `/api`: one's own, or a partner's. */
  readonly path: string
  readonly period: { readonly from?: string | undefined; readonly to?: string | undefined }
  /** Whether it is told to the partner itself. */
  readonly own: boolean
}

type Reason = KeptAwayView['reasons'][number]

/** Why not more leads: what kept those of the period away, most frequent first, and what can be changed. */
export function KeptAway(props: KeptAwayProps): JSX.Element {
  const query = useQuery(() => ({
    queryKey: ['kept-away', props.path, props.period.from, props.period.to],
    queryFn: ({ signal }) => api.get<KeptAwayView>(props.path, { search: { ...props.period }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 5 * 60_000,
  }))
  return (
    <Section flush title={props.own ? t('keptAway.title') : t('keptAway.titleOf')}>
      <Loaded query={query}>{(view) => <Told view={view()} own={props.own} />}</Loaded>
    </Section>
  )
}

function Told(props: { readonly view: KeptAwayView; readonly own: boolean }): JSX.Element {
  const lead = () => {
    const counts = { count: props.view.leads, got: props.view.got }
    return props.own ? t('keptAway.summary', counts) : t('keptAway.summaryOf', counts)
  }
  return (
    <Show
      when={props.view.leads > 0}
      fallback={<p class="px-4 py-4 text-ink-soft md:px-5">{t('keptAway.none')}</p>}
    >
      <p class="border-b border-line px-4 py-3 md:px-5">{lead()}</p>
      <ul class="divide-y divide-line">
        <For each={props.view.reasons}>
          {(reason) => <Why reason={reason} of={props.view.leads} own={props.own} />}
        </For>
      </ul>
      <p class="border-t border-line px-4 py-3 text-small text-ink-soft md:px-5">
        {t('keptAway.counted')}{' '}
        <Show when={props.view.onlySince}>
          {(since) => t('keptAway.bounded', { since: dateTime(since()) })}
        </Show>
      </p>
    </Show>
  )
}

function Why(props: { readonly reason: Reason; readonly of: number; readonly own: boolean }): JSX.Element {
  const hint = () => (props.own ? hintOf(props.reason.reason) : undefined)
  return (
    <li class="grid gap-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_9rem] md:items-center md:gap-6 md:px-5">
      <div class="min-w-0">
        <p>{sentenceOf(props.reason, props.own)}</p>
        <Show when={hint()}>{(text) => <p class="text-small text-ink-soft">{text()}</p>}</Show>
        <Examples reason={props.reason} />
      </div>
      <div class="flex items-center gap-3" aria-hidden="true">
        <Bar ratio={props.reason.leads / props.of} />
        <span class="num w-10 text-right text-small text-ink-soft">
          {number(props.reason.leads / props.of, { style: 'percent', maximumFractionDigits: 0 })}
        </span>
      </div>
    </li>
  )
}

function Examples(props: { readonly reason: Reason }): JSX.Element {
  const text = ({ country, postalCode, productLine, at }: Reason['examples'][number]) =>
    [
      [postalCode, country && countryName(country)].filter(Boolean).join(' '),
      productLine,
      dateTime(at, 'date'),
    ]
      .filter(Boolean)
      .join(', ')
  return (
    <details class="mt-1 text-small text-ink-soft">
      <summary class="w-fit rounded-small touch:min-h-11 touch:py-2.5">{t('keptAway.examples')}</summary>
      <ul class="mt-1 list-inside list-disc">
        <For each={props.reason.examples}>{(example) => <li>{text(example)}</li>}</For>
      </ul>
    </details>
  )
}
