import { orRefuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Also } from '../db/also.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { owe } from '../notifications/owe.ts'
import { calendarOf } from '../partners/hours.ts'
import type { Runtime } from '../runtime.ts'
import { offerFor, surroundingsOf } from './answer.ts'
import { extend } from './extension.ts'
import { saveExtension } from './store.ts'

/**
 * The partner asks for more time, once: the deadline moves, and the reminders are spread over what is left.
 *
 * @throws Refused `not_found`, `offer_expired`, `offer_closed`, `offer_taken`, `time_already_asked`, `time_not_given`
 */
export const askForTime = (runtime: Runtime, actor: Actor, id: string, also?: Also): Promise<void> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const { tenantId } = actor
    const now = runtime.now()
    const offer = await offerFor(tx, actor, id)
    const { leadId, partnerId, respondBy: was } = offer
    const around = await surroundingsOf(tx, tenantId, offer)
    const extended = orRefuse(extend(offer, calendarOf(around.partner, around.manufacturer), now))
    await saveExtension(tx, tenantId, id, extended, was!, now)
    const deadline = { respondBy: extended.respondBy.toISOString(), was: was!.toISOString() }
    const data = { offerId: id, partnerId, ...deadline }
    await record(tx, runtime, actor, [{ kind: 'offer_time_asked', leadId, partnerId, data }], now)
    const news = { title: around.title, partnerName: around.partner.name, ...deadline }
    await owe(
      tx,
      runtime,
      tenantId,
      [
        {
          kind: 'offer_time_asked',
          audience: 'channel_managers',
          leadId,
          offerId: id,
          partnerId,
          data: news,
        },
      ],
      now,
    )
    await also?.(tx)
  })
