import { and, eq, sql } from 'drizzle-orm'
import type { LeadStatus } from '../../shared/leads.ts'
import { anyOf } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import type { Earlier, SameBy } from './duplicates.ts'
import type { Keys } from './keys.ts'
import type { Lead } from './lead.ts'
import { leads } from './tables.ts'

/** Where a lead stands when it is first written. */
export interface LeadState {
  status: LeadStatus
  statusReason: string | null
  partnerId: string | null
  duplicateOf: string | null
  events: number
}

/** Writes new leads and their contacts. Two statements whatever their number. */
export async function insertLeads(
  tx: Tx,
  tenantId: string,
  received: readonly (Lead & LeadState)[],
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  const rows = JSON.stringify(received.map(({ contact: _contact, keys: _keys, ...row }) => row))
  const contacts = JSON.stringify(
    received.map(({ id, contact, keys }) => ({ leadId: id, ...contact, ...keyColumns(keys) })),
  )
  await Promise.all([
    tx.execute(sql`
      insert into leads (tenant_id, id, external_id, received_at, status, status_reason, status_at, route_at, partner_id,
        duplicate_of, events, product_line, quantity, budget, currency, timeline, company_size, customer_type, language,
        grade, score, scored, source, campaign, utm, country, region, postal_code, town, consents, custom)
      select ${tenantId}, id, "externalId", "receivedAt", status, "statusReason", ${at},
        case when status = 'waiting' then ${at}::timestamptz end, "partnerId",
        "duplicateOf", events, "productLine", quantity, budget, currency, timeline, "companySize", "customerType", language,
        grade, score, scored, source, campaign, utm, country, region, "postalCode", town, consents, custom
      from json_to_recordset(${rows}::text::json) as l(id uuid, "externalId" text, "receivedAt" timestamptz, status text,
        "statusReason" text, "partnerId" uuid, "duplicateOf" uuid, events int, "productLine" text, quantity bigint,
        budget numeric, currency text, timeline text, "companySize" int, "customerType" text, language text, grade text,
        score int, scored boolean, source text, campaign text, utm json, country text, region text, "postalCode" text, town text,
        consents json, custom json)`),
    tx.execute(sql`
      insert into lead_contacts (tenant_id, lead_id, first_name, last_name, email, phone, company, website, street, message,
        email_key, phone_key, company_key, domain_key)
      select ${tenantId}, "leadId", "firstName", "lastName", email, phone, company, website, street, message,
        "emailKey", "phoneKey", "companyKey", "domainKey"
      from json_to_recordset(${contacts}::text::json) as c("leadId" uuid, "firstName" text, "lastName" text, email text,
        phone text, company text, website text, street text, message text, "emailKey" text, "phoneKey" text,
        "companyKey" text, "domainKey" text)`),
  ])
}

const keyColumns = (keys: Keys) => ({
  emailKey: keys.email,
  phoneKey: keys.phone,
  companyKey: keys.company,
  domainKey: keys.domain,
})

interface EarlierRow extends Record<string, unknown> {
  by: SameBy
  key: string
  leadId: string
  status: LeadStatus
  partnerId: string | null
  worked: boolean
}

/**
 * For each set of keys the earlier leads that share one of them, the newest of each status. Leads that are closed, or joined to
 * another, are no twins. Keys go in as arrays: joined as rows, the planner would rather walk the whole table.
 */
export async function findEarlier(tx: Tx, tenantId: string, keys: readonly Keys[]): Promise<Earlier[][]> {
  const asked = (by: SameBy) => sql`any(array(
    select jsonb_array_elements_text(${JSON.stringify(keys.flatMap((one) => one[by] ?? []))}::text::jsonb)))`
  const rows = await tx.execute<EarlierRow>(sql`
    with found as materialized (
      select 'email' as by, email_key as key, lead_id from lead_contacts where tenant_id = ${tenantId} and email_key = ${asked('email')}
      union all
      select 'phone', phone_key, lead_id from lead_contacts where tenant_id = ${tenantId} and phone_key = ${asked('phone')}
      union all
      select 'company', company_key, lead_id from lead_contacts where tenant_id = ${tenantId} and company_key = ${asked('company')}
      union all
      select 'domain', domain_key, lead_id from lead_contacts where tenant_id = ${tenantId} and domain_key = ${asked('domain')}
    )
    select f.by, f.key, l.id as "leadId", l.status, l.partner_id as "partnerId",
      l.status = 'accepted' and exists (
        select from opportunities o where o.tenant_id = ${tenantId} and o.lead_id = l.id and o.status in ('open', 'postponed')
      ) as worked
    from found f join leads l on l.tenant_id = ${tenantId} and l.id = f.lead_id and l.status <> 'closed'
    order by l.received_at desc, l.id desc`)
  const byKey = new Map<string, Earlier[]>()
  for (const { key, ...earlier } of rows) {
    const name = `${earlier.by}:${key}`
    const kept = byKey.get(name) ?? []
    byKey.set(name, kept)
    // The newest of a kind decides; thousands that came under one address would only be carried along.
    if (!kept.some(({ status, worked }) => status === earlier.status && worked === earlier.worked))
      kept.push(earlier)
  }
  return keys.map((one) =>
    (Object.keys(one) as SameBy[]).flatMap((by) => (one[by] ? (byKey.get(`${by}:${one[by]}`) ?? []) : [])),
  )
}

/** Ids of leads that have come in before under these external ids. */
export async function findByExternalId(
  tx: Tx,
  tenantId: string,
  externalIds: string[],
): Promise<Map<string, string>> {
  if (!externalIds.length) return new Map()
  const rows = await tx.execute<{ externalId: string; id: string }>(sql`
    select w.id as "externalId", l.id from jsonb_array_elements_text(${JSON.stringify(externalIds)}::text::jsonb) as w(id)
    cross join lateral (select id from leads where tenant_id = ${tenantId} and external_id = w.id limit 1) l`)
  return new Map(rows.map((row) => [row.externalId, row.id]))
}

/** The lead is its partner's. */
export const leadAccepted = (tx: Tx, tenantId: string, id: string, partnerId: string, now: Date) =>
  tx
    .update(leads)
    .set({ status: 'accepted', statusReason: null, statusAt: now, routeAt: null, partnerId })
    .where(and(eq(leads.tenantId, tenantId), eq(leads.id, id)))

/** The lead is before a partner once more, and nobody's. */
export const leadOffered = (tx: Tx, tenantId: string, id: string, now: Date) =>
  tx
    .update(leads)
    .set({ status: 'offered', statusReason: null, statusAt: now, routeAt: null, partnerId: null })
    .where(and(eq(leads.tenantId, tenantId), eq(leads.id, id)))

/** Leads that are to be routed again, at once. */
export const leadsWait = (tx: Tx, tenantId: string, ids: readonly string[], now: Date) =>
  tx.execute(sql`
    update leads set status = 'waiting', status_reason = null, status_at = ${now.toISOString()},
      route_at = ${now.toISOString()}, partner_id = null
    where tenant_id = ${tenantId}
      and id = ${anyOf(ids)}`)
