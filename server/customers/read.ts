import { sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import type { ShownRequest } from './view.ts'

type Row = Omit<ShownRequest, 'receivedAt' | 'opportunity'> & {
  receivedAt: string
  opportunity:
    | (Omit<NonNullable<ShownRequest['opportunity']>, 'firstContactAt' | 'firstContactDue'> & {
        firstContactAt: string | null
        firstContactDue: string | null
      })
    | null
}

/**
 * The request behind a customer's link: the lead itself, or the one that it was merged into or joined. Whoever was
 * joined by a rule of ours may look and not steer: it may be somebody else of the same house.
 */
export async function readRequest(tx: Tx, tenantId: string, leadId: string): Promise<ShownRequest | null> {
  const [row] = await tx.execute<{ request: Row }>(sql`
    with recursive way as (
      select l.id, l.status, l.status_reason, l.duplicate_of, true as own, 0 as step
      from leads l where l.tenant_id = ${tenantId} and l.id = ${leadId}
      union all
      select n.id, n.status, n.status_reason, n.duplicate_of, w.own and w.status_reason = 'merged', w.step + 1
      from way w join leads n on n.tenant_id = ${tenantId} and n.id = case w.status_reason
        when 'joined' then w.duplicate_of
        when 'merged' then (select g.kept_id from lead_merges g
          where g.tenant_id = ${tenantId} and g.merged_id = w.id and g.undone_at is null limit 1) end
      where w.status = 'closed' and w.step < 8
    )
    select json_build_object('leadId', l.id, 'status', l.status, 'statusReason', l.status_reason, 'own', w.own,
      'changes', (select count(*) from audit a where a.tenant_id = ${tenantId} and a.lead_id = l.id
        and a.kind = 'customer_wants_another'),
      'mails', ${wantsMails},
      'manufacturer', m.name, 'locale', m.locale, 'timeZone', m.time_zone, 'language', l.language,
      'receivedAt', l.received_at, 'productLine', l.product_line, 'quantity', l.quantity, 'postalCode', l.postal_code,
      'town', l.town, 'country', l.country,
      'opportunity', case when o.id is not null then json_build_object('id', o.id, 'partnerId', o.partner_id,
        'status', o.status, 'firstContactAt', o.first_contact_at, 'firstContactDue', o.first_contact_due,
        'quoted', exists (select from activities v where v.tenant_id = ${tenantId} and v.opportunity_id = o.id and v.kind = 'quote'),
        'answer', (select k.answer from customer_checks k where k.tenant_id = ${tenantId} and k.opportunity_id = o.id
          and k.kind = 'check')) end,
      'partner', case when p.id is not null then json_build_object('name', p.name, 'phone', p.phone, 'person', ${whoAccepted}) end
    ) as request
    from (select * from way order by step desc limit 1) w
    join leads l on l.tenant_id = ${tenantId} and l.id = w.id
    join manufacturers m on m.id = ${tenantId}
    left join opportunities o on o.tenant_id = ${tenantId} and o.lead_id = l.id and o.status not in ('returned', 'reclaimed')
    left join partners p on p.tenant_id = ${tenantId} and p.id = o.partner_id`)
  return row ? requestOf(row.request) : null
}

/** Whether the customer of `l` has not asked for silence. */
export const wantsMails = sql`not exists (
  select from audit a where a.tenant_id = l.tenant_id and a.lead_id = l.id and a.kind = 'customer_stopped_mails')`

/** Whoever accepted the offer of `o`, while still at that partner. */
export const whoAccepted = sql`(
  select u.name from offers f
  join memberships s on s.tenant_id = f.tenant_id and s.partner_id = f.partner_id and s.user_id = f.answered_by
  join users u on u.id = s.user_id
  where f.tenant_id = o.tenant_id and f.id = o.offer_id limit 1)`

const momentOf = (at: string | null) => (at === null ? null : new Date(at))

const requestOf = ({ opportunity, receivedAt, ...row }: Row): ShownRequest => ({
  ...row,
  receivedAt: new Date(receivedAt),
  opportunity: opportunity && {
    ...opportunity,
    firstContactAt: momentOf(opportunity.firstContactAt),
    firstContactDue: momentOf(opportunity.firstContactDue),
  },
})
