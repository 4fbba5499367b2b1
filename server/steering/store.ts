import { sql } from 'drizzle-orm'
import type { LeadStatus } from '../../shared/leads.ts'
import type { Locale } from '../../shared/text.ts'
import { anyOf } from '../db/lists.ts'
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
  leadId: string
  partnerId: string
  /** The day on which it was counted. */
  day: string | null
}

/** Locks the open offers of leads; call it before the leads are locked. */
export const lockOpenOffers = (tx: Tx, tenantId: string, leadIds: readonly string[]) =>
  tx.execute(sql`
    select id from offers
    where tenant_id = ${tenantId} and lead_id = ${anyOf(leadIds)} and status = 'open' order by id for update`)

/** Takes the open offers of leads back, those too that were made while the leads were waited for. */
export const withdrawOpen = (
  tx: Tx,
  tenantId: string,
  leadIds: readonly string[],
  now: Date,
  reason: string | null = null,
): Promise<WithdrawnOffer[]> =>
  tx.execute<WithdrawnOffer>(sql`
    update offers set status = 'withdrawn', withdraw_reason = ${reason}, answered_at = ${now.toISOString()}, next_step_at = null
    where tenant_id = ${tenantId} and lead_id = ${anyOf(leadIds)} and status = 'open'
    returning id, lead_id as "leadId", partner_id as "partnerId", to_char(day, 'YYYY-MM-DD') as day`)

/** The leads that there are, locked in the order of their ids. */
export const lockLeads = (tx: Tx, tenantId: string, ids: readonly string[]): Promise<SteeredLead[]> =>
  tx.execute<SteeredLead>(sql`
    select l.id, l.status, m.locale, l.product_line as "productLine", l.quantity::float8 as quantity, l.country,
      l.postal_code as "postalCode", l.town
    from leads l join manufacturers m on m.id = ${tenantId}
    where l.tenant_id = ${tenantId} and l.id = ${anyOf(ids)} order by l.id for update of l`)

/** Which of the leads a partner was asked for and has answered, or let pass. */
export async function askedBefore(
  tx: Tx,
  tenantId: string,
  leadIds: readonly string[],
  partnerId: string,
): Promise<Set<string>> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct lead_id as id from offers
    where tenant_id = ${tenantId} and lead_id = ${anyOf(leadIds)} and partner_id = ${partnerId}
      and status not in ('open', 'withdrawn')`)
  return new Set(rows.map(({ id }) => id))
}

/** Puts leads aside or closes them. */
export const setLeads = (
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
  status: 'held' | 'closed',
  reason: string,
  now: Date,
) =>
  tx.execute(sql`
    update leads set status = ${status}, status_reason = ${reason}, status_at = ${now.toISOString()}, route_at = null
    where tenant_id = ${tenantId} and id = ${anyOf(ids)}`)
