import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { StageSum } from '../../shared/opportunities.ts'
import { t } from '../i18n/t.ts'
import { Money } from '../ui/values.tsx'
import { byCurrency, countOf } from './sums.ts'

/** How many, how much, and how much of it is likely: one figure a currency. */
export function Totals(props: { readonly sums: readonly StageSum[] }): JSX.Element {
  return (
    <p class="flex min-h-6 flex-wrap gap-x-4">
      <span class="num">{t('opportunities.count', { count: countOf(props.sums) })}</span>
      <For each={byCurrency(props.sums)}>
        {(sum) => (
          <Show when={sum.amount > 0}>
            <span>
              <Money amount={sum.amount} currency={sum.currency} />
              <Show when={sum.weighted > 0}>
                {' '}
                <span title={t('opportunities.weightedHow')}>
                  ({t('opportunities.weighted')}{' '}
                  <Money amount={Math.round(sum.weighted)} currency={sum.currency} />)
                </span>
              </Show>
            </span>
          </Show>
        )}
      </For>
    </p>
  )
}
