import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OwnScorecardView } from '../../shared/partners.ts'
import { none, number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import type { KpiProps } from '../ui/kpi.tsx'
import { Money } from '../ui/values.tsx'

/** What is counted, not measured: offers, orders and what is open now. */
export function countedKpis(view: OwnScorecardView): {
  readonly offered: KpiProps
  readonly wonValue: KpiProps
  readonly now: readonly KpiProps[]
} {
  const { scorecard, before } = view
  const { offered, accepted, declined, expired, withdrawn, open, wonValue, openOpportunities, pipeline } =
    scorecard
  return {
    offered: {
      label: t('results.offered'),
      definition: t('results.offeredCounted'),
      value: number(offered),
      change: before
        ? { text: number(offered - before.offered, { signDisplay: 'exceptZero' }), tone: 'neutral' }
        : undefined,
      basis: t('results.offeredOf', {
        accepted: number(accepted),
        declined: number(declined),
        expired: number(expired),
        rest: number(withdrawn + open),
      }),
    },
    wonValue: {
      label: t('results.wonValue'),
      definition: t('results.wonValueCounted'),
      value: <Amounts amounts={wonValue} />,
      basis: t('results.ofWon', { count: scorecard.won }),
    },
    now: [
      {
        label: t('results.openOpportunities'),
        definition: t('results.openOpportunitiesCounted'),
        value: number(openOpportunities),
        href: '/opportunities',
      },
      {
        label: t('results.pipeline'),
        definition: t('results.pipelineCounted'),
        value: <Amounts amounts={pipeline} />,
      },
      {
        label: t('results.weighted'),
        definition: t('results.weightedCounted'),
        value: (
          <Amounts amounts={pipeline.map(({ currency, weighted }) => ({ currency, amount: weighted }))} />
        ),
      },
    ],
  }
}

/** Amounts of several currencies below each other: they are never added up. */
function Amounts(props: {
  readonly amounts: readonly { readonly currency: string; readonly amount: number }[]
}): JSX.Element {
  return (
    <Show when={props.amounts.length > 0} fallback={none}>
      <span class="grid phone:text-large">
        <For each={props.amounts}>
          {(sum) => <Money amount={Math.round(sum.amount)} currency={sum.currency} />}
        </For>
      </span>
    </Show>
  )
}
