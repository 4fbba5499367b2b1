import type { z } from 'zod'
import type { declineOffer as declineBody } from '../../shared/offers.ts'
import { orRefuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Also } from '../db/also.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { leadsWait } from '../leads/store.ts'
import { owe } from '../notifications/owe.ts'
import { countWork } from '../partners/counters.ts'
import type { Runtime } from '../runtime.ts'
import { surroundingsOf, workingMinutes } from './answer.ts'
import type { Offer } from './offer.ts'
import { decline } from './offer.ts'
import { answering } from './race.ts'
import { othersAreAsked } from './race-store.ts'
import { answererOf, saveAnswer } from './store.ts'

/**
 * The partner passes, with a reason; the lead is routed again at once, a race when the last one has passed. Declining
 * twice is one declining.
 *
 * @throws Refused `not_found`, `offer_expired`, `offer_closed`, `offer_taken`
 */
export async function declineOffer(
  runtime: Runtime,
  actor: Actor,
  id: string,
  { reason, note, noCapacityUntil }: z.output<typeof declineBody>,
  also?: Also,
): Promise<void> {
  const declining = async (tx: Tx, offer: Offer, now: Date) => {
    const { tenantId } = actor
    if (offer.status === 'declined') return
    const answer = orRefuse(decline(offer, reason, note ?? null, now))
    const around = await surroundingsOf(tx, tenantId, offer)
    const { leadId, partnerId } = offer
    await saveAnswer(tx, tenantId, id, answer, answererOf(actor), workingMinutes(offer, around, now))
    const alone = offer.mode !== 'race' || !(await othersAreAsked(tx, tenantId, leadId, id))
    if (alone) await leadsWait(tx, tenantId, [leadId], now)
    const data = { offerId: id, reason, ...(noCapacityUntil ? { noCapacityUntil } : {}) }
    await record(tx, runtime, actor, [{ kind: 'offer_declined', leadId, partnerId, data }], now)
    const news = { title: around.title, partnerName: around.partner.name, reason, note: note ?? null }
    await owe(
      tx,
      runtime,
      tenantId,
      [{ kind: 'offer_declined', audience: 'channel_managers', leadId, offerId: id, partnerId, data: news }],
      now,
    )
    await countWork(tx, tenantId, [{ partnerId, offers: -1, opportunities: 0 }])
  }
  await answering(runtime, actor, id, declining, also)
  runtime.wake()
}
