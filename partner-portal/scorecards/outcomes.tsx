import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Scorecard, ScorecardsView } from '../../shared/partners.ts'
import { number, percent } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Bar } from './bar.tsx'

const kinds = ['accepted', 'declined', 'expired', 'withdrawn', 'open'] as const

const share = (card: Scorecard, kind: (typeof kinds)[number]) =>
  card.offered === 0 ? null : card[kind] / card.offered

/** What became of the offers of the period: counts and shares that add up to all of them. */
export function Outcomes(props: { readonly view: ScorecardsView }): JSX.Element {
  return (
    <dl class="grid gap-3">
      <For each={kinds}>
        {(kind) => (
          <div class="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <dt>{t(`scorecards.${kind}`)}</dt>
            <dd class="num">
              {number(props.view.network[kind])}
              <span class="inline-block min-w-14 text-right text-ink-soft">
                {percent(share(props.view.network, kind))}
              </span>
            </dd>
            <dd class="w-full">
              <Bar ratio={share(props.view.network, kind)} />
            </dd>
          </div>
        )}
      </For>
    </dl>
  )
}
