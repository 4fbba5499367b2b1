import type { CustomerDeed, RequestView } from '../../shared/customers.ts'
import { Refused, orRefuse, refuse } from '../../shared/refusals.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { LinkActor } from '../identity/actor.ts'
import { attemptKey, countAttempt } from '../identity/attempts.ts'
import type { Runtime } from '../runtime.ts'
import { readRequest } from './read.ts'
import { refuseDeed } from './request.ts'
import { lockRequest } from './store.ts'
import type { ShownRequest } from './view.ts'
import { requestViewOf } from './view.ts'

/** So often an hour something may be done with one request: every deed is written down for good. */
const mostDeeds = 20
const hour = 3600

/** The customer's request, as the link shows it. @throws Refused `link_expired` once the lead is gone */
export const showRequest = (runtime: Runtime, actor: LinkActor): Promise<RequestView> =>
  transact(runtime, { tenantId: actor.tenantId }, async (tx) =>
    requestViewOf(found(await readRequest(tx, actor.tenantId, actor.subjectId))),
  )

/**
 * Does what a customer asks for with everything locked that it may move, and shows what has become of the request.
 *
 * @param alreadyDone whether it has been done before: then it is not done again
 * @throws Refused `link_expired` once the lead is gone; `lead_not_open` where it cannot be done any more;
 *   `too_many_requests`
 */
export async function doFor(
  runtime: Runtime,
  actor: LinkActor,
  deed: CustomerDeed,
  alreadyDone: (request: ShownRequest) => boolean,
  work: (tx: Tx, request: ShownRequest, now: Date) => Promise<void>,
): Promise<RequestView> {
  const { tenantId, subjectId } = actor
  const limit = { key: attemptKey('customer', tenantId, subjectId), most: mostDeeds, seconds: hour }
  await transact(runtime, {}, async (tx) => orRefuse(await countAttempt(tx, [limit], runtime.now())))
  const view = await transact(runtime, { tenantId }, async (tx) => {
    const request = found(await lockRequest(tx, tenantId, subjectId))
    if (alreadyDone(request)) return requestViewOf(request)
    orRefuse(refuseDeed(request, deed) ?? request)
    await work(tx, request, runtime.now())
    return requestViewOf(found(await readRequest(tx, tenantId, subjectId)))
  })
  runtime.wake()
  return view
}

function found(request: ShownRequest | null): ShownRequest {
  if (!request) throw new Refused(refuse('link_expired'))
  return request
}
