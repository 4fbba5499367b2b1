import type { JSX } from 'solid-js'
import type { Scorecard } from '../../shared/partners.ts'
import { t } from '../i18n/t.ts'
import { Table } from '../ui/table.tsx'
import { Money } from '../ui/values.tsx'

/** Won and open amounts, a line a currency: they are never added up. */
export function NetworkMoney(props: { readonly card: Scorecard }): JSX.Element {
  const rows = () => {
    const { wonValue, pipeline } = props.card
    const currencies = [...new Set([...wonValue, ...pipeline].map(({ currency }) => currency))].sort()
    return currencies.map((currency) => ({
      currency,
      won: wonValue.find((one) => one.currency === currency)?.amount ?? null,
      open: pipeline.find((one) => one.currency === currency)?.amount ?? null,
      weighted: pipeline.find((one) => one.currency === currency)?.weighted ?? null,
    }))
  }
  const amount = (key: 'won' | 'open' | 'weighted', head: string, definition: string) => ({
    key,
    head,
    definition,
    numeric: true,
    cell: (row: ReturnType<typeof rows>[number]) => (
      <Money amount={row[key] === null ? null : Math.round(row[key])} currency={row.currency} />
    ),
  })
  return (
    <>
      <Table
        caption={t('scorecards.amounts')}
        rows={rows()}
        rowKey={(row) => row.currency}
        empty={<p class="px-4 py-6 text-ink-soft md:px-5">{t('scorecards.noMoney')}</p>}
        columns={[
          { key: 'currency', head: t('scorecards.currency'), cell: (row) => row.currency },
          amount('won', t('scorecards.wonValue'), t('scorecards.wonValueText')),
          amount('open', t('scorecards.pipeline'), t('scorecards.pipelineText')),
          amount('weighted', t('scorecards.weighted'), t('scorecards.weightedText')),
        ]}
      />
      <p class="border-t border-line px-4 py-3 text-small text-ink-soft md:px-5">
        {t('scorecards.wonCount', { count: props.card.won })} ·{' '}
        {t('scorecards.openOpportunities', { count: props.card.openOpportunities })}
      </p>
    </>
  )
}
