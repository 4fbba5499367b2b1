import { useInfiniteQuery } from '@tanstack/solid-query'
import Plus from 'lucide-solid/icons/plus'
import { Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import type { LeadPage } from '../../shared/leads.ts'
import { leadStatuses } from '../../shared/codes.ts'
import { currentSession } from '../app/session.ts'
import { t } from '../i18n/t.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Updated } from '../ui/values.tsx'
import { maySteer } from '../lead/steer.ts'
import { BulkBar } from './bulk-bar.tsx'
import { createLeadFilters } from './filters.ts'
import type { Filters } from './filters.ts'
import { LeadFilterBar } from './lead-filter-bar.tsx'
import { LeadPanel } from './lead-panel.tsx'
import { statusName } from './lead-status.tsx'
import { LeadTable } from './lead-table.tsx'
import { leadsQuery } from './queries.ts'
import { createLeadSelection } from './selection.ts'

/** All leads of the manufacturer, by status, narrowed, and one of them beside the list. */
export function Leads(): JSX.Element {
  const filters = createLeadFilters()
  const query = useInfiniteQuery(() => leadsQuery(filters.current()))
  const pages = (): readonly LeadPage[] => (query.isSuccess || query.isRefetchError ? query.data!.pages : [])
  const rows = createMemo(() => pages().flatMap((page) => page.rows))
  const selection = createLeadSelection(
    () => rows(),
    () => filters.current(),
  )
  const count = () => {
    const counts = pages()[0]?.counts ?? {}
    const { status } = filters.current()
    if (status) return counts[status] ?? 0
    return Object.values(counts).reduce((sum, one) => sum + one, 0)
  }
  const titleOf = (id: string) => rows().find((row) => row.id === id)?.title
  const sources = createMemo(() => [...new Set(rows().flatMap(({ source }) => source ?? []))].sort())
  return (
    <Page
      title={t('leads.title')}
      lead={<Updated at={query.dataUpdatedAt} />}
      actions={
        <Show when={currentSession().permissions.includes('leads:write')}>
          <ButtonLink tone="primary" icon={Plus} href="/leads/new">
            {t('leads.new')}
          </ButtonLink>
        </Show>
      }
    >
      <StatusTabs filters={filters} counts={pages()[0]?.counts ?? {}} />
      <LeadFilterBar filters={filters} sources={sources()} />
      <div class="card overflow-hidden" aria-busy={query.isPlaceholderData}>
        <Loaded
          query={query}
          skeleton={
            <div class="px-5">
              <Skeleton rows={10} />
            </div>
          }
        >
          {() => (
            <LeadTable
              rows={rows()}
              filters={filters}
              selection={maySteer() ? selection.table : undefined}
              empty={<NoLeads filters={filters} />}
            />
          )}
        </Loaded>
      </div>
      <Show when={query.hasNextPage}>
        <div class="flex justify-center">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('leads.more')}
          </Button>
        </div>
      </Show>
      <BulkBar selection={selection} count={count()} titleOf={titleOf} />
      <LeadPanel
        id={filters.open()}
        row={rows().find((row) => row.id === filters.open())}
        onClose={() => filters.set({ open: undefined })}
      />
    </Page>
  )
}

function StatusTabs(props: { readonly filters: Filters; readonly counts: LeadPage['counts'] }): JSX.Element {
  const status = () => props.filters.current().status
  const all = () => Object.values(props.counts).reduce((sum, count) => sum + count, 0)
  const tabs = () => [
    {
      href: props.filters.href({ status: undefined, open: undefined }),
      label: t('leads.all'),
      count: all(),
      current: status() === undefined,
    },
    ...leadStatuses.map((one) => ({
      href: props.filters.href({ status: one, open: undefined }),
      label: statusName(one),
      count: props.counts[one],
      current: status() === one,
    })),
  ]
  return <Tabs label={t('leads.byStatus')} tabs={tabs()} />
}

function NoLeads(props: { readonly filters: Filters }): JSX.Element {
  const filtered = () => props.filters.active() > 0
  return (
    <Show
      when={filtered()}
      fallback={
        <EmptyState title={props.filters.current().status ? t('leads.noneHere') : t('leads.none')}>
          <Show when={!props.filters.current().status}>{t('leads.noneText')}</Show>
        </EmptyState>
      }
    >
      <EmptyState
        title={t('leads.noMatch')}
        action={<Button onClick={() => props.filters.clear()}>{t('ui.clearFilters')}</Button>}
      />
    </Show>
  )
}
