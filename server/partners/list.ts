import type { SQL } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { partnerPage, partnerQuery, partnerRow } from '../../shared/partners.ts'
import { id, line } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'
import { cursorOf, readCursor } from '../http/cursor.ts'
import type { Actor } from '../identity/actor.ts'
import { isoOf } from './store.ts'

/** The name in lower case and the id of a page's last partner. */
const position = z.tuple([line(400), id])

type Row = z.infer<typeof partnerRow> & { sort: string }

/** A page of the network by name. `search` looks in name, town, postal code, external id and mail address. */
export async function listPartners(
  tx: Tx,
  actor: Actor,
  { search, status, tier, after, limit }: z.output<typeof partnerQuery>,
): Promise<z.infer<typeof partnerPage>> {
  const conditions: SQL[] = [sql`p.tenant_id = ${actor.tenantId}`]
  if (search?.trim()) conditions.push(matches(search.trim()))
  if (status) conditions.push(sql`p.status = ${status}`)
  if (tier) conditions.push(sql`p.tier = ${tier}`)
  const start = readCursor(position, after)
  if (start) conditions.push(sql`(lower(p.name), p.id) > (${start[0]}, ${start[1]}::uuid)`)
  const found = await tx.execute<Row>(sql`
    select p.id, p.name, p.status, p.tier, to_jsonb(p.tags) as tags, p.town, p.postal_code as "postalCode", p.country,
      p.latitude, p.longitude, c.open_offers + c.open_opportunities as "openWork", p.capacity, lower(p.name) as sort,
      (select max(u.last_seen_at) from memberships m join users u on u.id = m.user_id
       where m.tenant_id = p.tenant_id and m.partner_id = p.id) as "lastSeenAt"
    from partners p join partner_counters c on c.tenant_id = p.tenant_id and c.partner_id = p.id
    where ${sql.join(conditions, sql` and `)}
    order by lower(p.name), p.id limit ${limit + 1}`)
  const page = found.slice(0, limit)
  const last = found.length > limit ? page.at(-1) : undefined
  return {
    rows: page.map(({ sort: _sort, ...row }) => ({ ...row, lastSeenAt: isoOf(row.lastSeenAt) })),
    next: last ? cursorOf([last.sort, last.id]) : null,
  }
}

function matches(search: string): SQL {
  const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  const fields = [sql`p.name`, sql`p.town`, sql`p.postal_code`, sql`p.external_id`, sql`p.email`]
  return sql`(${sql.join(
    fields.map((field) => sql`lower(${field}) like ${pattern}`),
    sql` or `,
  )})`
}
