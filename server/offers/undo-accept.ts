import { Refused, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { leadOffered } from '../leads/store.ts'
import { owe } from '../notifications/owe.ts'
import { closeOpening, openedBy } from '../opportunities/opening-store.ts'
import { countWork } from '../partners/counters.ts'
import type { Runtime } from '../runtime.ts'
import { mayUndo } from './acceptance.ts'
import { offerFor, surroundingsOf } from './answer.ts'
import { customerWasWritten, reopenOffer } from './store.ts'

/**
 * Takes an acceptance back within 15 minutes: its opportunity ends, and the offer is open again until its own deadline,
 * with what was left of its ladder. Past the deadline it expires at once, and the lead is routed on. The others of a
 * race stay withdrawn. Undoing twice is one undoing.
 *
 * @throws Refused `not_found`, `offer_not_accepted`, `undo_too_late`, `work_begun`
 */
export async function undoAccept(runtime: Runtime, actor: Actor, id: string): Promise<void> {
  const { tenantId } = actor
  // In the manufacturer's scope: the lead stops being the partner's on the way. `offerFor` asks whose the offer is.
  await transact(runtime, { tenantId }, async (tx) => {
    const now = runtime.now()
    const offer = await offerFor(tx, actor, id)
    if (offer.status !== 'accepted' && offer.acceptUndoneAt) return
    const opened = await openedBy(tx, tenantId, id)
    const refusal = mayUndo(offer, opened, now)
    if (refusal) throw new Refused(refusal)
    const { id: opportunityId } = opened!
    if (await customerWasWritten(tx, tenantId, opportunityId)) throw new Refused(refuse('work_begun'))
    const { title, partner } = await surroundingsOf(tx, tenantId, offer)
    const { leadId, partnerId } = offer
    await reopenOffer(tx, tenantId, id, now)
    await closeOpening(tx, tenantId, opportunityId, now)
    await leadOffered(tx, tenantId, leadId, now)
    const data = { offerId: id, opportunityId, partnerId }
    await record(tx, runtime, actor, [{ kind: 'offer_accept_undone', leadId, partnerId, data }], now)
    const about = { leadId, offerId: id, partnerId, data: { title, partnerName: partner.name } }
    await owe(
      tx,
      runtime,
      tenantId,
      [{ kind: 'offer_accept_undone', audience: 'channel_managers', ...about }],
      now,
    )
    await countWork(tx, tenantId, [{ partnerId, offers: 1, opportunities: -1 }])
  })
  runtime.wake()
}
