import { sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { actorId } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import type { Change } from './record.ts'

/**
 * The first changes of a lead that is written in the same transaction, with as many `events` as changes. `at` is the
 * moment of a change that was made elsewhere, before.
 */
export interface FirstChanges {
  actor: Actor
  changes: (Change & { at?: Date })[]
}

/** Writes the first changes of new leads, numbered from 1. One statement whatever their number. */
export async function recordNew(
  tx: Tx,
  runtime: Runtime,
  tenantId: string,
  leads: readonly FirstChanges[],
  now: Date,
): Promise<void> {
  const rows = leads.flatMap(({ actor, changes }) =>
    changes.map((change, index) => ({
      id: runtime.newId(),
      leadId: change.leadId,
      seq: index + 1,
      partnerId: change.partnerId ?? null,
      actorKind: actor.kind,
      actorId: actorId(actor),
      kind: change.kind,
      data: change.data ?? {},
      at: change.at,
    })),
  )
  if (!rows.length) return
  await tx.execute(sql`
    insert into audit (tenant_id, id, at, lead_id, seq, partner_id, actor_kind, actor_id, kind, data)
    select ${tenantId}, id, coalesce(at, ${now.toISOString()}::timestamptz), "leadId", seq, "partnerId", "actorKind", "actorId", kind, data
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as e(id uuid, "leadId" uuid, seq int, "partnerId" uuid,
      "actorKind" text, "actorId" uuid, kind text, data json, at timestamptz)`)
}
