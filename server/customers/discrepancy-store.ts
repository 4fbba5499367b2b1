import { sql } from 'drizzle-orm'
import type { Claimed, Resolution } from '../../shared/customers.ts'
import type { Tx } from '../db/transact.ts'

const mostActivities = 20

/** What the partner has noted by now. */
export async function claimedBy(
  tx: Tx,
  tenantId: string,
  opportunityId: string,
  now: Date,
): Promise<Claimed & { acceptedAt: string }> {
  const [row] = await tx.execute<{ claimed: Claimed & { acceptedAt: string } }>(sql`
    select json_build_object('acceptedAt', o.accepted_at, 'firstContactAt', o.first_contact_at,
      'lastActivityAt', o.last_activity_at,
      'activities', coalesce((select json_agg(json_build_object('kind', v.kind, 'at', v.at) order by v.at, v.id)
        from (select id, kind, at from activities where tenant_id = ${tenantId} and opportunity_id = o.id
          and at <= ${now.toISOString()} order by at desc, id desc limit ${mostActivities}) v), '[]')) as claimed
    from opportunities o where o.tenant_id = ${tenantId} and o.id = ${opportunityId}`)
  const { claimed } = row!
  return {
    acceptedAt: iso(claimed.acceptedAt),
    firstContactAt: claimed.firstContactAt && iso(claimed.firstContactAt),
    lastActivityAt: iso(claimed.lastActivityAt),
    activities: claimed.activities.map(({ kind, at }) => ({ kind, at: iso(at) })),
  }
}

const iso = (at: string) => new Date(at).toISOString()

export interface Opened {
  id: string
  leadId: string
  opportunityId: string
  partnerId: string
  checkId: string
  customerNote: string | null
  claimed: Claimed
}

/** Opens a discrepancy; where one is open already, that one stands. Answers whether it was opened. */
export async function openDiscrepancy(tx: Tx, tenantId: string, opened: Opened, now: Date): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into discrepancies (tenant_id, id, lead_id, opportunity_id, partner_id, check_id, customer_note, claimed, opened_at)
    values (${tenantId}, ${opened.id}, ${opened.leadId}, ${opened.opportunityId}, ${opened.partnerId}, ${opened.checkId},
      ${opened.customerNote}, ${JSON.stringify(opened.claimed)}::text::json, ${now.toISOString()})
    on conflict (tenant_id, opportunity_id) where resolved_at is null do nothing
    returning id`)
  return rows.length > 0
}

export interface Discrepancy extends Record<string, unknown> {
  id: string
  leadId: string
  opportunityId: string
  partnerId: string
  openedAt: string
  resolution: Resolution | null
}

/** The opportunity of a discrepancy is locked before it, as everywhere. */
export async function lockDiscrepancy(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<Discrepancy | undefined> {
  await tx.execute(sql`
    select o.id from opportunities o join discrepancies d on d.tenant_id = o.tenant_id and d.opportunity_id = o.id
    where d.tenant_id = ${tenantId} and d.id = ${id} for update of o`)
  const [row] = await tx.execute<Discrepancy>(sql`
    select id, lead_id as "leadId", opportunity_id as "opportunityId", partner_id as "partnerId",
      opened_at as "openedAt", resolution
    from discrepancies where tenant_id = ${tenantId} and id = ${id} for update`)
  return row
}

export const saveResolution = (
  tx: Tx,
  tenantId: string,
  id: string,
  resolved: { resolution: Resolution; note: string | null; by: string | null },
  now: Date,
) =>
  tx.execute(sql`
    update discrepancies set resolution = ${resolved.resolution}, resolution_note = ${resolved.note},
      resolved_at = ${now.toISOString()}, resolved_by = ${resolved.by}
    where tenant_id = ${tenantId} and id = ${id}`)
