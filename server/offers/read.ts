import { sql } from 'drizzle-orm'
import type { DeclineReason, OfferStatus } from '../../shared/offers.ts'
import type { Why } from '../../shared/why.ts'
import type { Tx } from '../db/transact.ts'
import type { Offer } from './offer.ts'

/** An offer as its views need it: the lead's need and place, nothing of whoever it is about. */
export interface OfferRow extends Record<string, unknown> {
  id: string
  leadId: string
  partnerId: string
  partnerName: string
  pipeline: string | null
  mode: Offer['mode']
  withdrawReason: string | null
  status: OfferStatus
  madeAt: string
  respondBy: string | null
  answeredAt: string | null
  returnedAt: string | null
  declineReason: DeclineReason | null
  productLine: string | null
  quantity: number | null
  budget: number | null
  currency: string | null
  timeline: string | null
  country: string
  postalCode: string | null
  town: string | null
  companySize: number | null
  customerType: string | null
  grade: string | null
  source: string | null
  custom: Record<string, unknown>
  why: Why[] | null
  km: number | null
  manufacturer: string
  opportunityId: string | null
}

const columns = sql`
  o.id, o.lead_id as "leadId", o.partner_id as "partnerId", p.name as "partnerName", o.pipeline, o.mode, o.withdraw_reason as "withdrawReason", o.status,
  o.made_at as "madeAt", o.respond_by as "respondBy", o.answered_at as "answeredAt", o.returned_at as "returnedAt",
  o.decline_reason as "declineReason", l.product_line as "productLine", l.quantity::float8 as quantity,
  l.budget::float8 as budget, l.currency, l.timeline, l.country, l.postal_code as "postalCode", l.town,
  l.company_size as "companySize", l.customer_type as "customerType", l.grade, l.source, l.custom, coalesce(o.why, d.why) as why,
  o.distance_km as km, m.name as manufacturer, op.id as "opportunityId"`

const joins = (tenantId: string) => sql`
  from offers o
  join leads l on l.tenant_id = ${tenantId} and l.id = o.lead_id
  join partners p on p.tenant_id = ${tenantId} and p.id = o.partner_id
  join manufacturers m on m.id = ${tenantId}
  left join routing_decisions d on d.tenant_id = ${tenantId} and d.id = o.decision_id
  left join opportunities op on op.tenant_id = ${tenantId} and op.offer_id = o.id`

export async function readOffer(
  tx: Tx,
  tenantId: string,
  partnerId: string | null,
  id: string,
): Promise<OfferRow | null> {
  const [row] = await tx.execute<OfferRow>(sql`
    select ${columns} ${joins(tenantId)}
    where o.tenant_id = ${tenantId} and o.id = ${id} and (${partnerId}::uuid is null or o.partner_id = ${partnerId}::uuid)`)
  return row ?? null
}

/** Where a page of the inbox ends: the moment it is sorted by, and the id. */
export interface After {
  at: string
  id: string
}

/** Open offers by their deadline, the nearest first. */
export const readOpen = (
  tx: Tx,
  tenantId: string,
  partnerId: string,
  after: After | null,
  limit: number,
  now: Date,
) =>
  tx.execute<OfferRow>(sql`
    select ${columns} ${joins(tenantId)}
    where o.tenant_id = ${tenantId} and o.partner_id = ${partnerId} and o.status = 'open'
      and o.respond_by > ${now.toISOString()}
      and (${after?.at ?? null}::timestamptz is null or (o.respond_by, o.id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by o.respond_by, o.id limit ${limit}`)

/** Offers that are answered or over, the newest first. */
export const readAnswered = (
  tx: Tx,
  tenantId: string,
  partnerId: string,
  after: After | null,
  limit: number,
) =>
  tx.execute<OfferRow>(sql`
    select ${columns} ${joins(tenantId)}
    where o.tenant_id = ${tenantId} and o.partner_id = ${partnerId} and o.status <> 'open'
      and (${after?.at ?? null}::timestamptz is null or (o.made_at, o.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by o.made_at desc, o.id desc limit ${limit}`)

export async function countOpen(tx: Tx, tenantId: string, partnerId: string, now: Date): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from offers
    where tenant_id = ${tenantId} and partner_id = ${partnerId} and status = 'open' and respond_by > ${now.toISOString()}`)
  return row!.count
}
