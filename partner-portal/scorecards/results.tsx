import { useQuery } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ScorecardsView } from '../../shared/partners.ts'
import { calendarDay } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Updated } from '../ui/values.tsx'
import { Definitions } from './definitions.tsx'
import { NetworkFigures } from './network-figures.tsx'
import { NetworkMoney } from './network-money.tsx'
import { Outcomes } from './outcomes.tsx'
import { PartnerBars } from './partner-bars.tsx'
import type { Days } from './days.ts'
import { createPeriod } from './period.ts'
import { PeriodPicker } from './period-picker.tsx'
import { scorecardsQuery } from './queries.ts'

const compared = [
  'offered',
  'acceptance',
  'response',
  'response90',
  'firstContact',
  'conversion',
  'winRate',
] as const

/** The figures of the whole network, and partner by partner. */
export function NetworkResults(): JSX.Element {
  const period = createPeriod()
  const results = useQuery(() => scorecardsQuery(period.days()))
  return (
    <Page
      title={t('scorecards.title')}
      lead={leadOf(period.days())}
      actions={<PeriodPicker period={period} />}
    >
      <Loaded query={results} skeleton={<Skeleton rows={4} row="card" />}>
        {(view) => (
          <>
            <Sections view={view()} query={period.query()} />
            <div class="flex flex-wrap items-start justify-between gap-3">
              <Definitions of={compared} />
              <Updated at={results.dataUpdatedAt} />
            </div>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function leadOf({ from, to }: Days): string {
  if (from && to) return t('scorecards.lead', { from: calendarDay(from), to: calendarDay(to) })
  if (from) return t('scorecards.leadFrom', { from: calendarDay(from) })
  return to ? t('scorecards.leadTo', { to: calendarDay(to) }) : t('scorecards.leadAll')
}

function Sections(props: { readonly view: ScorecardsView; readonly query: string }): JSX.Element {
  return (
    <>
      <NetworkFigures view={props.view} />
      <div class="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-2 lg:items-start">
        <Section title={t('scorecards.outcomes')}>
          <Outcomes view={props.view} />
        </Section>
        <Section flush title={t('scorecards.amounts')}>
          <NetworkMoney card={props.view.network} />
        </Section>
      </div>
      <Show when={props.view.partners.length > 0}>
        <Section flush title={t('scorecards.partners')}>
          <PartnerBars view={props.view} query={props.query} />
        </Section>
      </Show>
    </>
  )
}
