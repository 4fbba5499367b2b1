import { useSearchParams } from '@solidjs/router'
import { useInfiniteQuery } from '@tanstack/solid-query'
import { Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import type { MailRow } from '../../shared/mails.ts'
import { mailStatuses, notificationKinds } from '../../shared/codes.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Select } from '../ui/select.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Notice } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import { DateTime, Updated } from '../ui/values.tsx'
import { MailStatusMark, kindName, mailStatusName } from './mail-words.tsx'
import type { MailFilters } from './queries.ts'
import { mailsQuery } from './queries.ts'
import { ResendAll, ResendButton } from './resend-button.tsx'

const columns = (resendable: boolean): Column<MailRow>[] => [...words(), ...(resendable ? [action()] : [])]

const words = (): Column<MailRow>[] => [
  {
    key: 'subject',
    head: t('mails.subject'),
    class: 'md:max-w-96',
    cell: (row) => (
      <span class="block min-w-0">
        <span class="line-clamp-2">{row.subject}</span>
        <span class="block text-small font-normal text-ink-soft">{kindName(row.kind)}</span>
      </span>
    ),
  },
  {
    key: 'to',
    head: t('mails.to'),
    cell: (row) => (
      <span class="block min-w-0 phone:text-right">
        <span class="block">{row.to.name ?? row.to.address}</span>
        <Show when={row.to.name}>
          <span class="block text-small wrap-anywhere text-ink-soft">{row.to.address}</span>
        </Show>
      </span>
    ),
  },
  { key: 'status', head: t('mails.status'), cell: (row) => <Standing mail={row} /> },
  {
    key: 'written',
    head: t('mails.written'),
    numeric: true,
    cell: (row) => <DateTime at={row.createdAt} />,
  },
]

/** Where a mail stands, why, and when it is tried again. */
function Standing(props: { readonly mail: MailRow }): JSX.Element {
  return (
    <span class="block min-w-0 md:max-w-64 phone:text-right">
      <MailStatusMark status={props.mail.status} />
      <Show when={props.mail.reason}>
        {(reason) => (
          <span class="mt-0.5 block text-small font-normal text-ink-soft">
            {t(`mails.reason_${reason()}`)}
            <Show when={props.mail.nextAttemptAt}>
              {(at) => (
                <>
                  {', '}
                  {t('mails.nextAttempt')} <DateTime at={at()} />
                </>
              )}
            </Show>
          </span>
        )}
      </Show>
    </span>
  )
}

const action = (): Column<MailRow> => ({
  key: 'action',
  head: t('mails.action'),
  numeric: true,
  phone: 'foot',
  class: 'phone:empty:hidden',
  cell: (row) => <ResendButton mail={row} quiet />,
})

const names = ['status', 'kind', 'lead', 'search'] as const

/** The mails, newest first, narrowed by status, kind, lead and words. */
export function MailList(): JSX.Element {
  const [search, setSearch] = useSearchParams<Record<(typeof names)[number], string>>()
  const filters = (): MailFilters =>
    Object.fromEntries(names.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))
  const active = () => names.filter((name) => search[name]).length
  const set = (changes: Partial<Record<(typeof names)[number], string | undefined>>) =>
    setSearch(changes, { replace: true, scroll: false })
  const clear = () => set({ status: undefined, kind: undefined, lead: undefined, search: undefined })
  const query = useInfiniteQuery(() => mailsQuery(filters()))
  const rows = createMemo(() =>
    (query.isSuccess || query.isRefetchError ? query.data!.pages : []).flatMap((page) => page.rows),
  )
  return (
    <>
      <Show when={rows().some(({ status }) => status === 'kept')}>
        <Notice tone="brand" title={t('mails.keptTitle')}>
          {t('mails.keptText')}
        </Notice>
      </Show>
      <FilterBar
        active={active()}
        onClear={clear}
        search={search.search ?? ''}
        searchLabel={t('mails.searchLabel')}
        onSearch={(text) => set({ search: text.trim() || undefined })}
        end={<Updated at={query.dataUpdatedAt} />}
      >
        <Select
          bare
          class="md:w-44"
          label={t('mails.status')}
          value={search.status ?? ''}
          options={[
            { value: '', label: t('mails.anyStatus') },
            ...mailStatuses.map((value) => ({ value, label: mailStatusName(value) })),
          ]}
          onChange={(status) => set({ status: status || undefined })}
        />
        <Select
          bare
          class="md:w-56"
          label={t('mails.kind')}
          value={search.kind ?? ''}
          options={[
            { value: '', label: t('mails.anyKind') },
            ...notificationKinds.map((value) => ({ value, label: kindName(value) })),
          ]}
          onChange={(kind) => set({ kind: kind || undefined })}
        />
        <Show when={search.lead}>
          <Button onClick={() => set({ lead: undefined })}>{t('mails.ofOneLead')}</Button>
        </Show>
      </FilterBar>
      <Show when={search.status === 'dead' || search.status === 'kept'}>
        <ResendAll mails={rows()} />
      </Show>
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
            <Table
              caption={t('mails.title')}
              rows={rows()}
              columns={columns(rows().some(({ can }) => can.includes('resend')))}
              rowKey={(row) => row.id}
              rowHref={(row) => `/mails/${row.id}`}
              empty={<NoMails filtered={active() > 0} onClear={clear} />}
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

function NoMails(props: { readonly filtered: boolean; readonly onClear: () => void }): JSX.Element {
  return (
    <Show
      when={props.filtered}
      fallback={<EmptyState title={t('mails.none')}>{t('mails.noneText')}</EmptyState>}
    >
      <EmptyState
        title={t('mails.noMatch')}
        action={<Button onClick={() => props.onClear()}>{t('ui.clearFilters')}</Button>}
      />
    </Show>
  )
}
