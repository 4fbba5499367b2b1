import type { SQL } from 'drizzle-orm'
import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import type { ResponseWindow } from '../../rules/distribute.ts'
import type { Tx } from '../db/transact.ts'
import type { Keys } from '../leads/keys.ts'
import { leadContacts, leads } from '../leads/tables.ts'
import { partners } from '../partners/tables.ts'
import type { Mergeable, Merged } from './merge.ts'

/** A lead with its contact; call it when it is locked. */
export async function readMergeable(tx: Tx, tenantId: string, id: string): Promise<Mergeable | null> {
  const [row] = await tx
    .select({ lead: leads, contact: leadContacts, partnerName: partners.name })
    .from(leads)
    .innerJoin(
      leadContacts,
      and(eq(leadContacts.tenantId, leads.tenantId), eq(leadContacts.leadId, leads.id)),
    )
    .leftJoin(partners, and(eq(partners.tenantId, leads.tenantId), eq(partners.id, leads.partnerId)))
    .where(and(eq(leads.tenantId, tenantId), eq(leads.id, id)))
  return row ?? null
}

/** A lead and its contact as they are, column by column. */
const rowsOf = (tenantId: string, id: string): SQL => sql`(
  select json_build_object('lead', row_to_json(l), 'contact', row_to_json(c))
  from leads l join lead_contacts c on c.tenant_id = ${tenantId} and c.lead_id = l.id
  where l.tenant_id = ${tenantId} and l.id = ${id})`

/** Keeps what both leads and the open offers of the one that goes were, before anything of them is changed. */
export const keepBefore = (
  tx: Tx,
  tenantId: string,
  merge: { id: string; keptId: string; otherId: string; reason: string; by: string | null },
  now: Date,
) =>
  tx.execute(sql`
    insert into lead_merges (tenant_id, id, kept_id, merged_id, reason, before, merged_at, merged_by)
    select ${tenantId}, ${merge.id}, ${merge.keptId}, ${merge.otherId}, ${merge.reason},
      json_build_object('kept', ${rowsOf(tenantId, merge.keptId)}, 'other', ${rowsOf(tenantId, merge.otherId)},
        'offers', (select coalesce(json_agg(row_to_json(o)), '[]') from offers o
          where o.tenant_id = ${tenantId} and o.lead_id = ${merge.otherId} and o.status = 'open')),
      ${now.toISOString()}, ${merge.by}::uuid`)

/** Keeps what merging has made of both, so that it is seen when something further happens to them. */
export const keepAfter = (tx: Tx, tenantId: string, merge: { id: string; keptId: string; otherId: string }) =>
  tx.execute(sql`
    update lead_merges set before = json_build_object('kept', before -> 'kept', 'other', before -> 'other',
      'offers', before -> 'offers', 'keptAfter', ${rowsOf(tenantId, merge.keptId)},
      'otherAfter', ${rowsOf(tenantId, merge.otherId)})
    where tenant_id = ${tenantId} and id = ${merge.id}`)

/** Writes what the kept lead is given. */
export async function saveMerged(
  tx: Tx,
  tenantId: string,
  id: string,
  { lead, contact }: Merged,
  keys: Keys,
): Promise<void> {
  await tx
    .update(leads)
    .set(lead)
    .where(and(eq(leads.tenantId, tenantId), eq(leads.id, id)))
  await tx
    .update(leadContacts)
    .set({
      ...contact,
      emailKey: keys.email,
      phoneKey: keys.phone,
      companyKey: keys.company,
      domainKey: keys.domain,
    })
    .where(and(eq(leadContacts.tenantId, tenantId), eq(leadContacts.leadId, id)))
}

/** The lead is another one now. */
export const closeMerged = (tx: Tx, tenantId: string, id: string, keptId: string, now: Date) =>
  tx.execute(sql`
    update leads set status = 'closed', status_reason = 'merged', status_at = ${now.toISOString()}, route_at = null,
      duplicate_of = ${keptId}
    where tenant_id = ${tenantId} and id = ${id}`)

export interface KeptMerge extends Record<string, unknown> {
  id: string
  keptId: string
  otherId: string
  undone: boolean
}

export async function lockMerge(tx: Tx, tenantId: string, id: string): Promise<KeptMerge | null> {
  const [merge] = await tx.execute<KeptMerge>(sql`
    select id, kept_id as "keptId", merged_id as "otherId", undone_at is not null as undone
    from lead_merges where tenant_id = ${tenantId} and id = ${id} for update`)
  return merge ?? null
}

/** Whether both leads are as the merge has left them; how many entries their timelines have does not count. */
export async function unchangedSince(tx: Tx, tenantId: string, id: string): Promise<boolean> {
  const same = (which: 'kept' | 'other', leadId: SQL) => sql`exists (
    select from leads l join lead_contacts c on c.tenant_id = ${tenantId} and c.lead_id = l.id
    where l.tenant_id = ${tenantId} and l.id = ${leadId}
      and to_jsonb(l) - 'events' = to_jsonb(json_populate_record(null::leads, ${after(which)} -> 'lead')) - 'events'
      and to_jsonb(c) = to_jsonb(json_populate_record(null::lead_contacts, ${after(which)} -> 'contact')))`
  const [row] = await tx.execute<{ same: boolean }>(sql`
    select ${same('kept', sql`m.kept_id`)} and ${same('other', sql`m.merged_id`)} as same
    from lead_merges m where m.tenant_id = ${tenantId} and m.id = ${id}`)
  return row?.same ?? false
}

const after = (which: 'kept' | 'other') => sql.raw(`m.before -> '${which}After'`)

const columnsOf = (table: typeof leads | typeof leadContacts, fixed: readonly string[]) =>
  Object.values(getTableColumns(table))
    .map(({ name }) => name)
    .filter((name) => !fixed.includes(name))

/** Makes both leads and their contacts what they were, to the last column; their timelines stay. */
export async function restore(tx: Tx, tenantId: string, { id, keptId, otherId }: KeptMerge): Promise<void> {
  const ofLead = columnsOf(leads, ['tenant_id', 'id', 'events'])
  const ofContact = columnsOf(leadContacts, ['tenant_id', 'lead_id'])
  const listed = (columns: string[], from = '') => sql.raw(columns.map((column) => from + column).join(', '))
  for (const [which, leadId] of [
    ['kept', keptId],
    ['other', otherId],
  ] as const) {
    const was = sql.raw(`m.before -> '${which}'`)
    await tx.execute(sql`
      update leads l set (${listed(ofLead)}) = (
        select ${listed(ofLead, 'w.')} from lead_merges m, json_populate_record(null::leads, ${was} -> 'lead') w
        where m.tenant_id = ${tenantId} and m.id = ${id})
      where l.tenant_id = ${tenantId} and l.id = ${leadId}`)
    await tx.execute(sql`
      update lead_contacts c set (${listed(ofContact)}) = (
        select ${listed(ofContact, 'w.')}
        from lead_merges m, json_populate_record(null::lead_contacts, ${was} -> 'contact') w
        where m.tenant_id = ${tenantId} and m.id = ${id})
      where c.tenant_id = ${tenantId} and c.lead_id = ${leadId}`)
  }
}

/** An offer that is open again, with what its mail says. */
export interface ReopenedOffer extends Record<string, unknown> {
  id: string
  partnerId: string
  day: string | null
  respondBy: string
  mode: 'exclusive' | 'race'
  extension: ResponseWindow | null
  askedTimeAt: string | null
  distanceKm: number | null
}

/** Opens the offers again that merging had taken back and whose time is not over. */
export const reopenOffers = (tx: Tx, tenantId: string, id: string, now: Date): Promise<ReopenedOffer[]> =>
  tx.execute<ReopenedOffer>(sql`
    update offers o set status = 'open', answered_at = null, withdraw_reason = null, next_step_at = w.next_step_at
    from lead_merges m, json_populate_recordset(null::offers, m.before -> 'offers') w
    where m.tenant_id = ${tenantId} and m.id = ${id} and o.tenant_id = ${tenantId} and o.id = w.id
      and o.status = 'withdrawn' and w.respond_by > ${now.toISOString()}
    returning o.id, o.partner_id as "partnerId", to_char(o.day, 'YYYY-MM-DD') as day, o.respond_by as "respondBy", o.distance_km as "distanceKm",
      o.mode, o.extension, o.asked_time_at as "askedTimeAt"`)

export const closeMerge = (tx: Tx, tenantId: string, id: string, by: string | null, now: Date) =>
  tx.execute(sql`
    update lead_merges set undone_at = ${now.toISOString()}, undone_by = ${by}::uuid
    where tenant_id = ${tenantId} and id = ${id}`)
