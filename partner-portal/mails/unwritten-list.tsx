import { useInfiniteQuery } from '@tanstack/solid-query'
import { Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import type { UnwrittenPage } from '../../shared/mails.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Notice } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import { DateTime } from '../ui/values.tsx'
import { anyKindName } from './mail-words.tsx'
import { unwrittenQuery } from './queries.ts'

type Row = UnwrittenPage['rows'][number]

const columns = (): Column<Row>[] => [
  { key: 'kind', head: t('mails.kind'), cell: (row) => anyKindName(row.kind) },
  { key: 'error', head: t('mails.error'), cell: (row) => <span class="wrap-anywhere">{row.error}</span> },
  {
    key: 'at',
    head: t('mails.written'),
    numeric: true,
    cell: (row) => <DateTime at={row.createdAt} />,
  },
]

/** Notifications that could not be worded, or had nobody to tell. */
export function UnwrittenList(): JSX.Element {
  const query = useInfiniteQuery(unwrittenQuery)
  const rows = createMemo(() =>
    (query.isSuccess || query.isRefetchError ? query.data!.pages : []).flatMap((page) => page.rows),
  )
  return (
    <>
      <Show when={rows().length > 0}>
        <Notice tone="warn">{t('mails.unwrittenText')}</Notice>
      </Show>
      <div class="card overflow-hidden">
        <Loaded
          query={query}
          skeleton={
            <div class="px-5">
              <Skeleton rows={5} />
            </div>
          }
        >
          {() => (
            <Table
              caption={t('mails.unwritten')}
              rows={rows()}
              columns={columns()}
              rowKey={(row) => row.id}
              rowHref={(row) =>
                row.leadId ? `/leads/${row.leadId}` : row.partnerId ? `/partners/${row.partnerId}` : '/mails'
              }
              empty={<EmptyState title={t('mails.noneUnwritten')} />}
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
