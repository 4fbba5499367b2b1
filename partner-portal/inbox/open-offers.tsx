import { useInfiniteQuery } from '@tanstack/solid-query'
import InboxIcon from 'lucide-solid/icons/inbox'
import { For, Show, Suspense, createMemo, createSignal, lazy } from 'solid-js'
import type { JSX } from 'solid-js'
import type { DeclineOffer, OfferView } from '../../shared/offers.ts'
import { t } from '../i18n/t.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { createRowKeys } from '../ui/row-keys.ts'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Updated } from '../ui/values.tsx'
import { createAccepting } from './accept.ts'
import { createAnswerKeys, focusAfter } from './answer-keys.ts'
import { declineWithUndo, declined } from './declines.ts'
import { putAside } from './later.ts'
import { createNews } from './news.ts'
import { OpenRow } from './open-row.tsx'
import { inboxQuery } from './offers.ts'
import { rowsOf } from './rows.ts'

const AcceptDialog = lazy(async () => ({
  default: await import('./accept-dialog.tsx').then((it) => it.AcceptDialog),
}))
const DeclineDialog = lazy(async () => ({
  default: await import('./decline-dialog.tsx').then((it) => it.DeclineDialog),
}))

/** The offers that wait for an answer, the nearest deadline first. */
export function OpenOffers(): JSX.Element {
  const [list, setList] = createSignal<HTMLUListElement>()
  const [asking, setAsking] = createSignal<{
    readonly what: 'accept' | 'decline'
    readonly offer: OfferView
  }>()
  const query = useInfiniteQuery(() => inboxQuery('open'))
  const accepting = createAccepting()
  const open = createMemo(() =>
    query.isSuccess || query.isRefetchError ? query.data.pages.flatMap((page) => page.rows) : [],
  )
  const rows = createMemo(() =>
    rowsOf(
      open(),
      [...accepting.taken().values()].map(({ offer }) => offer),
      declined(),
    ),
  )
  // Rows are kept by id, so that what was typed, opened or focused in one survives the next answer.
  const ids = createMemo(() => rows().map(({ id }) => id))
  const isOurs = (id: string) => accepting.told(id) || declined().has(id) || putAside.has(id)
  createNews({ query, open: () => open(), isOurs })
  createRowKeys(list)
  createAnswerKeys(list, (id, what) => {
    const offer = rows().find((row) => row.id === id)
    if (offer?.can.includes(what) && !accepting.taken().has(id)) setAsking({ what, offer })
  })
  const decline = (offer: OfferView, answer: DeclineOffer) => {
    setAsking(undefined)
    focusAfter(list(), offer.id)
    declineWithUndo(offer, answer)
  }
  const accept = async (offer: OfferView) => {
    setAsking(undefined)
    if ((await accepting.accept(offer)) === 'gone') focusAfter(list(), offer.id)
  }
  return (
    <Loaded query={query} skeleton={<Skeleton rows={4} row="card" />}>
      {() => (
        <>
          <Show when={ids().length > 0} fallback={<Empty />}>
            <ul ref={setList} aria-label={t('inbox.caption')} class="grid gap-3">
              <For each={ids()}>
                {(id) => (
                  <li data-offer={id} class="card p-4 md:p-5">
                    <OpenRow
                      id={id}
                      rows={rows()}
                      accepting={accepting}
                      onAccept={(offer) => void accept(offer)}
                      onDecline={(offer) => setAsking({ what: 'decline', offer })}
                    />
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <footer class="flex items-center justify-between gap-4">
            <Updated at={query.dataUpdatedAt} />
            <Show when={query.hasNextPage}>
              <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('inbox.loadMore')}
              </Button>
            </Show>
          </footer>
          <Show when={asking()?.what === 'accept' && asking()?.offer}>
            {(offer) => (
              <Suspense>
                <AcceptDialog
                  offer={offer()}
                  onClose={() => setAsking(undefined)}
                  onAccept={() => void accept(offer())}
                />
              </Suspense>
            )}
          </Show>
          <Show when={asking()?.what === 'decline' && asking()?.offer}>
            {(offer) => (
              <Suspense>
                <DeclineDialog
                  offer={offer()}
                  onClose={() => setAsking(undefined)}
                  onDecline={(answer) => decline(offer(), answer)}
                />
              </Suspense>
            )}
          </Show>
        </>
      )}
    </Loaded>
  )
}

function Empty(): JSX.Element {
  return (
    <EmptyState
      icon={InboxIcon}
      title={t('inbox.empty')}
      action={<ButtonLink href="/opportunities">{t('inbox.emptyAction')}</ButtonLink>}
    >
      {t('inbox.emptyText')}
    </EmptyState>
  )
}
