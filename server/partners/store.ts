import { sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import type { Partner } from './partner.ts'
import { routingStateOf } from './partner.ts'

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

/** Which of the external ids are another partner's already. */
export async function takenExternalIds(
  tx: Tx,
  tenantId: string,
  externalIds: string[],
  except: string | null = null,
): Promise<Set<string>> {
  const rows = await tx.execute<{ id: string }>(sql`
    select external_id as id from partners
    where tenant_id = ${tenantId} and id is distinct from ${except}::uuid
      and external_id in (select jsonb_array_elements_text(${JSON.stringify(externalIds)}::text::jsonb))`)
  return new Set(rows.map(({ id }) => id))
}

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
      hours, available_since, version, created_at, updated_at)
    select ${tenantId}, p.id, p."externalId", p.name, p.status, p.tier, ${texts('tags')}, p.weight, p.email, p.phone,
      p.street, p."postalCode", p.town, p.region, p.country, p.latitude, p.longitude, ${texts('languages')},
      nullif(p.territory, 'null'), ${texts('portfolio')}, p.capacity, p.absences, nullif(p.hours, 'null'),
      p."availableSince", p.version, p."createdAt", ${now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(partners)}::text::jsonb) as p(id uuid, "externalId" text, name text,
      status text, tier text, tags jsonb, weight float8, email text, phone text, street text, "postalCode" text,
      town text, region text, country text, latitude float8, longitude float8, languages jsonb, territory jsonb,
      portfolio jsonb, capacity int, absences jsonb, hours jsonb, "availableSince" timestamptz, version int,
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

/** A JSON array of a record `p` as `text[]`; JSON null as null. */
const texts = (field: 'tags' | 'languages' | 'portfolio') => {
  const column = sql.raw(`p.${field}`)
  return sql`case when jsonb_typeof(${column}) = 'array' then array(select jsonb_array_elements_text(${column})) end`
}
