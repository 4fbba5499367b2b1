import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { anyOf, keptById, keptFor } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import type { Asking } from '../notifications/data.ts'
import { ladderRaced } from './decide.ts'
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
  raced: boolean
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
                  and (o.status <> 'withdrawn' or o.withdraw_reason = 'customer_wants_another')), '[]') as asked,
      exists (select from offers o join routing_decisions d on d.tenant_id = ${tenantId} and d.id = o.decision_id
              where o.tenant_id = ${tenantId} and o.lead_id = l.id and o.status <> 'withdrawn' and o.mode = 'race'
                and d.reason = ${ladderRaced}
              group by d.id having bool_and(o.status <> 'accepted')) as raced
    from picked join leads l on l.tenant_id = ${tenantId} and l.id = picked.id
    join lead_contacts c on c.tenant_id = ${tenantId} and c.lead_id = l.id
    order by l.route_at, l.id`)
  return rows.map(({ lead, ...before }) => ({
    lead: { ...lead, receivedAt: new Date(lead.receivedAt) },
    ...before,
  }))
}

/** Who was asked for leads in vain, in their order, and how it ended. */
export async function askedInVain(
  tx: Tx,
  tenantId: string,
  leadIds: readonly string[],
): Promise<Map<string, Asking[]>> {
  if (!leadIds.length) return new Map()
  const rows = await tx.execute<{ leadId: string; asked: Asking[] }>(sql`
    select o.lead_id as "leadId", json_agg(json_build_object('partnerName', p.name, 'reason', o.decline_reason,
        'outcome', case when o.status = 'accepted' then 'returned' else o.status end) order by o.answered_at, o.id) as asked
    from offers o join partners p on p.tenant_id = ${tenantId} and p.id = o.partner_id
    where o.tenant_id = ${tenantId} and o.lead_id = ${anyOf(leadIds)}
      and (o.status in ('declined', 'expired') or o.returned_at is not null)
    group by o.lead_id`)
  return new Map(rows.map(({ leadId, asked }) => [leadId, asked]))
}
