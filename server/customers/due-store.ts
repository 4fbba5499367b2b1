import { sql } from 'drizzle-orm'
import type { CustomerMails } from '../../shared/customers.ts'
import type { Locale } from '../../shared/text.ts'
import type { DefaultHours } from '../../shared/working-hours.ts'
import type { Tx } from '../db/transact.ts'
import type { Writing } from './due.ts'
import { wantsMails, whoAccepted } from './read.ts'

export interface DueOpportunity extends Writing {
  id: string
  leadId: string
  partnerId: string
  hasAddress: boolean
  firstContactAt: Date | null
  firstContactDue: Date | null
  partnerName: string
  phone: string | null
  person: string | null
  need: {
    productLine: string | null
    quantity: number | null
    town: string | null
    postalCode: string | null
    country: string
  }
}

export const tenantsWithCustomers = async (tx: Tx, now: Date): Promise<string[]> =>
  (
    await tx.execute<{ id: string }>(sql`
      select m.id from manufacturers m
      where exists (
        select from opportunities o where o.tenant_id = m.id and o.customer_at <= ${now.toISOString()})`)
  ).map(({ id }) => id)

type Row = Omit<DueOpportunity, 'acceptedAt' | 'firstContactAt' | 'firstContactDue'> &
  Record<'acceptedAt' | 'firstContactAt' | 'firstContactDue', string | null>

/** Takes up to `limit` opportunities whose customer may be due a mail, and that no other server holds. */
export async function claimDue(
  tx: Tx,
  tenantId: string,
  now: Date,
  limit: number,
): Promise<DueOpportunity[]> {
  const rows = await tx.execute<{ due: Row }>(sql`
    select json_build_object('id', o.id, 'leadId', o.lead_id, 'partnerId', o.partner_id, 'acceptedAt', o.accepted_at,
      'live', o.status in ('open', 'postponed'), 'customerType', l.customer_type,
      'hasAddress', c.email is not null, 'reachable', c.email is not null and ${wantsMails},
      'introduced', exists (select from customer_checks k
        where k.tenant_id = o.tenant_id and k.opportunity_id = o.id and k.kind = 'introduction'),
      'asked', exists (select from customer_checks k
        where k.tenant_id = o.tenant_id and k.opportunity_id = o.id and k.kind = 'check'),
      'firstContactAt', o.first_contact_at, 'firstContactDue', o.first_contact_due,
      'partnerName', p.name, 'phone', p.phone, 'person', ${whoAccepted},
      'need', json_build_object('productLine', l.product_line, 'quantity', l.quantity, 'town', l.town,
        'postalCode', l.postal_code, 'country', l.country)) as due
    from opportunities o
    join leads l on l.tenant_id = o.tenant_id and l.id = o.lead_id
    join lead_contacts c on c.tenant_id = o.tenant_id and c.lead_id = o.lead_id
    join partners p on p.tenant_id = o.tenant_id and p.id = o.partner_id
    where o.tenant_id = ${tenantId} and o.customer_at <= ${now.toISOString()}
    order by o.customer_at, o.id limit ${limit}
    for update of o skip locked`)
  return rows.map(({ due }) => ({
    ...due,
    acceptedAt: new Date(due.acceptedAt!),
    firstContactAt: due.firstContactAt === null ? null : new Date(due.firstContactAt),
    firstContactDue: due.firstContactDue === null ? null : new Date(due.firstContactDue),
  }))
}

export interface Writer extends Record<string, unknown> {
  locale: Locale
  timeZone: string
  country: string
  hours: DefaultHours | null
  mails: CustomerMails | null
}

/** The manufacturer as far as its customers are written to. */
export async function readWriter(tx: Tx, tenantId: string): Promise<Writer> {
  const [row] = await tx.execute<Writer>(sql`
    select locale, time_zone as "timeZone", country, hours, customer_mails as mails
    from manufacturers where id = ${tenantId}`)
  return row!
}

/** A partner of the network to show a mail with. */
export async function somePartner(
  tx: Tx,
  tenantId: string,
): Promise<{ name: string; phone: string | null } | undefined> {
  const [row] = await tx.execute<{ name: string; phone: string | null }>(sql`
    select name, phone from partners where tenant_id = ${tenantId} and status = 'active' order by lower(name), id limit 1`)
  return row
}
