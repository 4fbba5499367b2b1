import { sql } from 'drizzle-orm'
import type { DeclineReason, OfferStatus } from '../../shared/offers.ts'
import type { ContactView } from '../../shared/leads.ts'
import type { Why } from '../../shared/why.ts'
import type { Tx } from '../db/transact.ts'
import type { ResponseWindow } from '../../rules/distribute.ts'
import type { Offer } from './offer.ts'
import type { DueStep } from './tables.ts'

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
  steps: DueStep[]
  extension: ResponseWindow | null
  askedTimeAt: string | null
  firstRespondBy: string | null
  snoozedUntil: string | null
  acceptUndoneAt: string | null
  /** The opportunity, as far as undoing its acceptance must know. */
  opened: { status: string; acceptedAt: string; stageAt: string; lastActivityAt: string } | null
}

const columns = sql`
  o.id, o.lead_id as "leadId", o.partner_id as "partnerId", p.name as "partnerName", o.pipeline, o.mode, o.withdraw_reason as "withdrawReason", o.status,
  o.made_at as "madeAt", o.respond_by as "respondBy", o.answered_at as "answeredAt", o.returned_at as "returnedAt",
  o.decline_reason as "declineReason", l.product_line as "productLine", l.quantity::float8 as quantity,
  l.budget::float8 as budget, l.currency, l.timeline, l.country, l.postal_code as "postalCode", l.town,
  l.company_size as "companySize", l.customer_type as "customerType", l.grade, l.source, l.custom, coalesce(o.why, d.why) as why,
  o.distance_km as km, m.name as manufacturer, op.id as "opportunityId",
  o.steps, o.extension, o.asked_time_at as "askedTimeAt", o.first_respond_by as "firstRespondBy",
  o.snoozed_until as "snoozedUntil", o.accept_undone_at as "acceptUndoneAt",
  case when op.id is not null then json_build_object('status', op.status, 'acceptedAt', op.accepted_at,
    'stageAt', op.stage_at, 'lastActivityAt', op.last_activity_at) end as opened`

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

/** Open offers by their deadline, the nearest first: those to be seen, or those hidden until later. */
export const readOpen = (
  tx: Tx,
  tenantId: string,
  partnerId: string,
  hidden: boolean,
  after: After | null,
  limit: number,
  now: Date,
) =>
  tx.execute<OfferRow>(sql`
    select ${columns} ${joins(tenantId)}
    where o.tenant_id = ${tenantId} and o.partner_id = ${partnerId} and o.status = 'open'
      and o.respond_by > ${now.toISOString()}
      and (coalesce(o.snoozed_until, o.made_at) > ${now.toISOString()}) = ${hidden}
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

/** How many open offers are to be seen, and how many are hidden until later. */
export async function countOpen(tx: Tx, tenantId: string, partnerId: string, now: Date) {
  const at = now.toISOString()
  const [row] = await tx.execute<{ open: number; snoozed: number }>(sql`
    select count(*) filter (where snoozed_until is null or snoozed_until <= ${at})::int as open,
      count(*) filter (where snoozed_until > ${at})::int as snoozed
    from offers
    where tenant_id = ${tenantId} and partner_id = ${partnerId} and status = 'open' and respond_by > ${at}`)
  return row!
}

/** Whom the lead is about, for the partner whose lead it is, and by when it should have been in touch. */
export async function readContact(tx: Tx, tenantId: string, partnerId: string, offerId: string) {
  const [row] = await tx.execute<{ contact: ContactView; firstContactDue: string | null }>(sql`
    select json_build_object('firstName', c.first_name, 'lastName', c.last_name, 'email', c.email, 'phone', c.phone,
        'company', c.company, 'website', c.website, 'street', c.street, 'message', c.message) as contact,
      case when op.first_contact_at is null then op.first_contact_due end as "firstContactDue"
    from offers o
    join leads l on l.tenant_id = ${tenantId} and l.id = o.lead_id and l.partner_id = ${partnerId}
    join lead_contacts c on c.tenant_id = ${tenantId} and c.lead_id = l.id
    join opportunities op on op.tenant_id = ${tenantId} and op.offer_id = o.id
    where o.tenant_id = ${tenantId} and o.id = ${offerId} and o.partner_id = ${partnerId} and o.status = 'accepted'
      and o.returned_at is null`)
  return row ?? { contact: null, firstContactDue: null }
}
