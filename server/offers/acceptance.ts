import type { Refusal } from '../../shared/refusals.ts'
import { refuse } from '../../shared/refusals.ts'
import type { Offer } from './offer.ts'

const undoableFor = 15 * 60_000

/** The opportunity that an acceptance opened, as far as undoing it must know. */
export interface Opened {
  status: string
  acceptedAt: Date
  stageAt: Date
  lastActivityAt: Date
}

/** Until when an acceptance can be undone. Nothing goes to the customer before that. */
export const undoUntil = (answeredAt: Date): Date => new Date(answeredAt.getTime() + undoableFor)

/** Why an acceptance cannot be undone now, or null. What the manufacturer assigned, nobody accepted. */
export function mayUndo(
  offer: Pick<Offer, 'status' | 'mode' | 'returnedAt' | 'answeredAt'>,
  opened: Opened | null,
  now: Date,
): Refusal | null {
  if (
    offer.status !== 'accepted' ||
    offer.mode === 'assign' ||
    offer.returnedAt ||
    !offer.answeredAt ||
    !opened
  )
    return refuse('offer_not_accepted', { state: offer.status })
  const until = undoUntil(offer.answeredAt)
  if (until <= now) return refuse('undo_too_late', { until })
  return hasBegun(opened) ? refuse('work_begun') : null
}

const hasBegun = ({ status, acceptedAt, stageAt, lastActivityAt }: Opened) =>
  status !== 'open' || lastActivityAt > acceptedAt || stageAt > acceptedAt
