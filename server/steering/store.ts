import { sql } from 'drizzle-orm'
import type { LeadStatus } from '../../shared/leads.ts'
import type { Locale } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'

export interface SteeredLead extends Record<string, unknown> {
  id: string
  status: LeadStatus
  locale: Locale
  productLine: string | null
  quantity: number | null
  country: string
  postalCode: string | null
  town: string | null
}

export interface WithdrawnOffer extends Record<string, unknown> {
  id: string
  partnerId: string
}

/** Takes the lead's open offer back, if there is one; call it before the lead is locked. */
export async function withdrawOpen(
  tx: Tx,
  tenantId: string,
  leadId: string,
  now: Date,
): Promise<WithdrawnOffer[]> {
  return tx.execute<WithdrawnOffer>(sql`
    update offers set status = 'withdrawn', answered_at = ${now.toISOString()}, next_step_at = null
    where tenant_id = ${tenantId} and lead_id = ${leadId} and status = 'open'
    returning id, partner_id as "partnerId"`)
}

export async function lockLead(tx: Tx, tenantId: string, id: string): Promise<SteeredLead | null> {
  const [lead] = await tx.execute<SteeredLead>(sql`
    select l.id, l.status, m.locale, l.product_line as "productLine", l.quantity::float8 as quantity, l.country,
      l.postal_code as "postalCode", l.town
    from leads l join manufacturers m on m.id = ${tenantId}
    where l.tenant_id = ${tenantId} and l.id = ${id} for update of l`)
  return lead ?? null
}

/** Puts a lead aside or closes it. */
export const setLead = (
  tx: Tx,
  tenantId: string,
  id: string,
  status: 'held' | 'closed',
  reason: string,
  now: Date,
) =>
  tx.execute(sql`
    update leads set status = ${status}, status_reason = ${reason}, status_at = ${now.toISOString()}, route_at = null
    where tenant_id = ${tenantId} and id = ${id}`)
