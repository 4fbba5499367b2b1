import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { LeadRow } from '../../shared/leads.ts'
import { none } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { leadReason } from '../timeline/codes.ts'
import { Countdown } from '../ui/countdown.tsx'
import { Table } from '../ui/table.tsx'
import type { Column, Selection } from '../ui/table.tsx'
import { DateTime } from '../ui/values.tsx'
import type { Filters } from './filters.ts'
import { LeadStatusMark } from './lead-status.tsx'
import { placeOf } from './place.ts'
import { Product } from './product.tsx'

const columns = (): Column<LeadRow>[] => [
  { key: 'title', head: t('leads.lead'), cell: (row) => <Name row={row} />, class: 'md:min-w-40' },
  {
    key: 'product',
    head: t('leads.product'),
    cell: (row) => <Product name={row.productLine} known={row.productKnown} />,
  },
  { key: 'status', head: t('leads.status'), cell: (row) => <Standing row={row} /> },
  {
    key: 'partner',
    head: t('leads.partner'),
    cell: (row) => row.partner?.name ?? <span class="text-ink-soft">{none}</span>,
  },
  {
    key: 'deadline',
    head: t('leads.respondBy'),
    sortable: true,
    cell: (row) => (
      <Show when={row.respondBy} fallback={<span class="text-ink-soft">{none}</span>}>
        {(until) => <Countdown until={until()} about={row.title} />}
      </Show>
    ),
  },
  {
    key: 'source',
    head: t('leads.source'),
    cell: (row) => row.source ?? none,
    phone: 'hidden',
    // The list has room for it on a wide screen only; the lead's page always says it.
    class: 'max-[90rem]:hidden',
  },
  {
    key: 'received',
    head: t('leads.received'),
    sortable: true,
    numeric: true,
    cell: (row) => <DateTime at={row.receivedAt} />,
  },
]

function Name(props: { readonly row: LeadRow }): JSX.Element {
  return (
    <span class="block min-w-0">
      <span class="block">{props.row.title}</span>
      <span class="block text-small font-normal text-ink-soft">{placeOf(props.row.place)}</span>
    </span>
  )
}

function Standing(props: { readonly row: LeadRow }): JSX.Element {
  const reason = () =>
    ['held', 'unassigned', 'closed'].includes(props.row.status) ? leadReason(props.row.statusReason) : ''
  return (
    <span class="block min-w-0 phone:text-right">
      <LeadStatusMark status={props.row.status} />
      <Show when={reason()}>
        <span class="line-clamp-2 max-w-56 text-small text-ink-soft" title={reason()}>
          {reason()}
        </span>
      </Show>
    </span>
  )
}

// The table says `-received`, the API `newest`; a deadline has one useful direction.
const sortOf = { newest: '-received', oldest: 'received', deadline: 'deadline' } as const
const nameOf: Readonly<Record<string, string | undefined>> = {
  received: 'oldest',
  deadline: 'deadline',
  '-deadline': 'deadline',
}

interface LeadTableProps {
  readonly rows: readonly LeadRow[]
  readonly filters: Filters
  readonly selection: Selection<LeadRow> | undefined
  readonly empty: JSX.Element
}

/** The leads as rows; a row opens beside the list. */
export function LeadTable(props: LeadTableProps): JSX.Element {
  const sort = () => sortOf[(props.filters.current().sort ?? 'newest') as keyof typeof sortOf]
  return (
    <Table
      caption={t('leads.title')}
      rows={props.rows}
      columns={columns()}
      rowKey={(row) => row.id}
      rowHref={(row) => props.filters.href({ open: row.id })}
      current={props.filters.open()}
      sort={sort()}
      onSort={(next) => props.filters.set({ sort: nameOf[next] })}
      empty={props.empty}
      selection={props.selection}
    />
  )
}
