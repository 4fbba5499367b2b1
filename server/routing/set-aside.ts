import { sql } from 'drizzle-orm'
import { record } from '../audit/record.ts'
import { transact } from '../db/transact.ts'
import { systemActor } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { Refused } from '../../shared/refusals.ts'
import { distributeWaiting } from './distribute.ts'

/**
 * A batch failed: routes the lead at its head alone, and holds it with the fault shown if it fails again, so that the
 * others go on.
 *
 * @throws the error itself where it lies with the database and not with a lead
 */
export async function setAsidePoison(runtime: Runtime, tenantId: string, error: unknown): Promise<number> {
  if (error instanceof Refused) throw error
  try {
    return await distributeWaiting(runtime, tenantId, 1)
  } catch (again) {
    if (again instanceof Refused) throw again
    runtime.log.error({ tenantId, error: again }, 'a lead could not be routed and is held')
    return hold(runtime, tenantId, again)
  }
}

const hold = (runtime: Runtime, tenantId: string, error: unknown) =>
  transact(runtime, { tenantId }, async (tx) => {
    const now = runtime.now()
    const held = await tx.execute<{ id: string }>(sql`
      update leads set status = 'held', status_reason = 'routing_fault', status_at = ${now.toISOString()}, route_at = null
      where tenant_id = ${tenantId} and id = (
        select id from leads where tenant_id = ${tenantId} and status = 'waiting' and route_at <= ${now.toISOString()}
        order by route_at, id limit 1 for update skip locked)
      returning id`)
    const changes = held.map(({ id }) => ({
      kind: 'lead_held',
      leadId: id,
      data: { reason: 'routing_fault', fault: String((error as Error).message).slice(0, 300) },
    }))
    await record(tx, runtime, systemActor(tenantId), changes, now)
    return held.length
  })
