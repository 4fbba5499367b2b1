import { useSearchParams } from '@solidjs/router'
import { keepPreviousData, useQuery } from '@tanstack/solid-query'
import ChartColumn from 'lucide-solid/icons/chart-column'
import { Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OwnScorecardView } from '../../shared/partners.ts'
import { api } from '../api/client.ts'
import { createNow } from '../api/clock.ts'
import { calendarDay } from '../i18n/format.ts'
import { timeZone } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { KeptAway } from '../kept-away/kept-away.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Kpis } from '../ui/kpi.tsx'
import type { KpiProps } from '../ui/kpi.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Updated } from '../ui/values.tsx'
import { countedKpis } from './counted.tsx'
import { answering, measuredKpi, working } from './measured.tsx'
import { PeriodPicker } from './period-picker.tsx'
import { periodOf } from './period.ts'

/** A partner's own figures for a period, beside its own before and the network's. */
export function Results(): JSX.Element {
  const [search] = useSearchParams<{ period?: string; from?: string; to?: string }>()
  const now = createNow('minute')
  const today = createMemo(() => new Intl.DateTimeFormat('en-CA', { timeZone: timeZone() }).format(now()))
  const period = createMemo(() => periodOf(search, today()))
  const query = useQuery(() => ({
    queryKey: ['scorecard', period().from, period().to],
    queryFn: ({ signal }) => api.get<OwnScorecardView>('/scorecard', { search: { ...period() }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  }))
  const lead = () => {
    const { from, to } = period()
    if (from && to) return t('results.fromTo', { from: calendarDay(from), to: calendarDay(to) })
    if (from) return t('results.since', { from: calendarDay(from) })
    return to ? t('results.upTo', { to: calendarDay(to) }) : t('results.wholeTime')
  }
  return (
    <Page title={t('results.title')} lead={lead()} actions={<PeriodPicker today={today()} />}>
      <Loaded query={query} skeleton={<Skeleton rows={4} row="card" />}>
        {(data) => (
          <>
            <Cards view={data()} />
            <KeptAway own path="/scorecard/routing" period={period()} />
            <Updated at={query.dataUpdatedAt} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

const nothingIn = ({ scorecard }: OwnScorecardView) =>
  scorecard.offered + scorecard.won + scorecard.lost + scorecard.openOpportunities === 0

function Cards(props: { readonly view: OwnScorecardView }): JSX.Element {
  const counted = () => countedKpis(props.view)
  const measured = (measures: typeof answering) => measures.map((measure) => measuredKpi(measure, props.view))
  const alone = () => Object.values(props.view.network).every((figure) => figure === null)
  return (
    <Show when={!nothingIn(props.view)} fallback={<Empty />}>
      <Group title={t('results.answering')} figures={[counted().offered, ...measured(answering)]} />
      <Group title={t('results.working')} figures={[...measured(working), counted().wonValue]} />
      <Group title={t('results.now')} figures={counted().now} />
      <p class="max-w-dialog text-small text-ink-soft">
        {props.view.before ? t('results.compared') : t('results.notCompared')}{' '}
        {alone() ? t('results.networkHidden') : t('results.networkText')}
      </p>
    </Show>
  )
}

function Group(props: { readonly title: string; readonly figures: readonly KpiProps[] }): JSX.Element {
  return (
    <section class="grid gap-2">
      <h2 class="font-semibold">{props.title}</h2>
      <Kpis figures={props.figures} />
    </section>
  )
}

function Empty(): JSX.Element {
  return (
    <EmptyState
      icon={ChartColumn}
      title={t('results.empty')}
      action={<ButtonLink href="/results?period=all">{t('results.emptyAction')}</ButtonLink>}
    >
      {t('results.emptyText')}
    </EmptyState>
  )
}
