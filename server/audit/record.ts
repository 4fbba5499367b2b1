import { sql } from 'drizzle-orm'
import { anyOf, keptById, keptFor } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { actorId } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'

/**
 * One change. `leadId` puts it on a lead's timeline, `partnerId` shows it to that partner too. `data` names things
 * by id, key or figure; never a person's name, address, or words.
 */
export interface Change {
  kind: string
  leadId?: string | null
  partnerId?: string | null
  data?: Record<string, unknown>
}

/**
 * Writes changes in their own transaction, numbered without gaps per lead. Locks the leads' rows, so call it after
 * offers and opportunities have been locked. Two statements whatever the number of changes.
 */
export async function record(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  changes: Change[],
  now: Date,
): Promise<void> {
  if (!changes.length) return
  await recordCounted(tx, runtime, actor, changes, await countEvents(tx, actor.tenantId, changes), now)
}

/**
 * Writes changes whose numbers have been counted on their leads by the statement that changed them.
 *
 * @param first the number that the first of a lead's changes takes, by lead id
 */
export async function recordCounted(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  changes: readonly Change[],
  first: ReadonlyMap<string, number>,
  now: Date,
): Promise<void> {
  if (!changes.length) return
  const last = new Map(first)
  const rows = changes.flatMap((change) => {
    const leadId = change.leadId ?? null
    const seq = leadId === null ? null : (last.get(leadId) ?? null)
    // A lead that is not this tenant's has no timeline to write on.
    if (leadId !== null && seq === null) return []
    if (leadId !== null) last.set(leadId, seq! + 1)
    const { kind, partnerId = null, data = {} } = change
    return [{ id: runtime.newId(), leadId, seq, partnerId, kind, data }]
  })
  await tx.execute(sql`
    insert into audit (tenant_id, id, at, lead_id, seq, partner_id, actor_kind, actor_id, kind, data)
    select ${actor.tenantId}, id, ${now.toISOString()}, "leadId", seq, "partnerId", ${actor.kind}, ${actorId(actor)}::uuid,
      kind, data
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as e(id uuid, "leadId" uuid, seq int, "partnerId" uuid, kind text, data json)`)
}

/** Counts the changes on their leads, and answers the first number each lead's changes take. */
async function countEvents(
  tx: Tx,
  tenantId: string,
  changes: readonly Change[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { leadId } of changes) if (leadId) counts.set(leadId, (counts.get(leadId) ?? 0) + 1)
  if (!counts.size) return new Map()
  const leads = [...counts].map(([id, more]) => ({ id, more }))
  const rows = await tx.execute<{ id: string; events: number }>(sql`
    update leads l set events = l.events + ${keptFor(sql`l.id`, 'more')}::int
    from ${keptById(leads)}
    where l.tenant_id = ${tenantId} and l.id = ${anyOf([...counts.keys()])}
    returning l.id, l.events`)
  return new Map(rows.map(({ id, events }) => [id, events - counts.get(id)! + 1]))
}
