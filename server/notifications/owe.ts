import { sql } from 'drizzle-orm'
import type { NotificationKind } from '../../shared/mails.ts'
import type { Tx } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'

/** Who is told, and of what. The sweep finds the people and writes the words. */
export interface Notification {
  kind: NotificationKind
  audience: 'partner' | 'partner_admins' | 'channel_managers' | 'address'
  partnerId?: string | null
  leadId?: string | null
  offerId?: string | null
  opportunityId?: string | null
  /** For `address`: `{ name, address, locale }`; beside that what the words need. */
  data?: Record<string, unknown>
}

/** Owes notifications, in the transaction of the change that causes them. One statement whatever their number. */
export async function owe(
  tx: Tx,
  runtime: Runtime,
  tenantId: string,
  notifications: Notification[],
  now: Date,
): Promise<void> {
  if (!notifications.length) return
  const rows = notifications.map((notification) => ({ id: runtime.newId(), data: {}, ...notification }))
  await tx.execute(sql`
    insert into outbox (tenant_id, id, kind, audience, partner_id, lead_id, offer_id, opportunity_id, data, created_at, status)
    select ${tenantId}, e.id, e.kind, e.audience, e."partnerId", e."leadId", e."offerId", e."opportunityId",
           e.data, ${now.toISOString()}, 'owed'
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as e(id uuid, kind text, audience text, "partnerId" uuid, "leadId" uuid, "offerId" uuid, "opportunityId" uuid, data jsonb)`)
}
