import type { OfferView } from '../../shared/offers.ts'
import { serverNow } from '../api/clock.ts'
import { dateTime } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import type { MenuGroup } from '../ui/menu.tsx'
import { toast } from '../ui/toasts.tsx'
import { askForTime, refreshOffers, snoozeOffer } from './offers.ts'
import { tellRefusal } from './tell.ts'

/** Offers that were put aside here, so that nobody is told that they vanished. */
export const putAside = new Set<string>()

const minute = 60_000

/** Moments to choose from, all before the deadline: in half an hour, in one, two or four, tomorrow at eight. */
export function momentsUntil(respondBy: string | null, now: number): Date[] {
  const tomorrow = new Date(now)
  tomorrow.setDate(tomorrow.getDate() + 1)
  tomorrow.setHours(8, 0, 0, 0)
  const all = [30, 60, 120, 240].map((minutes) => new Date(now + minutes * minute))
  return [...all, tomorrow]
    .filter((at) => respondBy === null || at.getTime() < Date.parse(respondBy))
    .sort((one, other) => one.getTime() - other.getTime())
}

/** What one may do with an open offer beside yes and no. */
export function laterGroups(offer: OfferView): MenuGroup[] {
  const ask = offer.can.includes('ask_for_time')
    ? [{ items: [{ label: t('inbox.askForTime'), onSelect: () => void giveTime(offer) }] }]
    : []
  const moments = offer.can.includes('snooze') ? momentsUntil(offer.respondBy, serverNow()) : []
  const snooze = moments.map((at) => ({
    label: dateTime(at.toISOString()),
    onSelect: () => void putOff(offer, at.toISOString()),
  }))
  return snooze.length ? [...ask, { label: t('inbox.snoozeUntil'), items: snooze }] : ask
}

const giveTime = (offer: OfferView) =>
  done(offer, async () => {
    const { respondBy } = await askForTime(offer.id)
    toast({ text: t('inbox.timeGiven', { title: offer.title, at: dateTime(respondBy ?? '') }), tone: 'ok' })
  })

/** Hides an offer until a moment; null shows it again. */
export const putOff = (offer: OfferView, until: string | null) =>
  done(offer, async () => {
    if (until) putAside.add(offer.id)
    else putAside.delete(offer.id)
    await snoozeOffer(offer.id, until)
    const { title } = offer
    if (until)
      toast({
        text: t('inbox.snoozedUntil', { title, at: dateTime(until) }),
        undo: () => void putOff(offer, null),
      })
  })

async function done(offer: OfferView, deed: () => Promise<void>): Promise<void> {
  await deed().catch((thrown: unknown) => tellRefusal(offer, thrown))
  await refreshOffers()
}
