import { sql } from 'drizzle-orm'
import type { Facts } from '../../rules/facts.ts'
import type { Tx } from '../db/transact.ts'

/** What rules and ladders may name beside partners; where no product line is listed, none is known to be unknown. */
export async function namesToCheck(tx: Tx, tenantId: string) {
  const [row] = await tx.execute<{
    productLines: string[] | null
    pipelines: string[]
    people: string[]
    webhooks: string[]
  }>(sql`
    select
      (select jsonb_agg(name order by name) from product_lines where tenant_id = ${tenantId}) as "productLines",
      (select coalesce(jsonb_agg(key order by key), '[]') from pipelines where tenant_id = ${tenantId}) as pipelines,
      (select coalesce(jsonb_agg(distinct user_id), '[]') from memberships
        where tenant_id = ${tenantId} and partner_id is null) as people,
      (select coalesce(jsonb_agg(id), '[]') from webhooks
        where tenant_id = ${tenantId} and disabled_at is null) as webhooks`)
  return row!
}

/** The facts of the latest leads since a moment, each by its latest decision; at most `most`. */
export async function recentFacts(tx: Tx, tenantId: string, since: Date, most: number): Promise<Facts[]> {
  const rows = await tx.execute<{ facts: Facts }>(sql`
    select distinct on (lead_id) facts from (
      select lead_id, at, facts from routing_decisions where tenant_id = ${tenantId} order by id desc limit ${most}
    ) as latest
    where at >= ${since.toISOString()}
    order by lead_id, at desc`)
  return rows.map(({ facts }) => facts)
}

/** Those of the regions (lower case) that some postal code lies in. */
export async function knownRegions(tx: Tx, regions: string[]): Promise<Set<string>> {
  if (!regions.length) return new Set()
  const rows = await tx.execute<{ region: string }>(sql`
    select distinct lower(r.region) as region from places, unnest(regions) as r(region)
    where lower(r.region) in (
      select value from jsonb_array_elements_text(${JSON.stringify(regions)}::text::jsonb))`)
  return new Set(rows.map(({ region }) => region))
}
