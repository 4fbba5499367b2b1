import { A, useSearchParams } from '@solidjs/router'
import { useInfiniteQuery } from '@tanstack/solid-query'
import { Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import type { InboundRow } from '../../shared/replies.ts'
import { inboundKinds } from '../../shared/codes.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Select } from '../ui/select.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Status } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import { DateTime, Updated } from '../ui/values.tsx'
import { receivedQuery } from './queries.ts'
import { readIn, receivedKind, receivedStatus, receivedTone, whyNot } from './received-words.ts'

const columns = (): Column<InboundRow>[] => [
  {
    key: 'what',
    head: t('received.what'),
    class: 'md:max-w-96',
    cell: (row) => (
      <span class="block min-w-0">
        <span class="line-clamp-3 wrap-anywhere">
          {row.reading?.note || row.subject || t('received.noSubject')}
        </span>
        <span class="block text-small font-normal text-ink-soft">
          {readIn(row) || receivedKind(row.kind)}
        </span>
      </span>
    ),
  },
  {
    key: 'from',
    head: t('received.from'),
    cell: (row) => (
      <span class="block min-w-0 phone:text-right">
        <span class="block">{row.person ?? row.from}</span>
        <span class="block text-small wrap-anywhere text-ink-soft">{row.partner?.name ?? ''}</span>
      </span>
    ),
  },
  {
    key: 'became',
    head: t('received.became'),
    cell: (row) => (
      <span class="block min-w-0 phone:text-right">
        <Status tone={receivedTone[row.status]}>{receivedStatus(row.status)}</Status>
        <Show when={whyNot(row)}>
          {(why) => <span class="block text-small wrap-anywhere text-ink-soft">{why()}</span>}
        </Show>
      </span>
    ),
  },
  {
    key: 'about',
    head: t('received.about'),
    cell: (row) => (
      <Show when={row.leadId} fallback={<span class="text-ink-soft">—</span>}>
        {(id) => (
          <A class="link" href={`/leads/${id()}`}>
            {t('received.toLead')}
          </A>
        )}
      </Show>
    ),
  },
  { key: 'at', head: t('received.at'), numeric: true, cell: (row) => <DateTime at={row.receivedAt} /> },
]

/** What came in by mail: what was read in it, and what became of it. */
export function ReceivedList(): JSX.Element {
  const [search, setSearch] = useSearchParams<{ inbound: string }>()
  const query = useInfiniteQuery(() => receivedQuery(search.inbound))
  const clear = () => setSearch({ inbound: undefined }, { replace: true, scroll: false })
  const rows = createMemo(() =>
    (query.isSuccess || query.isRefetchError ? query.data!.pages : []).flatMap((page) => page.rows),
  )
  return (
    <>
      <FilterBar active={search.inbound ? 1 : 0} onClear={clear} end={<Updated at={query.dataUpdatedAt} />}>
        <Select
          bare
          class="md:w-52"
          label={t('received.kind')}
          value={search.inbound ?? ''}
          options={[
            { value: '', label: t('received.anyKind') },
            ...inboundKinds.map((value) => ({ value, label: receivedKind(value) })),
          ]}
          onChange={(kind) => setSearch({ inbound: kind || undefined }, { replace: true, scroll: false })}
        />
      </FilterBar>
      <div class="card overflow-hidden" aria-busy={query.isPlaceholderData}>
        <Loaded
          query={query}
          skeleton={
            <div class="px-5">
              <Skeleton rows={8} />
            </div>
          }
        >
          {() => (
            <Table
              caption={t('received.title')}
              rows={rows()}
              columns={columns()}
              rowKey={(row) => row.id}
              empty={<EmptyState title={t('received.none')}>{t('received.noneText')}</EmptyState>}
            />
          )}
        </Loaded>
      </div>
      <Show when={query.hasNextPage}>
        <div class="flex justify-center">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('mails.more')}
          </Button>
        </div>
      </Show>
    </>
  )
}
