import { createMemo, createSignal, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { AreaRow } from '../../shared/territories.ts'
import { none, number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { isPhone } from '../ui/media.ts'
import { EmptyState } from '../ui/states.tsx'
import { Status } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import { coverageOf } from './coverage.ts'
import type { TerritoryState } from './view-state.ts'

const drawn = () => (isPhone() ? 20 : 100)

const sorts: Readonly<Record<string, (area: AreaRow) => number | string>> = {
  area: ({ code }) => code,
  partners: ({ partners }) => partners,
  gaps: ({ uncovered, places }) => uncovered / places,
  most: ({ most }) => most,
  leads: ({ leads }) => leads,
}

function inOrder(areas: readonly AreaRow[], sort: string): AreaRow[] {
  const by = sorts[sort.replace('-', '')] ?? sorts['leads']!
  const sign = sort.startsWith('-') ? -1 : 1
  return [...areas].sort((a, b) => {
    const [x, y] = [by(a), by(b)]
    return sign * (x < y ? -1 : x > y ? 1 : 0) || (a.code < b.code ? -1 : 1)
  })
}

const columns = (): Column<AreaRow>[] => [
  {
    key: 'area',
    head: t('territories.area'),
    sortable: true,
    cell: (area) => (
      <span class="num">
        {area.code} <span class="font-normal text-ink-soft md:block">{area.town}</span>
      </span>
    ),
  },
  { key: 'gaps', head: t('territories.coverage'), sortable: true, cell: (area) => <Coverage area={area} /> },
  {
    key: 'partners',
    head: t('territories.partners'),
    sortable: true,
    numeric: true,
    cell: (area) => number(area.partners),
  },
  {
    key: 'most',
    head: t('territories.most'),
    definition: t('territories.mostCounted'),
    sortable: true,
    numeric: true,
    cell: (area) => number(area.most),
  },
  {
    key: 'leads',
    head: t('territories.leads'),
    definition: t('territories.leadsCounted'),
    sortable: true,
    numeric: true,
    cell: (area) => (area.leads ? number(area.leads) : <span class="text-ink-soft">{none}</span>),
  },
]

/** Where it is covered, in a word with a shape, and what is missing. */
export function Coverage(props: { readonly area: AreaRow }): JSX.Element {
  const covered = () => coverageOf(props.area)
  const missing = () => props.area.gaps.join(', ')
  return (
    <span class="block min-w-0 phone:text-right">
      <Status tone={({ covered: 'ok', part: 'warn', none: 'bad' } as const)[covered()]}>
        {t(`territories.coverage_${covered()}`)}
      </Status>
      <Show when={missing()}>
        <span class="line-clamp-2 max-w-48 text-small text-ink-soft" title={missing()}>
          {missing()}
        </span>
      </Show>
    </span>
  )
}

interface AreaTableProps {
  readonly areas: readonly AreaRow[]
  readonly state: TerritoryState
}

/** The same as the map as rows; a row opens its area and marks it on the map. */
export function AreaTable(props: AreaTableProps): JSX.Element {
  const [most, setMost] = createSignal(drawn())
  const rows = createMemo(() => inOrder(props.areas, props.state.sort()))
  return (
    <>
      <div class="card overflow-hidden">
        <Table
          caption={t('territories.table')}
          rows={rows().slice(0, most())}
          columns={columns()}
          rowKey={({ area }) => area}
          rowHref={({ area }) => props.state.href(area)}
          current={props.state.area()}
          sort={props.state.sort()}
          onSort={(sort) => props.state.set({ sort })}
          empty={<EmptyState title={t('territories.noPlaces')}>{t('territories.noPlacesText')}</EmptyState>}
        />
      </div>
      <Show when={rows().length > most()}>
        <div class="flex justify-center">
          <Button onClick={() => setMost(most() + 400)}>{t('territories.more')}</Button>
        </div>
      </Show>
    </>
  )
}
