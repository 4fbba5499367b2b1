import { Refused, refuse } from '../../shared/refusals.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { offerFor } from './answer.ts'
import type { Offer } from './offer.ts'
import { answerable } from './offer.ts'
import { saveSnooze } from './store.ts'

/**
 * Hides an open offer in its partner's inbox until a moment before its deadline; null shows it again. Nothing else
 * stops: reminders go on, and so does the clock.
 *
 * @throws Refused `not_found`, `offer_expired`, `offer_closed`, `offer_taken`; `invalid` for a moment that is past or
 *   not before the deadline
 */
export const snoozeOffer = (runtime: Runtime, actor: Actor, id: string, until: Date | null): Promise<void> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const offer = await offerFor(tx, actor, id)
    const refusal = answerable(offer, now) ?? (until && outside(offer, until, now))
    if (refusal) throw new Refused(refusal)
    await saveSnooze(tx, actor.tenantId, id, until)
    const { leadId, partnerId } = offer
    const data = { offerId: id, partnerId, until: until?.toISOString() ?? null }
    await record(tx, runtime, actor, [{ kind: 'offer_snoozed', leadId, partnerId, data }], now)
  })

function outside({ respondBy }: Offer, until: Date, now: Date): Refusal | null {
  if (until > now && respondBy && until < respondBy) return null
  const message = `must lie after now and before the deadline, ${respondBy?.toISOString()}`
  return refuse('invalid', {}, [{ pointer: '/until', code: 'outside', message }])
}
