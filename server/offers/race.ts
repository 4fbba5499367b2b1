import type { Also } from '../db/also.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { lockDistributor } from '../partners/days-store.ts'
import type { Runtime } from '../runtime.ts'
import { offerFor } from './answer.ts'
import type { Offer } from './offer.ts'
import { lockRacers } from './race-store.ts'

type Answering<T> = (tx: Tx, offer: Offer, now: Date) => Promise<T>

/**
 * Runs an answer with its offer locked. An open race is answered in the manufacturer's scope, because the answer moves
 * the other partners' offers, with all of them locked in one order; whose offer it is has been asked before.
 *
 * @throws Refused as `offerFor`
 */
export async function answering<T>(
  runtime: Runtime,
  actor: Actor,
  id: string,
  answer: Answering<T>,
  also?: Also,
): Promise<T> {
  const both: Answering<T> = async (tx, offer, now) => {
    const done = await answer(tx, offer, now)
    await also?.(tx)
    return done
  }
  const alone = await transact(runtime, scopeOf(actor), async (tx) => {
    const offer = await offerFor(tx, actor, id)
    if (offer.mode === 'race' && offer.status === 'open') return null
    return { done: await both(tx, offer, runtime.now()) }
  })
  if (alone) return alone.done
  return transact(runtime, { tenantId: actor.tenantId }, async (tx) => {
    await lockDistributor(tx, actor.tenantId)
    await lockRacers(tx, actor.tenantId, id)
    return both(tx, await offerFor(tx, actor, id), runtime.now())
  })
}
