import type { Tx } from '../db/transact.ts'
import { record } from '../audit/record.ts'
import type { Actor } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { isLive } from './opportunity.ts'
import { withdrawn } from './outcomes.ts'
import { lockOpportunity, saveOpportunity } from './store.ts'
import { endTasks } from './task-store.ts'

/**
 * Closes an opportunity whose customer no longer needs it; lead, offers and counters are the caller's.
 *
 * @returns whether it was still worked
 */
export async function withdrawOpportunity(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  opportunityId: string,
  now: Date,
): Promise<boolean> {
  const found = await lockOpportunity(tx, actor, opportunityId)
  if (!found || !isLive(found)) return false
  await saveOpportunity(tx, { ...withdrawn(found, now), version: found.version + 1 })
  await endTasks(tx, actor.tenantId, opportunityId, now)
  const { leadId, partnerId } = found
  const changes = [{ kind: 'opportunity_withdrawn', leadId, partnerId, data: { opportunityId } }]
  await record(tx, runtime, actor, changes, now)
  return true
}
