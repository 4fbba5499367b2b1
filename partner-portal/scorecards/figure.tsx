import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Scorecard } from '../../shared/partners.ts'
import { number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { figures, isSmall } from './figures.ts'
import type { FigureKey } from './figures.ts'

interface FigureProps {
  readonly of: FigureKey
  readonly card: Scorecard | undefined
}

/** One figure in a table: grey with its number of cases where there are few, «–» where there are none. */
export function Figure(props: FigureProps): JSX.Element {
  const plan = () => figures[props.of]
  const small = () => props.card !== undefined && isSmall(plan(), props.card)
  const value = () => (props.card ? plan().value(props.card) : null)
  return (
    <span class="num whitespace-nowrap" classList={{ 'text-ink-soft': small() || value() === null }}>
      {plan().text(value())}
      <Show when={small() && props.card}>
        {(card) => (
          <span class="text-small" title={t('scorecards.fewCases', { count: plan().basis?.(card()) ?? 0 })}>
            {' '}
            ({number(plan().basis?.(card()) ?? 0)})
          </span>
        )}
      </Show>
    </span>
  )
}
