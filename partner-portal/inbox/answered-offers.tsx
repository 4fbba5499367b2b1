import { useInfiniteQuery } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OfferStatus, OfferView } from '../../shared/offers.ts'
import { none } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Status } from '../ui/status.tsx'
import type { Tone } from '../ui/shape.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import { DateTime, Updated } from '../ui/values.tsx'
import { reasonName } from './decline-form.tsx'
import { valueLine } from './need.ts'
import { inboxQuery } from './offers.ts'

const tones: Readonly<Record<OfferStatus, Tone>> = {
  open: 'brand',
  accepted: 'ok',
  declined: 'neutral',
  expired: 'warn',
  withdrawn: 'neutral',
}

/** Where an offer stands, as a word with its shape. */
export const OfferStatusBadge = (props: { readonly status: OfferStatus }): JSX.Element => (
  <Status tone={tones[props.status]}>{t(`inbox.status_${props.status}`)}</Status>
)

const columns = (): readonly Column<OfferView>[] => [
  { key: 'title', head: t('inbox.lead'), cell: (offer) => offer.title },
  {
    key: 'outcome',
    head: t('inbox.outcome'),
    cell: (offer) => <OfferStatusBadge status={offer.status} />,
  },
  {
    key: 'reason',
    head: t('inbox.declineReason'),
    phone: 'hidden',
    class: 'md:whitespace-nowrap',
    cell: (offer) => (offer.declineReason ? reasonName(offer.declineReason) : none),
  },
  { key: 'value', head: t('inbox.budget'), numeric: true, cell: (offer) => valueLine(offer) ?? none },
  {
    key: 'at',
    head: t('inbox.answeredOn'),
    numeric: true,
    cell: (offer) => <DateTime at={offer.answeredAt ?? offer.respondBy ?? offer.madeAt} />,
  },
]

const pathOf = (offer: OfferView) =>
  offer.opportunityId ? `/opportunities/${offer.opportunityId}` : `/inbox/${offer.id}`

/** What became of earlier offers, the newest first; an accepted one leads to its opportunity. */
export function AnsweredOffers(): JSX.Element {
  const query = useInfiniteQuery(() => inboxQuery('answered'))
  return (
    <Loaded query={query} skeleton={<Skeleton rows={6} />}>
      {(data) => (
        <>
          <div class="card overflow-hidden">
            <Table
              caption={t('inbox.answeredCaption')}
              columns={columns()}
              rows={data().pages.flatMap((page) => page.rows)}
              rowKey={(offer) => offer.id}
              rowHref={pathOf}
              empty={<EmptyState title={t('inbox.answeredEmpty')}>{t('inbox.answeredEmptyText')}</EmptyState>}
            />
          </div>
          <footer class="flex items-center justify-between gap-4">
            <Updated at={query.dataUpdatedAt} />
            <Show when={query.hasNextPage}>
              <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('inbox.loadMore')}
              </Button>
            </Show>
          </footer>
        </>
      )}
    </Loaded>
  )
}
