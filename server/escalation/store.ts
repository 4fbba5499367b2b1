import { sql } from 'drizzle-orm'
import type { ResponseWindow } from '../../rules/distribute.ts'
import type { Locale } from '../../shared/text.ts'
import type { Why } from '../../shared/why.ts'
import { anyOf, keptById, keptFor } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import type { DueStep } from '../offers/tables.ts'

/** An open offer whose next step is due, with what its mails say. */
export interface DueOffer extends Record<string, unknown> {
  id: string
  leadId: string
  partnerId: string
  partnerName: string
  mode: 'exclusive' | 'race'
  extension: ResponseWindow | null
  askedTimeAt: string | null
  respondBy: string
  steps: DueStep[]
  step: number
  locale: Locale
  lead: {
    productLine: string | null
    quantity: number | null
    budget: number | null
    currency: string | null
    timeline: string | null
    companySize: number | null
    customerType: string | null
    grade: string | null
    country: string
    postalCode: string | null
    town: string | null
  }
  why: Why[] | null
  km: number | null
}

/** Claims open offers whose next step is due, the longest due first. */
export async function claimDue(tx: Tx, tenantId: string, now: Date, limit: number): Promise<DueOffer[]> {
  return tx.execute<DueOffer>(sql`
    with due as materialized (
      select id, lead_id, partner_id, mode, decision_id, distance_km, why, respond_by, steps, step, next_step_at,
        extension, asked_time_at
      from offers
      where tenant_id = ${tenantId} and status = 'open' and next_step_at <= ${now.toISOString()}
      order by next_step_at, id limit ${limit} for update skip locked
    )
    select due.id, due.lead_id as "leadId", due.partner_id as "partnerId", p.name as "partnerName",
      due.respond_by as "respondBy", due.mode, due.extension, due.asked_time_at as "askedTimeAt", due.steps, due.step, m.locale,
      json_build_object('productLine', l.product_line, 'quantity', l.quantity, 'budget', l.budget, 'currency', l.currency,
        'timeline', l.timeline, 'companySize', l.company_size, 'customerType', l.customer_type, 'grade', l.grade,
        'country', l.country, 'postalCode', l.postal_code, 'town', l.town) as lead,
      coalesce(due.why, d.why) as why, due.distance_km as km
    from due
    join leads l on l.tenant_id = ${tenantId} and l.id = due.lead_id
    join partners p on p.tenant_id = ${tenantId} and p.id = due.partner_id
    join manufacturers m on m.id = ${tenantId}
    left join routing_decisions d on d.tenant_id = ${tenantId} and d.id = due.decision_id
    order by due.next_step_at, due.id`)
}

/** Moves offers on to their next step; one statement whatever their number. */
export async function saveClimbed(
  tx: Tx,
  tenantId: string,
  climbed: { id: string; step: number; nextStepAt: string }[],
): Promise<void> {
  if (!climbed.length) return
  const its = (name: string) => keptFor(sql`o.id`, name)
  await tx.execute(sql`
    update offers o set step = ${its('step')}::int, next_step_at = ${its('nextStepAt')}::timestamptz
    from ${keptById(climbed)}
    where o.tenant_id = ${tenantId} and o.id = ${anyOf(climbed.map(({ id }) => id))} and o.status = 'open'`)
}

/**
 * Ends offers that nobody answered, sends their leads to be routed again (those of a race by `endRaces`), and counts an event on the lead for each.
 *
 * @returns the number of the first of those events, by lead id
 */
export async function expireOffers(
  tx: Tx,
  tenantId: string,
  ended: readonly { id: string; leadId: string; mode: DueOffer['mode'] }[],
  now: Date,
): Promise<Map<string, number>> {
  if (!ended.length) return new Map()
  const at = now.toISOString()
  const raced = ended.filter(({ mode }) => mode === 'race').map(({ leadId }) => leadId)
  const more: Record<string, number> = {}
  const seen = new Set<string>()
  for (const { leadId } of ended) {
    if (seen.has(leadId)) more[leadId] = (more[leadId] ?? 0) + 1
    seen.add(leadId)
  }
  const rows = await tx.execute<{ id: string; events: number }>(sql`
    with expired as (
      update offers set status = 'expired', answered_at = ${at}, next_step_at = null
      where tenant_id = ${tenantId} and status = 'open'
        and id = ${anyOf(ended.map(({ id }) => id))}
      returning lead_id
    )
    update leads set status_reason = null,
      status = case when id = ${anyOf(raced)} then status else 'waiting' end,
      status_at = case when id = ${anyOf(raced)} then status_at else ${at}::timestamptz end,
      route_at = case when id = ${anyOf(raced)} then route_at else ${at}::timestamptz end,
      events = events + 1 + coalesce((${JSON.stringify(more)}::text::jsonb ->> id::text)::int, 0)
    where tenant_id = ${tenantId} and id = any(array(select lead_id from expired))
    returning id, events`)
  return new Map(rows.map(({ id, events }) => [id, events - (more[id] ?? 0)]))
}

/** Sends leads whose race nobody is left in to be routed again. Their rows are locked since `expireOffers`. */
export async function endRaces(
  tx: Tx,
  tenantId: string,
  leadIds: readonly string[],
  now: Date,
): Promise<void> {
  if (!leadIds.length) return
  const at = now.toISOString()
  // A statement of its own: whoever lets the last offer go sees the others gone.
  await tx.execute(sql`
    update leads l set status = 'waiting', status_reason = null, status_at = ${at}, route_at = ${at}
    where tenant_id = ${tenantId} and id = ${anyOf(leadIds)} and status = 'offered' and not exists (
      select from offers o where o.tenant_id = ${tenantId} and o.lead_id = l.id and o.status = 'open')`)
}
