import { transact } from '../db/transact.ts'
import { markBounced } from '../notifications/mark-bounced.ts'
import { markReturned } from '../notifications/returned-store.ts'
import type { Runtime } from '../runtime.ts'
import { failuresIn } from './bounce.ts'
import type { Arrival, Taken } from './keep.ts'
import { takenBefore } from './keep.ts'
import { keepInbound } from './store.ts'

/**
 * A mail came back: where its address is said to be unreachable for good, the address is stopped, the mail marked, and
 * the channel managers told, once. A delay is noted only, and so is the failure of an address that was not written to.
 */
export async function takeBounce(
  runtime: Runtime,
  { tenantId, mail, answered, kept }: Arrival,
): Promise<Taken> {
  const failures = failuresIn(mail)
  const to = answered.toAddress.toLowerCase()
  const failure =
    failures.find(({ address }) => address === to) ?? failures.find(({ address }) => address === null)
  const stops = failure?.permanent === true
  const error = failure?.reason ?? failures[0]?.reason ?? 'no_recipient'
  const status = stops ? 'applied' : 'ignored'
  const fresh = await transact(runtime, { tenantId }, async (tx) => {
    const now = runtime.now()
    if (!(await keepInbound(tx, tenantId, { ...kept, kind: 'bounce', status, error }, now))) return false
    if (!stops) return true
    await markReturned(tx, tenantId, answered.id, error)
    await markBounced(tx, runtime, tenantId, { address: to, reason: error }, now)
    return true
  })
  if (!fresh) return takenBefore(runtime, tenantId, kept.messageId)
  runtime.wake()
  return { tenantId, id: kept.id, kind: 'bounce', status, again: false }
}
