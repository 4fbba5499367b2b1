import type { SQL } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { LeadIds, LeadRow, LeadStatus, leadIdsQuery, leadQuery } from '../../shared/leads.ts'
import { leadStatuses } from '../../shared/codes.ts'
import { leadTitle } from '../../shared/lead-title.ts'
import { id } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import { cursorOf, readCursor } from '../http/cursor.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'

interface Row extends Record<string, unknown> {
  id: string
  receivedAt: string
  status: LeadStatus
  statusReason: string | null
  company: string | null
  person: string | null
  productLine: string | null
  productKnown: boolean
  quantity: number | null
  country: string
  postalCode: string | null
  town: string | null
  source: string | null
  grade: string | null
  partner: { id: string; name: string } | null
  respondBy: string | null
  offers: number
}

/** Rows of the manufacturer's list that a condition over `l` (leads), `c` (contacts) and `o` (the open offer, of a race the one that ends first)
 * picks. */
export async function leadRows(
  tx: Tx,
  actor: Actor,
  where: SQL,
  order: SQL,
  limit: number,
): Promise<LeadRow[]> {
  const { tenantId } = actor
  const rows = await tx.execute<Row>(sql`
    select l.id, l.received_at as "receivedAt", l.status, l.status_reason as "statusReason", c.company,
      nullif(concat_ws(' ', c.first_name, c.last_name), '') as person, l.product_line as "productLine",
      l.product_line is null or exists (select from product_lines pl
        where pl.tenant_id = ${tenantId} and lower(pl.name) = lower(l.product_line)) as "productKnown",
      l.quantity::float8 as quantity, l.country, l.postal_code as "postalCode", l.town, l.source, l.grade,
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as partner,
      o.respond_by as "respondBy",
      (select count(*)::int from offers a where a.tenant_id = ${tenantId} and a.lead_id = l.id) as offers
    from leads l
    join lead_contacts c on c.tenant_id = ${tenantId} and c.lead_id = l.id
    left join offers o on o.tenant_id = ${tenantId} and o.lead_id = l.id and o.status = 'open'
      and not exists (select from offers e where e.tenant_id = ${tenantId} and e.lead_id = o.lead_id and e.status = 'open'
        and (e.respond_by, e.id) < (o.respond_by, o.id))
    left join partners p on p.tenant_id = ${tenantId} and p.id = coalesce(l.partner_id, o.partner_id)
    where l.tenant_id = ${tenantId} and ${where}
    order by ${order} limit ${limit}`)
  return rows.map((row) => viewOf(row, actor))
}

function viewOf(
  { country, postalCode, town, person, quantity: _quantity, ...row }: Row,
  actor: Actor,
): LeadRow {
  return {
    ...row,
    receivedAt: new Date(row.receivedAt).toISOString(),
    title:
      row.company ??
      person ??
      leadTitle({ ...row, quantity: _quantity, country, postalCode, town }, actor.locale),
    place: { country, postalCode, town },
    respondBy: row.respondBy && new Date(row.respondBy).toISOString(),
  }
}

type Query = z.output<typeof leadQuery>
type Filters = z.output<typeof leadIdsQuery>

const orders = {
  newest: { by: sql`l.received_at desc, l.id desc`, after: sql`(l.received_at, l.id) <`, at: 'receivedAt' },
  oldest: { by: sql`l.received_at, l.id`, after: sql`(l.received_at, l.id) >`, at: 'receivedAt' },
  deadline: {
    by: sql`coalesce(o.respond_by, 'infinity'), l.id`,
    after: sql`(coalesce(o.respond_by, 'infinity'), l.id) >`,
    at: 'respondBy',
  },
} as const

const position = z.object({ at: z.union([z.iso.datetime(), z.literal('infinity')]), id })

/** The manufacturer's leads, with the count of each status under the other filters. */
export const listLeads = (runtime: Runtime, actor: Actor, query: Query) =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const order = orders[query.sort ?? 'newest']
    const from = readCursor(position, query.after)
    const filters = filtersOf(query)
    const status = statusesOf(query)
    const page = from ? sql`${order.after} (${from.at}::timestamptz, ${from.id}::uuid)` : sql`true`
    const rows = await leadRows(
      tx,
      actor,
      sql`${filters} and ${status} and ${page}`,
      order.by,
      query.limit + 1,
    )
    const shown = rows.slice(0, query.limit)
    const last = rows.length > query.limit ? shown.at(-1) : undefined
    const next = last ? cursorOf({ at: last[order.at] ?? 'infinity', id: last.id }) : null
    return { rows: shown, next, counts: await countsOf(tx, actor.tenantId, filters) }
  })

const idsAtOnce = 1000

/** The ids of the leads under the filters, the newest first, as many as can be steered at once; and how many there are. */
export const listLeadIds = (runtime: Runtime, actor: Actor, query: Filters): Promise<LeadIds> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const rows = await tx.execute<{ id: string; count: number }>(sql`
      select l.id, (count(*) over ())::int as count
      from leads l join lead_contacts c on c.tenant_id = ${actor.tenantId} and c.lead_id = l.id
      where l.tenant_id = ${actor.tenantId} and ${filtersOf(query)} and ${statusesOf(query)}
      order by l.received_at desc, l.id desc limit ${idsAtOnce}`)
    return { ids: rows.map(({ id }) => id), count: rows[0]?.count ?? 0 }
  })

async function countsOf(tx: Tx, tenantId: string, filters: SQL): Promise<Record<string, number>> {
  const rows = await tx.execute<{ status: string; count: number }>(sql`
    select l.status, count(*)::int as count
    from leads l
    join lead_contacts c on c.tenant_id = ${tenantId} and c.lead_id = l.id
    where l.tenant_id = ${tenantId} and ${filters} group by l.status`)
  return Object.fromEntries(rows.map((row) => [row.status, row.count]))
}

function statusesOf({ status }: Filters): SQL {
  const wanted = (status ?? '').split(',').filter((one) => (leadStatuses as readonly string[]).includes(one))
  return wanted.length
    ? sql`l.status in (${sql.join(
        wanted.map((one) => sql`${one}`),
        sql`, `,
      )})`
    : sql`true`
}

function filtersOf({ partner, product, source, search, from, to }: Filters): SQL {
  const parts = [sql`true`]
  if (partner)
    parts.push(
      sql`exists (select from offers a where a.tenant_id = l.tenant_id and a.lead_id = l.id and a.partner_id = ${partner})`,
    )
  if (product) parts.push(sql`lower(l.product_line) = lower(${product})`)
  if (source) parts.push(sql`l.source = ${source}`)
  if (from)
    parts.push(
      sql`l.received_at >= ${from}::date::timestamp at time zone (select time_zone from manufacturers where id = l.tenant_id)`,
    )
  if (to)
    parts.push(
      sql`l.received_at < (${to}::date + 1)::timestamp at time zone (select time_zone from manufacturers where id = l.tenant_id)`,
    )
  if (search) {
    const like = `%${search.replace(/[\\%_]/g, (char) => `\\${char}`)}%`
    parts.push(sql`(c.company ilike ${like} or concat_ws(' ', c.first_name, c.last_name) ilike ${like} or c.email ilike ${like}
      or l.product_line ilike ${like} or l.postal_code ilike ${like} or l.town ilike ${like} or l.external_id = ${search})`)
  }
  return sql.join(parts, sql` and `)
}
