import type { OfferDeed } from '../../shared/offers.ts'
import type { Actor } from '../identity/actor.ts'
import { allows } from '../identity/actor.ts'
import type { Opened } from './acceptance.ts'
import { mayUndo } from './acceptance.ts'
import { mayAskForTime } from './extension.ts'
import type { Offer } from './offer.ts'
import { answerable } from './offer.ts'

/** What this actor may do with an offer now. The inbox is the portal's: who answers from a mail hides nothing in it. */
export function deedsOf(offer: Offer, opened: Opened | null, actor: Actor, now: Date): OfferDeed[] {
  if (!allows(actor, 'offers:answer')) return []
  const open = answerable(offer, now) === null
  const may: Record<OfferDeed, boolean> = {
    accept: open,
    decline: open,
    ask_for_time: mayAskForTime(offer, now) === null,
    snooze: open && actor.kind === 'user',
    undo_accept: mayUndo(offer, opened, now) === null,
  }
  return (Object.keys(may) as OfferDeed[]).filter((deed) => may[deed])
}
