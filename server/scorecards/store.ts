import type { SQL } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import type { CloseCounts, CustomerCounts, OfferCounts } from './figures.ts'
import type { Period } from './period.ts'
import { instantsOf } from './period.ts'

/**
 * Whose rows of which period are counted: `network` all of them together, `partners` together and for each partner,
 * an id that partner's alone.
 */
export interface Cut {
  tenantId: string
  period: Period
  zone: string
  of: 'network' | 'partners' | { partnerId: string }
}

/** Null where all partners' rows were counted together: rows, not partners' figures, make the network's medians. */
interface Counted extends Record<string, unknown> {
  partnerId: string | null
}

/** Offers made in the period. Who was not asked, because the lead was assigned, has no response time. */
export const countOffers = (tx: Tx, cut: Cut): Promise<(Counted & OfferCounts & { partners: number })[]> =>
  tx.execute<Counted & OfferCounts & { partners: number }>(sql`
    with cohort as (
      select o.partner_id, o.status, o.working_minutes, p.status as outcome,
        case when o.status in ('accepted', 'declined') and o.mode <> 'assign' then ${minutes(sql`o.answered_at - o.made_at`)} end
          as response,
        ${minutes(sql`p.first_contact_at - p.accepted_at`)} as first_contact
      from offers o
      left join opportunities p on p.tenant_id = ${cut.tenantId} and p.partner_id = o.partner_id and p.lead_id = o.lead_id and p.offer_id = o.id
      where o.tenant_id = ${cut.tenantId} and ${within(sql`o.made_at`, cut)} and ${ofPartner(sql`o.partner_id`, cut)}
    )
    select ${partner(cut)} as "partnerId", count(distinct partner_id)::int as partners, count(*)::int as offered,
      ${counting('status', 'accepted')}, ${counting('status', 'declined')}, ${counting('status', 'expired')},
      ${counting('status', 'withdrawn')}, ${counting('status', 'open')},
      count(*) filter (where outcome = 'won')::int as converted,
      jsonb_build_object('median', ${percentile(0.5, 'response')}, 'p90', ${percentile(0.9, 'response')}) as response,
      jsonb_build_object(
        'median', ${percentile(0.5, 'working_minutes', sql`response is not null`)},
        'p90', ${percentile(0.9, 'working_minutes', sql`response is not null`)}) as "workingResponse",
      ${percentile(0.5, 'first_contact')} as "firstContactMedian"
    from cohort ${grouped(cut)}`)

/** Opportunities closed in the period. A cycle is the days on the calendar between acceptance and close. */
export const countClosed = (tx: Tx, cut: Cut): Promise<(Counted & CloseCounts & { partners: number })[]> =>
  tx.execute<Counted & CloseCounts & { partners: number }>(sql`
    with closed as (
      select partner_id, status,
        (closed_at at time zone ${cut.zone})::date - (accepted_at at time zone ${cut.zone})::date as days
      from opportunities
      where tenant_id = ${cut.tenantId} and closed_at is not null and ${within(sql`closed_at`, cut)}
        and status in ('won', 'lost') and ${ofPartner(sql`partner_id`, cut)}
    )
    select ${partner(cut)} as "partnerId", count(distinct partner_id)::int as partners, ${counting('status', 'won')}, ${counting('status', 'lost')},
      ${percentile(0.5, 'days', sql`status = 'won'`)} as "daysToWinMedian",
      ${percentile(0.5, 'days', sql`status = 'lost'`)} as "daysToLoseMedian"
    from closed ${grouped(cut)}`)

/** Customers who were asked in the period whether somebody had been in touch, by mail or on their page. */
export const countCustomers = (tx: Tx, cut: Cut): Promise<(Counted & CustomerCounts)[]> =>
  tx.execute<Counted & CustomerCounts>(sql`
    with asked as (
      select k.partner_id, k.answer, exists (select from discrepancies d
        where d.tenant_id = ${cut.tenantId} and d.check_id = k.id and d.opportunity_id = k.opportunity_id
          and coalesce(d.resolution, 'customer_right') = 'customer_right') as missed
      from customer_checks k
      where k.tenant_id = ${cut.tenantId} and k.kind = 'check' and ${within(sql`k.asked_at`, cut)}
        and ${ofPartner(sql`k.partner_id`, cut)}
    )
    select ${partner(cut)} as "partnerId", count(*)::int as asked, count(answer)::int as answered,
      count(*) filter (where missed)::int as "notReached"
    from asked ${grouped(cut)}`)

interface Value extends Counted {
  currency: string
  amount: number
}

/** The order value of what was won in the period, currencies side by side. */
export const sumWon = (tx: Tx, cut: Cut): Promise<Value[]> =>
  tx.execute<Value>(sql`
    select ${partner(cut)} as "partnerId", currency, sum(order_value)::float8 as amount
    from opportunities
    where tenant_id = ${cut.tenantId} and closed_at is not null and ${within(sql`closed_at`, cut)} and status = 'won'
      and ${ofPartner(sql`partner_id`, cut)}
    ${grouped(cut, 'currency')}
    order by currency`)

interface Pipeline extends Value {
  weighted: number
  count: number
}

/** What is open or postponed now, whatever the period; weighted by the override or the stage's probability. */
export const sumPipeline = (tx: Tx, cut: Cut): Promise<Pipeline[]> =>
  tx.execute<Pipeline>(sql`
    with stage as (
      select p.id, s ->> 'key' as key, (s ->> 'probability')::int as probability
      from pipelines p cross join jsonb_array_elements(p.stages) s
      where p.tenant_id = ${cut.tenantId}
    )
    select ${partner(cut)} as "partnerId", o.currency, count(*)::int as count, coalesce(sum(o.amount), 0)::float8 as amount,
      round(coalesce(sum(o.amount * coalesce(o.probability, s.probability, 0) / 100), 0), 2)::float8 as weighted
    from opportunities o left join stage s on s.id = o.pipeline_id and s.key = o.stage
    where o.tenant_id = ${cut.tenantId} and o.status in ('open', 'postponed') and ${ofPartner(sql`o.partner_id`, cut)}
    ${grouped(cut, 'currency')}
    order by currency`)

/** Everybody who may appear in a table of partners, by name. */
export const partnerNames = (tx: Tx, tenantId: string): Promise<{ id: string; name: string }[]> =>
  tx.execute<{ id: string; name: string }>(sql`
    select id, name from partners where tenant_id = ${tenantId} order by lower(name), id`)

const minutes = (interval: SQL) => sql`(extract(epoch from ${interval}) / 60)::float8`

const counting = (column: string, value: string) =>
  sql`count(*) filter (where ${sql.raw(column)} = ${sql.raw(`'${value}'`)})::int as ${sql.raw(value)}`

const percentile = (fraction: 0.5 | 0.9, column: string, where: SQL = sql`true`) =>
  sql`percentile_cont(${sql.raw(String(fraction))}) within group (order by ${sql.raw(column)}) filter (where ${where})`

function within(at: SQL, { period, zone }: Cut): SQL {
  const { start, end } = instantsOf(period, zone)
  const bounds = [
    ...(start ? [sql`${at} >= ${start.toISOString()}::timestamptz`] : []),
    ...(end ? [sql`${at} < ${end.toISOString()}::timestamptz`] : []),
  ]
  return bounds.length ? sql.join(bounds, sql` and `) : sql`true`
}

const ofPartner = (column: SQL, { of }: Cut): SQL =>
  typeof of === 'string' ? sql`true` : sql`${column} = ${of.partnerId}`

/** The group's partner; all rows together have none. */
const partner = ({ of }: Cut): SQL => (of === 'network' ? sql`null::uuid` : sql`partner_id`)

/** Rows of each group that the cut asks for; an empty set groups all rows together. */
function grouped({ of }: Cut, by?: 'currency'): SQL {
  const also = by ? [by] : []
  const sets =
    of === 'network'
      ? [also]
      : of === 'partners'
        ? [also, ['partner_id', ...also]]
        : [['partner_id', ...also]]
  return sql.raw(`group by grouping sets (${sets.map((columns) => `(${columns.join(', ')})`).join(', ')})`)
}

/** Partners that may get leads again, by name, with the score that routing compares. */
export const readPublished = (tx: Tx, tenantId: string) =>
  tx.execute<{ id: string; name: string; performance: number | null }>(sql`
    select id, name, performance from partners where tenant_id = ${tenantId} and status <> 'ended' order by lower(name), id`)
