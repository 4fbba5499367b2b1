import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { none, number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Amounts } from '../scorecards/amounts.tsx'
import { Figure } from '../scorecards/figure.tsx'
import { figures } from '../scorecards/figures.ts'
import { Table } from '../ui/table.tsx'
import type { Column, Sort } from '../ui/table.tsx'
import { Relative } from '../ui/values.tsx'
import { PartnerStatusPill } from './partner-status.tsx'
import type { Line, PartnerRow } from './rows.ts'

interface PartnerTableProps {
  readonly lines: readonly Line[]
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
  readonly href: (line: Line) => string
  readonly empty: JSX.Element
}

/** The network: who is how fast, takes how much and makes what of it. */
export function PartnerTable(props: PartnerTableProps): JSX.Element {
  return (
    <Table
      caption={t('partners.title')}
      rows={props.lines}
      columns={columns()}
      rowKey={({ partner }) => partner.id}
      rowHref={props.href}
      sort={props.sort}
      onSort={props.onSort}
      empty={props.empty}
    />
  )
}

const figure = (key: 'response' | 'acceptance' | 'conversion'): Column<Line> => ({
  key,
  head: figures[key].label(),
  definition: figures[key].definition(),
  numeric: true,
  sortable: true,
  cell: (line) => <Figure of={key} card={line.card} />,
})

const columns = (): Column<Line>[] => [
  {
    key: 'name',
    head: t('partners.partner'),
    sortable: true,
    cell: (line) => <Name partner={line.partner} />,
  },
  {
    key: 'tier',
    head: t('partners.tier'),
    sortable: true,
    phone: 'hidden',
    cell: ({ partner }) => partner.tier ?? none,
  },
  figure('response'),
  figure('acceptance'),
  figure('conversion'),
  {
    key: 'pipeline',
    head: t('scorecards.pipeline'),
    definition: t('scorecards.pipelineText'),
    numeric: true,
    sortable: true,
    cell: (line) => <Amounts sums={line.card?.pipeline ?? []} />,
  },
  {
    key: 'load',
    head: t('partners.load'),
    definition: t('partners.loadText'),
    numeric: true,
    sortable: true,
    cell: (line) => <Load partner={line.partner} />,
  },
  {
    key: 'seen',
    head: t('partners.lastSeen'),
    sortable: true,
    phone: 'hidden',
    class: 'whitespace-nowrap',
    cell: (line) => (
      <Show
        when={line.partner.lastSeenAt}
        fallback={<span class="text-ink-soft">{t('partners.neverSeen')}</span>}
      >
        {(at) => <Relative at={at()} />}
      </Show>
    ),
  },
]

function Name(props: { readonly partner: PartnerRow }): JSX.Element {
  return (
    <span class="flex flex-wrap items-center gap-x-2 gap-y-1">
      {props.partner.name}
      <Show when={props.partner.status !== 'active'}>
        <PartnerStatusPill status={props.partner.status} />
      </Show>
      <span class="w-full text-small font-normal text-ink-soft">
        <Show when={props.partner.tier}>{(tier) => <span class="md:hidden">{tier()} · </span>}</Show>
        {placeOf(props.partner)}
      </span>
    </span>
  )
}

/** Postal code and town, with the country in front as on a letter. */
const placeOf = ({ country, postalCode, town }: PartnerRow) =>
  [`${country}${postalCode ? `-${postalCode}` : ''}`, town].filter(Boolean).join(' ')

function Load(props: { readonly partner: PartnerRow }): JSX.Element {
  const full = () => props.partner.capacity !== null && props.partner.openWork >= props.partner.capacity
  return (
    <span classList={{ 'font-semibold text-bad': full() }} title={full() ? t('partners.full') : undefined}>
      {number(props.partner.openWork)}
      <span class="text-ink-soft">
        {' '}
        / {props.partner.capacity === null ? '∞' : number(props.partner.capacity)}
      </span>
      <Show when={full()}>
        <span class="sr-only"> {t('partners.full')}</span>
      </Show>
    </span>
  )
}
