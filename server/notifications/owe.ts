import { sql } from 'drizzle-orm'
import type { NotificationKind } from '../../shared/mails.ts'
import type { Tx } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import type { NotificationData } from './data.ts'

/** Mails to whoever is named in the data, member or not. */
type AddressKind = 'invitation' | 'password_reset'
/** Mails about an offer: their links need it. */
type OfferKind = 'offer_made' | 'offer_reminder' | 'offer_escalated'

type Audience<K extends NotificationKind> = K extends AddressKind
  ? { audience: 'address'; partnerId?: string | null }
  : | { audience: 'partner' | 'partner_admins'; partnerId: string }
    | { audience: 'channel_managers' | 'customer'; partnerId?: string | null }
    | { audience: 'person'; userId: string; partnerId?: string | null }
    | { audience: 'webhook'; webhookId: string; partnerId?: string | null }

type About<K extends NotificationKind> = {
  leadId?: string | null
  opportunityId?: string | null
} & (K extends OfferKind ? { offerId: string } : { offerId?: string | null })

/** Who is told, and of what. The sweep finds the people and writes the words. */
export type Notification = {
  [K in NotificationKind]: { kind: K; data: NotificationData[K] } & Audience<K> & About<K>
}[NotificationKind]

/** Owes notifications, in the transaction of the change that causes them. One statement whatever their number. */
export async function owe(
  tx: Tx,
  runtime: Runtime,
  tenantId: string,
  notifications: Notification[],
  now: Date,
): Promise<void> {
  if (!notifications.length) return
  const rows = notifications.map((notification) => ({ id: runtime.newId(), ...notification }))
  await tx.execute(sql`
    insert into outbox (tenant_id, id, kind, audience, partner_id, user_id, webhook_id, lead_id, offer_id, opportunity_id, data, created_at, status)
    select ${tenantId}, e.id, e.kind, e.audience, e."partnerId", e."userId", e."webhookId", e."leadId", e."offerId", e."opportunityId",
           e.data, ${now.toISOString()}, 'owed'
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as e(id uuid, kind text, audience text, "partnerId" uuid, "userId" uuid, "webhookId" uuid, "leadId" uuid, "offerId" uuid, "opportunityId" uuid, data json)`)
}
