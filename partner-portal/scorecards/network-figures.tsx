import type { JSX } from 'solid-js'
import type { ScorecardsView } from '../../shared/partners.ts'
import { number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Kpis } from '../ui/kpi.tsx'
import type { KpiProps } from '../ui/kpi.tsx'
import { changeOf } from './change.ts'
import { figures } from './figures.ts'
import type { FigureKey } from './figures.ts'

const shown = ['offered', 'acceptance', 'response', 'firstContact', 'conversion', 'winRate'] as const

/** The network's figures with their change against as long a period before. */
export function NetworkFigures(props: { readonly view: ScorecardsView }): JSX.Element {
  const kpi = (key: FigureKey): KpiProps => {
    const { network, before, from, to } = props.view
    const plan = figures[key]
    const basis = plan.basis?.(network)
    return {
      label: plan.label(),
      definition: plan.definition(),
      value: plan.text(plan.value(network)),
      change: changeOf(key, network, before),
      ...(basis === undefined ? {} : { basis: t('scorecards.of', { n: number(basis) }) }),
      // Leads are listed by the day they came in, offers counted by the day they were made: close, so it is a way in.
      ...(key === 'offered' ? { href: `/leads${span(from, to)}` } : {}),
      ...(key === 'winRate' ? { href: '/opportunities?status=won,lost' } : {}),
    }
  }
  return <Kpis figures={shown.map(kpi)} />
}

function span(from: string | null, to: string | null): string {
  const query = new URLSearchParams([...(from ? [['from', from]] : []), ...(to ? [['to', to]] : [])])
  return query.size > 0 ? `?${query}` : ''
}
