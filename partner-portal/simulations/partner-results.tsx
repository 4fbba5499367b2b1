import { useSearchParams } from '@solidjs/router'
import { createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { duration, none, number, percent } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { EmptyState } from '../ui/states.tsx'
import { Table } from '../ui/table.tsx'
import { Change } from './change.tsx'
import type { Found } from './result.tsx'

type Row = Found['partners'][number]

const by: Readonly<Record<string, (row: Row) => number | string>> = {
  name: (row) => row.name.toLowerCase(),
  before: (row) => row.before.leads,
  after: (row) => row.after.leads,
  change: (row) => row.after.leads - row.before.leads,
}
const minute = 60_000

/** Who would get how many leads; a partner's name narrows the leads below to its own. */
export function PartnerResults(props: { readonly result: Found }): JSX.Element {
  const [search, setSearch] = useSearchParams<{ sort: string; partner: string }>()
  const sort = () => search.sort ?? '-after'
  const rows = createMemo(() => {
    const falling = sort().startsWith('-')
    const of = by[sort().replace('-', '')] ?? by['after']!
    return [...props.result.partners].sort((a, b) => {
      const [one, other] = falling ? [of(b), of(a)] : [of(a), of(b)]
      return one < other ? -1 : one > other ? 1 : 0
    })
  })
  return (
    <Table
      caption={t('simulations.perPartner')}
      rows={rows()}
      rowKey={({ partnerId }) => partnerId}
      rowHref={({ partnerId }) => `?partner=${partnerId}#moves`}
      current={search.partner}
      sort={sort()}
      onSort={(next) => setSearch({ sort: next }, { replace: true, scroll: false })}
      empty={<EmptyState title={t('simulations.nobodyGets')} />}
      columns={[
        { key: 'name', head: t('simulations.partner'), sortable: true, cell: (row) => row.name },
        leadsOf('before', t('simulations.before')),
        leadsOf('after', t('simulations.after')),
        {
          key: 'change',
          head: t('simulations.change'),
          numeric: true,
          sortable: true,
          cell: (row) => <Change of={row.after.leads - row.before.leads} />,
        },
        {
          key: 'full',
          head: t('simulations.passedOver'),
          definition: t('simulations.passedOverText'),
          numeric: true,
          phone: 'hidden',
          cell: (row) => `${number(row.before.passedOver)} → ${number(row.after.passedOver)}`,
        },
        {
          key: 'accept',
          head: t('simulations.acceptMinutes'),
          definition: t('simulations.acceptText'),
          numeric: true,
          cell: (row) => said(row.acceptMinutes, (minutes) => duration(minutes * minute)),
        },
        {
          key: 'conversion',
          head: t('simulations.conversion'),
          definition: t('simulations.conversionText'),
          numeric: true,
          cell: (row) => said(row.conversionRate, (rate) => percent(rate)),
        },
      ]}
    />
  )
}

const leadsOf = (side: 'before' | 'after', head: string) => ({
  key: side,
  head,
  numeric: true,
  sortable: true,
  cell: (row: Row) => (
    <span class="num whitespace-nowrap">
      {number(row[side].leads)} <span class="text-small text-ink-soft">{percent(row[side].share, 1)}</span>
    </span>
  ),
})

/** A figure of a partner's own history with the number of leads that say it. */
const said = ({ value, of }: Row['acceptMinutes'], text: (value: number) => string): JSX.Element => (
  <span class="num whitespace-nowrap" classList={{ 'text-ink-soft': value === null }}>
    {value === null ? none : text(value)} <span class="text-small text-ink-soft">({number(of)})</span>
  </span>
)
