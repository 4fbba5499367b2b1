import { Refused, orRefuse, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { giveBack as close } from './outcomes.ts'
import { lockOpportunity, saveOpportunity } from './store.ts'
import { endTasks } from './task-store.ts'

export interface GivenBack {
  leadId: string
  partnerId: string
  offerId: string | null
}

/**
 * Closes an open or postponed opportunity whose lead goes to somebody else: returned by the partner or reclaimed by
 * the manufacturer, by the follow-up `rule` where one says so. Leaves offer, lead and counters to the caller, which lets the lead be routed again.
 *
 * @throws Refused `not_found`, also for another partner's; `opportunity_not_open`
 */
export async function giveBack(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  opportunityId: string,
  outcome: 'returned' | 'reclaimed',
  reason: string,
  now: Date,
  rule?: string,
): Promise<GivenBack> {
  const found = await lockOpportunity(tx, actor, opportunityId)
  if (!found) throw new Refused(refuse('not_found'))
  const closed = orRefuse(close(found, outcome, reason, now))
  await saveOpportunity(tx, { ...closed, version: found.version + 1 })
  await endTasks(tx, actor.tenantId, opportunityId, now)
  const { leadId, partnerId, offerId } = closed
  const data = rule === undefined ? { opportunityId } : { opportunityId, rule }
  await record(tx, runtime, actor, [{ kind: `opportunity_${outcome}`, leadId, partnerId, data }], now)
  return { leadId, partnerId, offerId }
}
