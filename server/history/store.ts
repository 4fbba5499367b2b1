import { sql } from 'drizzle-orm'
import type { Locale } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'

export interface TenantSettings {
  country: string
  currency: string
  timeZone: string
  locale: Locale
}

export async function settingsOf(tx: Tx, tenantId: string): Promise<TenantSettings> {
  const [row] = await tx.execute<TenantSettings & Record<string, unknown>>(sql`
    select country, currency, time_zone as "timeZone", locale from manufacturers where id = ${tenantId}`)
  return row!
}

export const countryOf = async (tx: Tx, tenantId: string): Promise<string> =>
  (await settingsOf(tx, tenantId)).country

/** Every manufacturer of this installation, asked as the clockwork asks: by name and id alone. */
export const allManufacturers = (tx: Tx): Promise<{ id: string; name: string }[]> =>
  tx.execute<{ id: string; name: string }>(sql`select id, name from manufacturers order by lower(name), id`)

/** Partners by what a file may call them. */
export const partnerReferences = (tx: Tx, tenantId: string) =>
  tx.execute<{ id: string; name: string; externalId: string | null }>(sql`
    select id, name, external_id as "externalId" from partners where tenant_id = ${tenantId}`)

/** Lets one import of opportunities of this tenant go at a time, until the transaction ends. */
export const lockImport = (tx: Tx, tenantId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${tenantId}, 3))`)

/** Which of these external ids an opportunity has already; looked up one by one, whatever the planner thinks of jsonb. */
export async function knownOpportunities(
  tx: Tx,
  tenantId: string,
  externalIds: string[],
): Promise<Set<string>> {
  const rows = await tx.execute<{ id: string }>(sql`
    select w.id from jsonb_array_elements_text(${JSON.stringify(externalIds)}::text::jsonb) as w(id)
    cross join lateral (
      select from opportunities o where o.tenant_id = ${tenantId} and o.external_id = w.id limit 1) known`)
  return new Set(rows.map(({ id }) => id))
}

/** The product lines by name, in small letters. */
export async function knownProducts(tx: Tx, tenantId: string): Promise<Set<string>> {
  const rows = await tx.execute<{ name: string }>(sql`
    select lower(name) as name from product_lines where tenant_id = ${tenantId}`)
  return new Set(rows.map(({ name }) => name))
}
