import type { z } from 'zod'
import type { publishFollowUpPolicy } from '../../shared/follow-ups.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { actorId, scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { insertPolicy, lockPolicy, policyOf } from './policy-store.ts'
import { lookAtAll } from './store.ts'

/**
 * Publishes the next version. Every open opportunity is looked at anew: what a rule had fixed stays where its cause is
 * the same, and what the new rules say is reckoned from the causes as they are.
 *
 * @throws Refused `version_conflict` when somebody has published since
 */
export const publishPolicy = (
  runtime: Runtime,
  actor: Actor,
  { policy: content, note, base }: z.output<typeof publishFollowUpPolicy>,
): Promise<number> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const { tenantId } = actor
    const now = runtime.now()
    await lockPolicy(tx, tenantId)
    const live = await policyOf(tx, tenantId)
    if (live.version !== base)
      throw new Refused(refuse('version_conflict', { current: { version: live.version, note: live.note } }))
    const version = live.version + 1
    await insertPolicy(tx, tenantId, {
      version,
      content,
      note,
      publishedAt: now,
      publishedBy: actorId(actor),
    })
    await lookAtAll(tx, tenantId, now)
    await record(tx, runtime, actor, [{ kind: 'follow_up_policy_published', data: { version } }], now)
    return version
  })
