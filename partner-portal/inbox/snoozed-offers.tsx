import { useInfiniteQuery } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { dateTime } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Countdown } from '../ui/countdown.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Facts } from './facts.tsx'
import { putOff } from './later.ts'
import { needLine } from './need.ts'
import { inboxQuery } from './offers.ts'

/** Open offers that are put aside; their time runs, and each comes back by itself. */
export function SnoozedOffers(): JSX.Element {
  const query = useInfiniteQuery(() => inboxQuery('snoozed'))
  return (
    <Loaded query={query} skeleton={<Skeleton rows={3} row="card" />}>
      {(data) => (
        <ul aria-label={t('inbox.snoozed')} class="grid gap-3">
          <For
            each={data().pages.flatMap((page) => page.rows)}
            fallback={
              <li>
                <EmptyState title={t('inbox.snoozedEmpty')}>{t('inbox.snoozedEmptyText')}</EmptyState>
              </li>
            }
          >
            {(offer) => (
              <li class="card grid gap-x-8 gap-y-3 p-4 md:grid-cols-[minmax(0,1fr)_auto] md:p-5">
                <div class="grid min-w-0 content-start gap-1.5">
                  <h2 class="text-large font-semibold">{needLine(offer)}</h2>
                  <Facts offer={offer} />
                  <p class="text-small text-ink-soft">
                    {t('inbox.comesBack', { at: dateTime(offer.snoozedUntil ?? '') })}
                  </p>
                </div>
                <div class="grid content-start gap-3 md:justify-items-end">
                  <Show when={offer.respondBy}>
                    {(until) => <Countdown until={until()} about={offer.title} absolute />}
                  </Show>
                  <Button
                    class="phone:min-h-12!"
                    aria-label={`${t('inbox.showNow')}: ${offer.title}`}
                    onClick={() => void putOff(offer, null)}
                  >
                    {t('inbox.showNow')}
                  </Button>
                </div>
              </li>
            )}
          </For>
        </ul>
      )}
    </Loaded>
  )
}
