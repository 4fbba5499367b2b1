import type { ResponseWindow } from '../../rules/distribute.ts'
import type { DeclineReason, OfferStatus } from '../../shared/offers.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { refuse } from '../../shared/refusals.ts'
import type { DueStep } from './tables.ts'

/** One lead before one partner, as an answer needs it. */
export interface Offer {
  id: string
  leadId: string
  partnerId: string
  pipeline: string | null
  mode: 'exclusive' | 'race' | 'assign'
  status: OfferStatus
  madeAt: Date
  respondBy: Date | null
  steps: readonly DueStep[]
  /** How much time its ladder lets the partner ask for; null where it does not say, 0 minutes: none. */
  extension: ResponseWindow | null
  askedTimeAt: Date | null
  answeredAt: Date | null
  acceptUndoneAt: Date | null
  returnedAt: Date | null
  /** `taken`: another partner of the race was faster. */
  withdrawReason: string | null
}

export interface Answer {
  status: 'accepted' | 'declined'
  answeredAt: Date
  declineReason: DeclineReason | null
  declineNote: string | null
}

/** Yes. Accepting twice is one acceptance: the caller learns of it by `offer.status`. */
export function accept(offer: Offer, now: Date): Answer | Refusal {
  return (
    answerable(offer, now) ?? { status: 'accepted', answeredAt: now, declineReason: null, declineNote: null }
  )
}

/** No, with a reason. */
export function decline(
  offer: Offer,
  reason: DeclineReason,
  note: string | null,
  now: Date,
): Answer | Refusal {
  return (
    answerable(offer, now) ?? {
      status: 'declined',
      answeredAt: now,
      declineReason: reason,
      declineNote: note,
    }
  )
}

/** Why an offer cannot be answered now, or null. */
export function answerable(offer: Offer, now: Date): Refusal | null {
  if (offer.status === 'expired') return refuse('offer_expired', { respondBy: offer.respondBy })
  if (isTaken(offer)) return refuse('offer_taken')
  if (offer.status !== 'open') return refuse('offer_closed', { state: offer.status })
  // The deadline decides, not the punctuality of the sweep.
  if (offer.respondBy && offer.respondBy <= now)
    return refuse('offer_expired', { respondBy: offer.respondBy })
  return null
}

export const takenReason = 'taken'

/** Whether another partner of its race was faster. */
export const isTaken = ({ status, withdrawReason }: Pick<Offer, 'status' | 'withdrawReason'>): boolean =>
  status === 'withdrawn' && withdrawReason === takenReason
