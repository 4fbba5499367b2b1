import type { JSX } from 'solid-js'
import type { TodayView } from '../../shared/today.ts'
import { calendarDay, duration, number, percent } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Kpis } from '../ui/kpi.tsx'
import type { KpiProps } from '../ui/kpi.tsx'
import { inMinutes, inPercent, inPoints } from './change.ts'

const minute = 60_000

/** Four figures of the last 30 days beside the 30 before, with how they were counted. */
export function Figures(props: { readonly figures: TodayView['figures'] }): JSX.Element {
  const figures = (): KpiProps[] => {
    const { now, before, leads, leadsBefore, from, to } = props.figures
    const answered = now.accepted + now.declined + now.expired
    return [
      {
        label: t('today.leads'),
        value: number(leads),
        definition: t('today.leadsDefinition'),
        change: inPercent(leads, leadsBefore),
        basis: t('today.leadsBefore', { count: leadsBefore }),
        href: `/leads?from=${from}&to=${to}`,
      },
      {
        label: t('today.acceptance'),
        value: percent(now.acceptanceRate),
        definition: t('today.acceptanceDefinition'),
        change: inPoints(now.acceptanceRate, before.acceptanceRate),
        basis: t('today.ofAnswered', { count: answered }),
        href: '/results',
      },
      {
        label: t('today.response'),
        value: duration(
          now.workingResponseMinutesMedian === null ? null : now.workingResponseMinutesMedian * minute,
        ),
        definition: t('today.responseDefinition'),
        change: inMinutes(now.workingResponseMinutesMedian, before.workingResponseMinutesMedian),
        basis: t('today.ofAnswers', { count: now.accepted + now.declined }),
        href: '/results',
      },
      {
        label: t('today.conversion'),
        value: percent(now.conversionRate),
        definition: t('today.conversionDefinition'),
        change: inPoints(now.conversionRate, before.conversionRate),
        basis: t('today.ofAccepted', { count: now.accepted }),
        href: '/results',
      },
    ]
  }
  return (
    <section aria-labelledby="today-figures">
      <h2 id="today-figures" class="mb-2 flex flex-wrap items-baseline gap-x-2 font-semibold">
        {t('today.figures')}
        <span class="text-small font-normal text-ink-soft">
          {t('today.period', { from: calendarDay(props.figures.from), to: calendarDay(props.figures.to) })}
        </span>
      </h2>
      <Kpis figures={figures()} />
    </section>
  )
}
