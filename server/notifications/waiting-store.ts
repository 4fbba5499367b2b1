import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import type { Waiting } from './data.ts'

/** Something that waits for a person, before it is worded. */
export interface WaitingRow extends Record<string, unknown> {
  what: Waiting['what']
  /** Of the offer, the opportunity or the lead. */
  id: string
  leadId: string
  at: string | null
  day: string | null
  who: string | null
  lead: {
    productLine: string | null
    quantity: number | null
    town: string | null
    postalCode: string | null
    country: string
  }
}

const mostRead = 500

const iso = (moment: SQL) => sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const lead = sql`jsonb_build_object('productLine', l.product_line, 'quantity', l.quantity, 'town', l.town,
                                    'postalCode', l.postal_code, 'country', l.country) as lead`
const none = sql`null::text`

/**
 * What waits for a partner, the most urgent kind first: open offers by deadline, first contacts and next steps that are
 * overdue, tasks that are due, and opportunities that were asked about without an answer.
 *
 * @param today the manufacturer's calendar day
 */
export const waitingForPartner = async (
  tx: Tx,
  tenantId: string,
  partnerId: string,
  today: string,
  now: Date,
): Promise<WaitingRow[]> => {
  const at = now.toISOString()
  const open = sql`p.tenant_id = ${tenantId} and p.partner_id = ${partnerId} and p.status = 'open'`
  const ofLead = sql`opportunities p join leads l on l.tenant_id = p.tenant_id and l.id = p.lead_id`
  return tx.execute<WaitingRow>(sql`
    select what, id, "leadId", at, day, who, lead from (
      select 1 as place, 'offer' as what, o.id, o.lead_id as "leadId", ${iso(sql`o.respond_by`)} as at, ${none} as day,
             ${none} as who, ${lead}
      from offers o join leads l on l.tenant_id = o.tenant_id and l.id = o.lead_id
      where o.tenant_id = ${tenantId} and o.partner_id = ${partnerId} and o.status = 'open' and o.respond_by > ${at}
      union all
      select 2, 'first_contact', p.id, p.lead_id, ${iso(sql`p.first_contact_due`)}, null, null, ${lead} from ${ofLead}
      where ${open} and p.first_contact_at is null and p.first_contact_due <= ${at}
      union all
      select 3, 'next_step', p.id, p.lead_id, null, p.next_step_due::text, p.next_step, ${lead} from ${ofLead}
      where ${open} and p.next_step_due < ${today}::date
        and not (p.first_contact_at is null and coalesce(p.first_contact_due <= ${at}, false))
      union all
      select 4, 'task', p.id, p.lead_id, null, t.due_on::text, t.title, ${lead}
      from tasks t join ${ofLead} on p.tenant_id = t.tenant_id and p.id = t.opportunity_id
      where ${open} and t.tenant_id = ${tenantId} and t.done_at is null and t.due_on <= ${today}::date
      union all
      select 5, 'follow_up', p.id, p.lead_id, ${iso(sql`p.last_activity_at`)}, null, null, ${lead} from ${ofLead}
      where ${open} and p.nudges > 0 and p.first_contact_at is not null
        and coalesce(p.next_step_due >= ${today}::date, true)
    ) waiting
    order by place, at, day, id limit ${mostRead}`)
}

/**
 * What waits for the manufacturer: leads that nobody takes or that are held, offers whose time is nearly over, partners
 * who ask for help or stay silent, and customers who say otherwise.
 */
export const waitingForManufacturer = async (tx: Tx, tenantId: string, now: Date): Promise<WaitingRow[]> => {
  const at = now.toISOString()
  const ofPartner = sql`opportunities p join leads l on l.tenant_id = p.tenant_id and l.id = p.lead_id
    join partners w on w.tenant_id = p.tenant_id and w.id = p.partner_id`
  const open = sql`p.tenant_id = ${tenantId} and p.status = 'open'`
  return tx.execute<WaitingRow>(sql`
    select what, id, "leadId", at, day, who, lead from (
      select case l.status when 'unassigned' then 1 else 5 end as place, 'lead_' || l.status as what, l.id,
             l.id as "leadId", ${iso(sql`l.status_at`)} as at, ${none} as day, ${none} as who, ${lead}
      from leads l where l.tenant_id = ${tenantId} and l.status in ('unassigned', 'held')
      union all
      select 2, 'offer_expiring', o.id, o.lead_id, ${iso(sql`o.respond_by`)}, null, w.name, ${lead}
      from offers o join leads l on l.tenant_id = o.tenant_id and l.id = o.lead_id
        join partners w on w.tenant_id = o.tenant_id and w.id = o.partner_id
      where o.tenant_id = ${tenantId} and o.status = 'open' and o.respond_by > ${at}
        and o.respond_by < ${at}::timestamptz + greatest(interval '1 hour', (o.respond_by - o.made_at) / 5)
      union all
      select 3, 'help_wanted', p.id, p.lead_id, ${iso(sql`p.help_wanted_at`)}, null, w.name, ${lead} from ${ofPartner}
      where ${open} and p.help_wanted_at is not null
      union all
      select 4, 'reclaim_proposed', p.id, p.lead_id, ${iso(sql`p.reclaim_proposed_at`)}, null, w.name, ${lead}
      from ${ofPartner} where ${open} and p.reclaim_proposed_at is not null
      union all
      select 3, 'discrepancy', p.id, p.lead_id, ${iso(sql`d.opened_at`)}, null, w.name, ${lead}
      from discrepancies d join ${ofPartner} on p.tenant_id = d.tenant_id and p.id = d.opportunity_id
      where d.tenant_id = ${tenantId} and d.resolved_at is null
    ) waiting
    order by place, at, id limit ${mostRead}`)
}
