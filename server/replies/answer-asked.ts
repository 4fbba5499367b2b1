import type { AskedView, ConfirmReply } from '../../shared/replies.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { LinkActor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { localDate } from '../time/local.ts'
import { applyReading } from './apply-reading.ts'
import type { Asked } from './page.ts'
import { readAsked } from './page.ts'
import { settleInbound } from './store.ts'
import { viewOfAsked } from './view.ts'

/** The reply that a link opens. @throws Refused `not_found` */
export async function showAsked(runtime: Runtime, actor: LinkActor): Promise<AskedView> {
  return viewOfAsked(await askedOf(runtime, actor), actor.locale, runtime.now())
}

/**
 * Its writer says what is right, and that is done. What was decided before stays so.
 *
 * @throws Refused `reply_settled`, `not_found`, and as the use cases refuse
 */
export async function confirmReply(
  runtime: Runtime,
  actor: LinkActor,
  said: ConfirmReply,
): Promise<AskedView> {
  const asked = await askedOf(runtime, actor)
  const { note: words, next = null, until = null, reason = null, answers } = said
  const reading = { answers, next, until, reason, note: words ?? asked.reading?.note ?? '', clear: true }
  const also = async (tx: Tx) => {
    const now = runtime.now()
    const end = { status: 'confirmed', reading } as const
    if (!(await settleInbound(tx, actor.tenantId, actor.subjectId, end, now)))
      throw new Refused(refuse('reply_settled'))
    const { partnerId } = actor
    const data = { inboundId: actor.subjectId, opportunityId: asked.opportunityId, answers }
    await record(
      tx,
      runtime,
      actor,
      [{ kind: 'reply_confirmed', leadId: asked.leadId, partnerId, data }],
      now,
    )
  }
  if (asked.status !== 'asked') throw new Refused(refuse('reply_settled'))
  await applyReading(runtime, actor, asked, reading, localDate(runtime.now(), asked.timeZone), also)
  runtime.wake()
  return showAsked(runtime, actor)
}

/** Its writer says that nothing is to be done. @throws Refused `reply_settled`, `not_found` */
export async function dismissReply(runtime: Runtime, actor: LinkActor): Promise<AskedView> {
  await askedOf(runtime, actor)
  const settled = await transact(runtime, scopeOf(actor), (tx) =>
    settleInbound(tx, actor.tenantId, actor.subjectId, { status: 'dismissed' }, runtime.now()),
  )
  if (!settled) throw new Refused(refuse('reply_settled'))
  return showAsked(runtime, actor)
}

async function askedOf(runtime: Runtime, actor: LinkActor): Promise<Asked> {
  const { tenantId, partnerId, subjectId } = actor
  const asked = partnerId
    ? await transact(runtime, scopeOf(actor), (tx) => readAsked(tx, tenantId, partnerId, subjectId))
    : null
  if (!asked) throw new Refused(refuse('not_found'))
  return asked
}
