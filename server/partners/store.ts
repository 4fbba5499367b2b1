import { and, eq, sql } from 'drizzle-orm'
import type { Account } from '../../shared/partners.ts'
import { anyOf } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import { manufacturers, productLines } from '../manufacturers/tables.ts'
import type { Partner } from './partner.ts'
import { routingStateOf } from './partner.ts'
import { partnerCounters, partners } from './tables.ts'
import type { KnownPartner } from './view.ts'

/**
 * The next version of the network. Locks the manufacturer's row, so changes of one network come one after the other;
 * null when there is no such manufacturer.
 */
export async function nextNetworkVersion(tx: Tx, tenantId: string): Promise<number | null> {
  const [row] = await tx.execute<{ version: string }>(sql`
    update manufacturers set network_version = network_version + 1
    where id = ${tenantId} returning network_version as version`)
  return row ? Number(row.version) : null
}

/** Keeps others from changing the network until the transaction ends. */
export const lockNetwork = (tx: Tx, tenantId: string) =>
  tx.execute(sql`select from manufacturers where id = ${tenantId} for no key update`)

/** Which of the external ids are another partner's already. */
export async function takenExternalIds(
  tx: Tx,
  tenantId: string,
  externalIds: string[],
  except: string | null = null,
): Promise<Set<string>> {
  const rows = await tx.execute<{ id: string }>(sql`
    select w.id from jsonb_array_elements_text(${JSON.stringify(externalIds)}::text::jsonb) as w(id)
    cross join lateral (
      select from partners
      where tenant_id = ${tenantId} and external_id = w.id and id is distinct from ${except}::uuid limit 1) taken`)
  return new Set(rows.map(({ id }) => id))
}

/** The named accounts of all partners but these; the ended ones have none. */
export const readAccounts = (tx: Tx, tenantId: string, except: readonly string[]) =>
  tx.execute<{ id: string; name: string; accounts: Account[] }>(sql`
    select id, name, accounts from partners
    where tenant_id = ${tenantId} and status <> 'ended' and accounts <> '[]' and not id = ${anyOf(except)}
    order by id`)

/** Inserts partners with empty counters; two statements whatever their number. */
export async function insertPartners(
  tx: Tx,
  tenantId: string,
  partners: Partner[],
  now: Date,
): Promise<void> {
  await tx.execute(sql`
    insert into partners (tenant_id, id, external_id, name, status, tier, tags, weight, email, phone, street,
      postal_code, town, region, country, latitude, longitude, languages, territory, portfolio, capacity, absences,
      hours, certifications, caps, exclusions, accounts, available_since, version, created_at, updated_at)
    select ${tenantId}, p.id, p."externalId", p.name, p.status, p.tier, ${texts('tags')}, p.weight, p.email, p.phone,
      p.street, p."postalCode", p.town, p.region, p.country, p.latitude, p.longitude, ${texts('languages')},
      nullif(p.territory, 'null'), ${texts('portfolio')}, p.capacity, p.absences, nullif(p.hours, 'null'),
      p.certifications, nullif(p.caps, 'null'), nullif(p.exclusions, 'null'), p.accounts,
      p."availableSince", p.version, p."createdAt", ${now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(partners)}::text::jsonb) as p(id uuid, "externalId" text, name text,
      status text, tier text, tags jsonb, weight float8, email text, phone text, street text, "postalCode" text,
      town text, region text, country text, latitude float8, longitude float8, languages jsonb, territory jsonb,
      portfolio jsonb, capacity int, absences jsonb, hours jsonb, certifications jsonb,
      caps jsonb, exclusions jsonb, accounts jsonb, "availableSince" timestamptz, version int,
      "createdAt" timestamptz)`)
  await tx.execute(sql`
    insert into partner_counters (tenant_id, partner_id, open_offers, open_opportunities)
    select ${tenantId}, id::uuid, 0, 0
    from jsonb_array_elements_text(${JSON.stringify(partners.map(({ id }) => id))}::text::jsonb) as id`)
}

/** Keeps what routing knows of these partners from this network version on. */
export async function insertRevisions(
  tx: Tx,
  tenantId: string,
  networkVersion: number,
  partners: Partner[],
): Promise<void> {
  const states = partners.map(routingStateOf)
  await tx.execute(sql`
    insert into partner_revisions (tenant_id, partner_id, network_version, state)
    select ${tenantId}, (state ->> 'id')::uuid, ${networkVersion}, state
    from jsonb_array_elements(${JSON.stringify(states)}::text::jsonb) as state`)
}

/** The partner as it is kept, and nobody else changes it until the transaction ends; null when there is none. */
export async function lockPartner(tx: Tx, tenantId: string, id: string): Promise<Partner | null> {
  const [row] = await tx
    .select()
    .from(partners)
    .where(and(eq(partners.tenantId, tenantId), eq(partners.id, id)))
    .for('no key update')
  return row ? partnerOf(row) : null
}

/** Overwrites every field of a partner but its id. */
export async function savePartner(tx: Tx, tenantId: string, partner: Partner, now: Date): Promise<void> {
  const { id, createdAt: _createdAt, availableSince, ...fields } = partner
  await tx
    .update(partners)
    .set({ ...fields, availableSince: new Date(availableSince), updatedAt: now })
    .where(and(eq(partners.tenantId, tenantId), eq(partners.id, id)))
}

/** The partner with its open work and when one of its people was last here; null when there is none. */
export async function findPartner(tx: Tx, tenantId: string, id: string): Promise<KnownPartner | null> {
  const [row] = await tx
    .select({
      partner: partners,
      openOffers: partnerCounters.openOffers,
      openOpportunities: partnerCounters.openOpportunities,
      lastSeenAt: sql<string | null>`(
        select max(u.last_seen_at) from memberships m join users u on u.id = m.user_id
        where m.tenant_id = ${tenantId} and m.partner_id = ${id})`,
    })
    .from(partners)
    .innerJoin(
      partnerCounters,
      and(eq(partnerCounters.tenantId, partners.tenantId), eq(partnerCounters.partnerId, partners.id)),
    )
    .where(and(eq(partners.tenantId, tenantId), eq(partners.id, id)))
  if (!row) return null
  const { partner, lastSeenAt, ...work } = row
  return { ...partnerOf(partner), ...work, lastSeenAt: isoOf(lastSeenAt) }
}

export async function productLineNames(tx: Tx, tenantId: string): Promise<string[]> {
  const rows = await tx
    .select({ name: productLines.name })
    .from(productLines)
    .where(eq(productLines.tenantId, tenantId))
  return rows.map(({ name }) => name)
}

export async function timeZoneOf(tx: Tx, tenantId: string): Promise<string> {
  const [row] = await tx
    .select({ timeZone: manufacturers.timeZone })
    .from(manufacturers)
    .where(eq(manufacturers.id, tenantId))
  return row!.timeZone
}

type PartnerRow = typeof partners.$inferSelect

function partnerOf({
  tenantId: _tenantId,
  updatedAt: _updatedAt,
  createdAt,
  availableSince,
  ...row
}: PartnerRow): Partner {
  return {
    ...row,
    absences: row.absences ?? [],
    hours: row.hours ?? null,
    availableSince: availableSince.toISOString(),
    createdAt: createdAt.toISOString(),
  }
}

export const isoOf = (at: string | Date | null) => (at === null ? null : new Date(at).toISOString())

/** A JSON array of a record `p` as `text[]`; JSON null as null. */
const texts = (field: 'tags' | 'languages' | 'portfolio') => {
  const column = sql.raw(`p.${field}`)
  return sql`case when jsonb_typeof(${column}) = 'array' then array(select jsonb_array_elements_text(${column})) end`
}
