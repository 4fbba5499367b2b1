import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { systemActor } from '../identity/actor.ts'
import { countWork } from '../partners/counters.ts'
import type { Runtime } from '../runtime.ts'
import { isLive } from './opportunity.ts'
import { closeSilent } from './outcomes.ts'
import { pipelineOf } from './read.ts'
import { lockOpportunity, pipelinesOf, saveOpportunity } from './store.ts'
import { endTasks } from './task-store.ts'

/** Closes an opportunity as lost because a follow-up rule says so; nothing where it is closed already. */
export async function closeByRule(
  tx: Tx,
  runtime: Runtime,
  tenantId: string,
  id: string,
  by: { rule: string; reason: string | undefined; note: string },
  now: Date,
): Promise<void> {
  const actor = systemActor(tenantId)
  const found = await lockOpportunity(tx, actor, id)
  if (!found || !isLive(found)) return
  const { lostReasons } = pipelineOf(await pipelinesOf(tx, tenantId), found.pipelineId)
  const closed = closeSilent(found, by, lostReasons, now)
  await saveOpportunity(tx, { ...closed, version: found.version + 1 })
  await endTasks(tx, tenantId, id, now)
  const { leadId, partnerId, closeReason: reason } = closed
  const data = { opportunityId: id, reason, rule: by.rule }
  await record(tx, runtime, actor, [{ kind: 'opportunity_closed', leadId, partnerId, data }], now)
  await countWork(tx, tenantId, [{ partnerId, offers: 0, opportunities: -1 }])
}
