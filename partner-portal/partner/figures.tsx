import { useQuery } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Scorecard } from '../../shared/partners.ts'
import { none, number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { KeptAway } from '../kept-away/kept-away.tsx'
import { Amounts } from '../scorecards/amounts.tsx'
import { changeOf } from '../scorecards/change.ts'
import { Definitions } from '../scorecards/definitions.tsx'
import { Figure } from '../scorecards/figure.tsx'
import { figures } from '../scorecards/figures.ts'
import type { FigureKey } from '../scorecards/figures.ts'
import { createPeriod } from '../scorecards/period.ts'
import { PeriodPicker } from '../scorecards/period-picker.tsx'
import { partnerScorecardQuery } from '../scorecards/queries.ts'
import type { PartnerScorecard } from '../scorecards/queries.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Shape } from '../ui/shape.tsx'
import { Table } from '../ui/table.tsx'

const compared: readonly FigureKey[] = [
  'acceptance',
  'response',
  'response90',
  'firstContact',
  'conversion',
  'winRate',
  'cycle',
  'notReached',
]

/** A partner's figures of a period beside its own before and the network's. */
export function PartnerFigures(props: { readonly id: string }): JSX.Element {
  const period = createPeriod()
  const card = useQuery(() => partnerScorecardQuery(props.id, period.days()))
  return (
    <>
      <Section flush title={t('partner.scorecard')} actions={<PeriodPicker period={period} />}>
        <Loaded query={card}>
          {(it) => (
            <>
              <Outcomes card={it().scorecard} />
              <Comparison of={it()} />
              <Money card={it().scorecard} />
              <div class="border-t border-line px-4 py-1 md:px-5">
                <Definitions of={compared} />
              </div>
            </>
          )}
        </Loaded>
      </Section>
      <KeptAway own={false} path={`/partners/${props.id}/routing`} period={period.days()} />
    </>
  )
}

function Outcomes(props: { readonly card: Scorecard }): JSX.Element {
  const parts = () =>
    [
      [t('scorecards.accepted'), props.card.accepted],
      [t('scorecards.declined'), props.card.declined],
      [t('scorecards.expired'), props.card.expired],
      [t('scorecards.withdrawn'), props.card.withdrawn],
      [t('scorecards.open'), props.card.open],
    ] as const
  return (
    <p class="flex flex-wrap gap-x-4 gap-y-1 border-b border-line px-4 py-3 md:px-5">
      <strong class="num font-semibold">{t('partner.offersMade', { count: props.card.offered })}</strong>
      <For each={parts()}>
        {([label, count]) => (
          <span class="num text-ink-soft">
            {label} {number(count)}
          </span>
        )}
      </For>
    </p>
  )
}

function Comparison(props: { readonly of: PartnerScorecard }): JSX.Element {
  return (
    <Table
      caption={t('partner.scorecard')}
      rows={compared}
      rowKey={(key) => key}
      columns={[
        { key: 'figure', head: t('scorecards.figure'), cell: (key) => figures[key].label() },
        {
          key: 'now',
          head: t('scorecards.now'),
          numeric: true,
          cell: (key) => <Figure of={key} card={props.of.scorecard} />,
        },
        {
          key: 'before',
          head: t('scorecards.before'),
          numeric: true,
          cell: (key) => (
            <Show when={props.of.before} fallback={<span class="text-ink-soft">{none}</span>}>
              {(before) => <Figure of={key} card={before()} />}
            </Show>
          ),
        },
        {
          key: 'change',
          head: t('scorecards.change'),
          numeric: true,
          cell: (key) => <Change of={key} card={props.of} />,
        },
        {
          key: 'network',
          head: t('scorecards.average'),
          numeric: true,
          cell: (key) => <Figure of={key} card={props.of.network} />,
        },
      ]}
    />
  )
}

const inks = { neutral: 'text-ink-soft', brand: '', ok: 'text-ok', warn: 'text-warn', bad: 'text-bad' }

function Change(props: { readonly of: FigureKey; readonly card: PartnerScorecard }): JSX.Element {
  return (
    <Show
      when={changeOf(props.of, props.card.scorecard, props.card.before)}
      fallback={<span class="text-ink-soft">{none}</span>}
    >
      {(change) => (
        <span class={`num inline-flex items-center gap-1.5 whitespace-nowrap ${inks[change().tone]}`}>
          <Shape tone={change().tone} />
          {change().text}
        </span>
      )}
    </Show>
  )
}

function Money(props: { readonly card: Scorecard }): JSX.Element {
  return (
    <dl class="grid grid-cols-[1fr_auto] gap-x-4 gap-y-2 border-t border-line px-4 py-3 md:px-5">
      <dt class="text-ink-soft">
        {t('scorecards.wonValue')} ({number(props.card.won)})
      </dt>
      <dd class="text-right">
        <Amounts compact={false} sums={props.card.wonValue} />
      </dd>
      <dt class="text-ink-soft">
        {t('scorecards.pipeline')} ({number(props.card.openOpportunities)})
      </dt>
      <dd class="text-right">
        <Amounts compact={false} sums={props.card.pipeline} />
      </dd>
      <dt class="text-ink-soft">{t('scorecards.weighted')}</dt>
      <dd class="text-right">
        <Amounts
          compact={false}
          sums={props.card.pipeline.map(({ currency, weighted }) => ({ currency, amount: weighted }))}
        />
      </dd>
    </dl>
  )
}
