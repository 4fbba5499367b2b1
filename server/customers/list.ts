import type { SQL } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type {
  CustomerOfLead,
  DiscrepancyPage,
  DiscrepancyRow,
  discrepancyQuery,
} from '../../shared/customers.ts'
import { leadTitle } from '../../shared/lead-title.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { allows, scopeOf } from '../identity/actor.ts'
import { statusUrl } from '../notifications/link.ts'
import { timeZoneOf } from '../partners/store.ts'
import type { Runtime } from '../runtime.ts'
import { dateOfDay, dayNumber } from '../time/day.ts'
import { startOfLocalDay } from '../time/local.ts'
import { wantsMails } from './read.ts'

type Row = Omit<DiscrepancyRow, 'title' | 'can'> & {
  live: boolean
  need: Parameters<typeof leadTitle>[0]
}

/** Discrepancies `d` that a condition picks, with the customer's check `k`; the oldest first. */
export async function discrepancyRows(
  tx: Tx,
  actor: Actor,
  where: SQL,
  limit: number,
): Promise<DiscrepancyPage> {
  const { tenantId } = actor
  const rows = await tx.execute<{ row: Row; count: number }>(sql`
    select count(*) over ()::int as count, json_build_object('id', d.id, 'leadId', d.lead_id,
      'opportunityId', d.opportunity_id, 'customer', coalesce(c.company, nullif(concat_ws(' ', c.first_name, c.last_name), '')),
      'partner', json_build_object('id', p.id, 'name', p.name), 'customerNote', d.customer_note,
      'confirmedAt', case when k.answer = 'yes' then k.answered_at end, 'claimed', d.claimed,
      'acceptedAt', o.accepted_at, 'openedAt', d.opened_at, 'resolution', d.resolution,
      'resolutionNote', d.resolution_note, 'resolvedAt', d.resolved_at, 'live', o.status in ('open', 'postponed'),
      'need', json_build_object('productLine', l.product_line, 'quantity', l.quantity, 'town', l.town,
        'postalCode', l.postal_code, 'country', l.country)) as row
    from discrepancies d
    join opportunities o on o.tenant_id = ${tenantId} and o.id = d.opportunity_id
    join leads l on l.tenant_id = ${tenantId} and l.id = d.lead_id
    join lead_contacts c on c.tenant_id = ${tenantId} and c.lead_id = d.lead_id
    join partners p on p.tenant_id = ${tenantId} and p.id = d.partner_id
    left join customer_checks k on k.tenant_id = ${tenantId} and k.id = d.check_id
    where d.tenant_id = ${tenantId} and ${where}
    order by d.opened_at, d.id limit ${limit}`)
  return { count: rows[0]?.count ?? 0, rows: rows.map(({ row }) => rowOf(row, actor)) }
}

export const isOpen = sql`d.resolved_at is null`

function rowOf({ live, need, ...row }: Row, actor: Actor): DiscrepancyRow {
  const open = row.resolution === null && allows(actor, 'leads:steer')
  return {
    ...row,
    title: leadTitle(need, actor.locale),
    confirmedAt: iso(row.confirmedAt),
    acceptedAt: iso(row.acceptedAt)!,
    openedAt: iso(row.openedAt)!,
    resolvedAt: iso(row.resolvedAt),
    can: open ? [...(live ? (['ask', 'reclaim'] as const) : []), 'resolve'] : [],
  }
}

const iso = (at: string | null) => at && new Date(at).toISOString()

/** @throws Refused `not_found` */
export async function discrepancyOf(tx: Tx, actor: Actor, id: string): Promise<DiscrepancyRow> {
  const { rows } = await discrepancyRows(tx, actor, sql`d.id = ${id}`, 1)
  if (!rows[0]) throw new Refused(refuse('not_found'))
  return rows[0]
}

/** The rows behind the figure: by the day on which the customer was asked. */
export const listDiscrepancies = (
  runtime: Runtime,
  actor: Actor,
  { status, partner, lead, from, to, limit }: z.output<typeof discrepancyQuery>,
): Promise<DiscrepancyPage> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const zone = await timeZoneOf(tx, actor.tenantId)
    const first = from ? startOfLocalDay(from, zone).toISOString() : null
    const after = to ? startOfLocalDay(dateOfDay(dayNumber(to) + 1), zone).toISOString() : null
    const asked = sql`coalesce(k.asked_at, d.opened_at)`
    const wanted = [
      ...(status === 'all' ? [] : [status === 'open' ? isOpen : sql`d.resolved_at is not null`]),
      ...(partner ? [sql`d.partner_id = ${partner}`] : []),
      ...(lead ? [sql`d.lead_id = ${lead}`] : []),
      ...(first ? [sql`${asked} >= ${first}`] : []),
      ...(after ? [sql`${asked} < ${after}`] : []),
    ]
    return discrepancyRows(tx, actor, wanted.length ? sql.join(wanted, sql` and `) : sql`true`, limit)
  })

/** What was written to a lead's customer, what came back, and the customer's page. @throws Refused `not_found` */
export const showCustomer = (runtime: Runtime, actor: Actor, leadId: string): Promise<CustomerOfLead> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const { tenantId } = actor
    const [row] = await tx.execute<{ shown: Pick<CustomerOfLead, 'mails' | 'asked'> }>(sql`
      select json_build_object('mails', ${wantsMails}, 'asked', coalesce((
        select json_agg(json_build_object('kind', k.kind, 'partner', json_build_object('id', p.id, 'name', p.name),
          'askedAt', k.asked_at, 'answer', k.answer, 'answeredAt', k.answered_at, 'note', k.note) order by k.asked_at, k.id)
        from customer_checks k join partners p on p.tenant_id = ${tenantId} and p.id = k.partner_id
        where k.tenant_id = ${tenantId} and k.lead_id = l.id), '[]')) as shown
      from leads l where l.tenant_id = ${tenantId} and l.id = ${leadId}`)
    if (!row) throw new Refused(refuse('not_found'))
    const { rows } = await discrepancyRows(tx, actor, sql`d.lead_id = ${leadId}`, 50)
    const asked = row.shown.asked.map((one) => ({
      ...one,
      askedAt: iso(one.askedAt)!,
      answeredAt: iso(one.answeredAt),
    }))
    const steers = allows(actor, 'leads:steer')
    const statusLink = steers ? statusUrl({ tenantId, leadId }, runtime.now(), runtime) : null
    return { mails: row.shown.mails, asked, discrepancies: rows, statusUrl: statusLink }
  })
