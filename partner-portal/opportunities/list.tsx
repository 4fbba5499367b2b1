import { Show, untrack } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityRow, OpportunitySort } from '../../shared/opportunities.ts'
import { currentSession, deskOf } from '../app/session.ts'
import { calendarDay, dateTime, money, none } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { customerOf, stageName, statusTone } from '../opportunity/names.ts'
import { Flags } from '../opportunity/flags.tsx'
import { Button } from '../ui/button.tsx'
import { isPhone } from '../ui/media.ts'
import { Status } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import { DaysInStage, NextStep } from './card.tsx'
import { NoOpportunities } from './empty.tsx'
import { rememberOrder } from './order.ts'
import { StageSums } from './stage-sums.tsx'
import type { Opportunities } from './state.ts'

// The server sorts each of them in the one direction that is of use.
const directions: Readonly<Record<OpportunitySort, '' | '-'>> = {
  next_step: '',
  amount: '-',
  expected_close: '',
  newest: '-',
}

/** The opportunities as rows, with the sums of their stages above. */
export function OpportunityList(props: { readonly opportunities: Opportunities }): JSX.Element {
  const opportunities = untrack(() => props.opportunities)
  const { filters } = opportunities
  rememberOrder(() => opportunities.rows().map(({ id }) => id))
  const columns = () => columnsOf(opportunities)
  return (
    <>
      <StageSums opportunities={opportunities} />
      <div class="card overflow-hidden">
        <Table
          caption={t('opportunities.title')}
          rows={opportunities.rows()}
          columns={isPhone() ? columns().map((column) => ({ ...column, sortable: false })) : columns()}
          rowKey={(row) => row.id}
          rowHref={(row) => `/opportunities/${row.id}`}
          sort={`${directions[filters.sort()] ?? ''}${filters.sort()}`}
          onSort={(sort) => filters.setSort(sort.replace('-', '') as OpportunitySort)}
          empty={<NoOpportunities filters={filters} />}
        />
      </div>
      <Show when={opportunities.pages.hasNextPage}>
        <div class="text-center">
          <Button
            busy={opportunities.pages.isFetchingNextPage}
            onClick={() => void opportunities.pages.fetchNextPage()}
          >
            {t('opportunities.more')}
          </Button>
        </div>
      </Show>
    </>
  )
}

function columnsOf(opportunities: Opportunities): readonly Column<OpportunityRow>[] {
  return [
    { key: 'customer', head: t('opportunities.customer'), cell: (row) => <Name row={row} /> },
    {
      key: 'stage',
      head: t('opportunities.stage'),
      cell: (row) => <Stage row={row} opportunities={opportunities} />,
    },
    {
      key: 'amount',
      head: t('opportunities.amount'),
      numeric: true,
      sortable: true,
      cell: (row) => money(row.amount, row.currency),
    },
    {
      key: 'next_step',
      head: t('opportunities.nextStep'),
      sortable: true,
      phone: 'foot',
      class: 'md:max-w-72',
      cell: (row) => <NextStep row={row} />,
    },
    {
      key: 'expected_close',
      head: t('opportunities.expectedClose'),
      numeric: true,
      sortable: true,
      phone: 'hidden',
      cell: (row) => (row.expectedClose ? calendarDay(row.expectedClose) : none),
    },
    {
      key: 'newest',
      head: t('opportunities.acceptedAt'),
      numeric: true,
      sortable: true,
      phone: 'hidden',
      cell: (row) => dateTime(row.acceptedAt, 'date'),
    },
  ]
}

function Name(props: { readonly row: OpportunityRow }): JSX.Element {
  return (
    <>
      {customerOf(props.row)}
      <Show when={customerOf(props.row) !== props.row.title}>
        <span class="block text-small font-normal text-ink-soft">{props.row.title}</span>
      </Show>
      <Show when={deskOf(currentSession()) === 'manufacturer'}>
        <span class="block text-small font-normal">{props.row.partner.name}</span>
      </Show>
    </>
  )
}

function Stage(props: { readonly row: OpportunityRow; readonly opportunities: Opportunities }): JSX.Element {
  const pipeline = () => props.opportunities.knownPipelines().find(({ id }) => id === props.row.pipelineId)
  const limit = () => pipeline()?.stages.find(({ key }) => key === props.row.stage)?.staleAfterDays
  return (
    <span class="phone:text-right">
      <Show
        when={props.row.status === 'open'}
        fallback={
          <Status tone={statusTone[props.row.status]}>{t(`opportunity.status_${props.row.status}`)}</Status>
        }
      >
        <span class="flex flex-wrap items-baseline gap-x-2 phone:justify-end">
          {stageName(pipeline(), props.row.stage)}
          <span class="num text-small text-ink-soft">
            <DaysInStage row={props.row} limit={limit()} />
          </span>
        </span>
      </Show>
      <Flags of={props.row.flags} without={['stale', 'no_next_step', 'next_step_overdue']} />
    </span>
  )
}
