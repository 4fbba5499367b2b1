import { useSearchParams } from '@solidjs/router'
import { Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ScorecardsView } from '../../shared/partners.ts'
import { number } from '../i18n/format.ts'
import { locale } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { EmptyState } from '../ui/states.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import { Amounts } from './amounts.tsx'
import { Bar } from './bar.tsx'
import { Figure } from './figure.tsx'
import { fewest, figures } from './figures.ts'
import type { FigureKey } from './figures.ts'

type Row = ScorecardsView['partners'][number]
interface BarsProps {
  readonly view: ScorecardsView
  /** The period, for the links. */
  readonly query: string
}

/** Partner by partner, as bars beside the network's mark; grey where few cases make them. */
export function PartnerBars(props: BarsProps): JSX.Element {
  const [search, setSearch] = useSearchParams<{ sort: string }>()
  const sort = () => search.sort ?? '-offered'
  const asked = createMemo(() => props.view.partners.filter(({ scorecard }) => scorecard.offered > 0))
  // Bars of times are drawn against the slowest; the rest are shares of one.
  const slowest = createMemo(() =>
    Math.max(1, ...asked().map(({ scorecard }) => scorecard.responseMinutesMedian ?? 0)),
  )
  const bar = (key: 'acceptance' | 'response' | 'conversion', of: () => number): Column<Row> => ({
    key,
    head: figures[key].label(),
    definition: figures[key].definition(),
    sortable: true,
    class: 'md:w-44',
    cell: (row) => <BarCell of={key} row={row} view={props.view} whole={of()} />,
  })
  const count = (key: 'offered' | 'declined' | 'expired', head: string): Column<Row> => ({
    key,
    head,
    numeric: true,
    sortable: true,
    phone: key === 'offered' ? 'line' : 'hidden',
    cell: (row) => number(row.scorecard[key]),
  })
  const columns = (): Column<Row>[] => [
    { key: 'name', head: t('scorecards.partner'), sortable: true, cell: (row) => row.partner.name },
    count('offered', t('scorecards.offered')),
    bar('acceptance', () => 1),
    bar('response', slowest),
    bar('conversion', () => 1),
    count('declined', t('scorecards.declined')),
    count('expired', t('scorecards.expired')),
    {
      key: 'won',
      head: t('scorecards.wonValue'),
      definition: t('scorecards.wonValueText'),
      numeric: true,
      sortable: true,
      cell: (row) => <Amounts sums={row.scorecard.wonValue} />,
    },
  ]
  return (
    <>
      <Table
        caption={t('scorecards.partners')}
        rows={inOrder(asked(), sort())}
        columns={columns()}
        rowKey={(row) => row.partner.id}
        rowHref={(row) => `/partners/${row.partner.id}${props.query}`}
        sort={sort()}
        onSort={(next) => setSearch({ sort: next }, { replace: true, scroll: false })}
        empty={<EmptyState title={t('scorecards.noPartners')}>{t('scorecards.noPartnersText')}</EmptyState>}
      />
      <p class="border-t border-line px-4 py-3 text-small text-ink-soft md:px-5">
        {t('scorecards.barsText', { n: fewest })}
      </p>
    </>
  )
}

interface BarCellProps {
  readonly of: FigureKey
  readonly row: Row
  readonly view: ScorecardsView
  /** What a full bar stands for. */
  readonly whole: number
}

function BarCell(props: BarCellProps): JSX.Element {
  const plan = () => figures[props.of]
  const value = () => plan().value(props.row.scorecard)
  const cases = () => plan().basis?.(props.row.scorecard) ?? 0
  const part = (amount: number | null) => (amount === null ? null : amount / props.whole)
  return (
    <span class="block phone:w-30">
      <span class="flex items-baseline justify-between gap-2">
        <Figure of={props.of} card={props.row.scorecard} />
        <Show when={value() !== null && cases() >= fewest}>
          <span class="num text-small text-ink-soft">{number(cases())}</span>
        </Show>
      </span>
      <Bar ratio={part(value())} mark={part(plan().value(props.view.network))} faint={cases() < fewest} />
    </span>
  )
}

function inOrder(rows: readonly Row[], sort: string): Row[] {
  const falling = sort.startsWith('-')
  const key = falling ? sort.slice(1) : sort
  const words = new Intl.Collator(locale())
  const value = ({ scorecard }: Row): number | null => {
    if (key === 'declined' || key === 'expired') return scorecard[key]
    return Object.hasOwn(figures, key) ? figures[key as FigureKey].value(scorecard) : null
  }
  return [...rows].sort((one, other) => {
    const [a, b] = [value(one), value(other)]
    const byName = words.compare(one.partner.name, other.partner.name)
    if (key === 'name') return falling ? -byName : byName
    if (a === null || b === null) return a === b ? byName : a === null ? 1 : -1
    return (falling ? b - a : a - b) || byName
  })
}
