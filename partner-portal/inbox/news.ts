import { createEffect } from 'solid-js'
import type { OfferView } from '../../shared/offers.ts'
import { serverNow } from '../api/clock.ts'
import { t } from '../i18n/t.ts'
import { announce } from '../ui/announce.tsx'
import { toast } from '../ui/toasts.tsx'
import { vanished } from './rows.ts'

interface Watched {
  readonly query: { readonly isSuccess: boolean; readonly hasNextPage: boolean }
  readonly open: () => readonly OfferView[]
  /** Whether this page itself answered the offer. */
  readonly isOurs: (id: string) => boolean
}

/** Tells what changed in the list while one looks at it: offers that came, and offers that somebody else took away. */
export function createNews({ query, open, isOurs }: Watched): void {
  createEffect((before: readonly OfferView[] | undefined) => {
    const after = open()
    // With more pages to come, an offer may just have moved to another page.
    if (!query.isSuccess || query.hasNextPage) return undefined
    if (before) tell(before, after, isOurs)
    return after
  }, undefined)
}

function tell(
  before: readonly OfferView[],
  after: readonly OfferView[],
  isOurs: (id: string) => boolean,
): void {
  for (const offer of vanished(before, after, serverNow()))
    if (!isOurs(offer.id)) toast({ text: t('inbox.vanished', { title: offer.title }), tone: 'neutral' })
  const count = after.filter(({ id }) => !before.some((one) => one.id === id)).length
  if (count > 0) announce(t('inbox.arrived', { count }))
}
