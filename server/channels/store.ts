import { sql } from 'drizzle-orm'
import type { NotificationKind } from '../../shared/mails.ts'
import type { Tx } from '../db/transact.ts'
import type { Event, Push } from './event.ts'

/** A push or a call that is owed. */
export type NewDispatch = { id: string; outboxId: string; targetId: string; due: string } & (
  { channel: 'push'; payload: Push } | { channel: 'webhook'; payload: Event }
)

/** Owes pushes and calls; one that was owed before is owed no second time. */
export async function insertDispatches(
  tx: Tx,
  tenantId: string,
  dispatches: NewDispatch[],
  now: Date,
): Promise<void> {
  if (!dispatches.length) return
  await tx.execute(sql`
    insert into dispatches (tenant_id, id, outbox_id, channel, target_id, payload, status, attempts, due_at, created_at)
    select ${tenantId}, e.id, e."outboxId", e.channel, e."targetId", e.payload, 'owed', 0, e.due, ${now.toISOString()}
    from json_to_recordset(${JSON.stringify(dispatches)}::text::json)
      as e(id uuid, "outboxId" uuid, channel text, "targetId" uuid, payload json, due timestamptz)
    on conflict do nothing`)
}

/** A webhook that is at work, as far as it matters for what it is told. */
export interface Listener extends Record<string, unknown> {
  id: string
  events: NotificationKind[]
}

export const listeners = async (tx: Tx, tenantId: string): Promise<Listener[]> =>
  tx.execute<Listener>(sql`
    select id, to_json(events) as events from webhooks where tenant_id = ${tenantId} and disabled_at is null order by id`)
