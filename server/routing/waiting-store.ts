import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { anyOf, keptById, keptFor } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import type { RoutableLead } from './need.ts'
import type { Routable, Route } from './plan.ts'

/** Moves leads that were waiting to where routing put them. */
export async function saveRoutedLeads(tx: Tx, tenantId: string, routes: Route[], now: Date): Promise<void> {
  const rows = routes.map(({ lead, status, statusReason, partner }) => ({
    id: lead.id,
    status,
    statusReason,
    partnerId: status === 'accepted' ? partner!.id : null,
    grade: lead.grade,
    score: lead.score,
    scored: lead.scored,
  }))
  const its = (name: string) => keptFor(sql`l.id`, name)
  await tx.execute(sql`
    update leads l set status = ${its('status')}, status_reason = ${its('statusReason')},
      status_at = ${now.toISOString()}, route_at = null, partner_id = ${its('partnerId')}::uuid,
      grade = ${its('grade')}, score = ${its('score')}::int, scored = ${its('scored')}::boolean
    from ${keptById(rows)}
    where l.tenant_id = ${tenantId} and l.id = ${anyOf(rows.map(({ id }) => id))}`)
}

interface WaitingRow extends Record<string, unknown> {
  lead: Omit<RoutableLead, 'receivedAt'> & { receivedAt: string }
  asked: string[]
}

/**
 * Claims leads that wait to be routed, the longest waiting first, with the partners that were asked for them and have
 * answered or let it pass. A withdrawn offer is no question that was answered, unless the customer wanted somebody else.
 */
export async function claimWaiting(tx: Tx, tenantId: string, now: Date, limit: number): Promise<Routable[]> {
  return readRoutable(
    tx,
    tenantId,
    sql`select id from leads where tenant_id = ${tenantId} and status = 'waiting' and route_at <= ${now.toISOString()}
        order by route_at, id limit ${limit} for update skip locked`,
  )
}

/** The leads that a statement picks, as routing sees them. */
export async function readRoutable(tx: Tx, tenantId: string, picked: SQL): Promise<Routable[]> {
  const rows = await tx.execute<WaitingRow>(sql`
    with picked as materialized (${picked})
    select json_build_object('id', l.id, 'receivedAt', l.received_at, 'country', l.country, 'region', l.region,
        'postalCode', l.postal_code, 'town', l.town, 'productLine', l.product_line, 'quantity', l.quantity,
        'budget', l.budget, 'currency', l.currency, 'timeline', l.timeline, 'companySize', l.company_size,
        'customerType', l.customer_type, 'language', l.language, 'grade', l.grade, 'score', l.score, 'scored', l.scored, 'source', l.source,
        'campaign', l.campaign, 'consents', l.consents, 'custom', l.custom, 'company', c.company, 'domain', c.domain_key,
        'hasPhone', c.phone is not null, 'hasEmail', c.email is not null) as lead,
      coalesce((select json_agg(distinct o.partner_id) from offers o
                where o.tenant_id = ${tenantId} and o.lead_id = l.id
                  and (o.status <> 'withdrawn' or o.withdraw_reason = 'customer_wants_another')), '[]') as asked
    from picked join leads l on l.tenant_id = ${tenantId} and l.id = picked.id
    join lead_contacts c on c.tenant_id = ${tenantId} and c.lead_id = l.id
    order by l.route_at, l.id`)
  return rows.map(({ lead, asked }) => ({ lead: { ...lead, receivedAt: new Date(lead.receivedAt) }, asked }))
}
