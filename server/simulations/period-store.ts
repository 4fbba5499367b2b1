import { sql } from 'drizzle-orm'
import type { RuleSet } from '../../rules/rule-set.ts'
import type { SimulationAsked } from '../../shared/simulations.ts'
import { anyOf } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import type { History } from './history.ts'
import type { Hold } from './open-work.ts'
import type { Recorded } from './recorded.ts'

export async function readTask(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<{ asked: SimulationAsked; content: RuleSet } | null> {
  const [row] = await tx.execute<{ asked: SimulationAsked; content: RuleSet }>(sql`
    select asked, content from simulations where tenant_id = ${tenantId} and id = ${id}`)
  return row ?? null
}

/**
 * The first decision of each lead that came in between two moments, in the order in which they were made. Those that a
 * channel manager made by hand are left out: no rule can make them again.
 */
export async function readFirstDecisions(tx: Tx, tenantId: string, from: Date, to: Date): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select d.id from leads l
    cross join lateral (
      select id, at, outcome, rule_key from routing_decisions
      where tenant_id = ${tenantId} and lead_id = l.id order by at, id limit 1) d
    where l.tenant_id = ${tenantId} and l.received_at >= ${from.toISOString()} and l.received_at < ${to.toISOString()}
      and not (d.outcome in ('assigned', 'offered') and d.rule_key is null)
    order by d.at, d.id`)
  return rows.map(({ id }) => id)
}

/** Decisions by their ids, in that order. @param whole with why; a comparison of partners needs none */
export async function readRecorded(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
  whole: boolean,
): Promise<Recorded[]> {
  const rows = await tx.execute<Recorded & Record<string, unknown>>(sql`
    select d.lead_id as "leadId", c.company, c.domain_key as domain, json_build_object('id', d.id, 'at', d.at,
      'outcome', d.outcome, 'reason', d.reason, 'ruleSetVersion', d.rule_set_version, 'networkVersion', d.network_version,
      'ruleKey', d.rule_key, 'widened', d.widened, 'facts', d.facts, 'asked', d.asked, 'partnerId', d.partner_id,
      'ranking', d.ranking, 'moreRanked', d.more_ranked, 'missed', d.missed, 'why', ${whole ? sql`d.why` : sql`null`}, 'fault', d.fault) as decision
    from routing_decisions d
    left join lead_contacts c on c.tenant_id = ${tenantId} and c.lead_id = d.lead_id
    where d.tenant_id = ${tenantId} and d.id = ${anyOf(ids)}`)
  const byId = new Map(rows.map((row) => [row.decision.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/**
 * What partners held between two moments: offers until they were answered or taken back, accepted ones until their
 * opportunity was closed or came back, and opportunities from before Baton. Offers of the 45 days before are among them,
 * because caps count weeks and months. In the order in which they began.
 */
export async function readHolds(tx: Tx, tenantId: string, from: Date, to: Date): Promise<Hold[]> {
  const rows = await tx.execute<HoldRow>(sql`
    with held as (
      select o.lead_id, o.partner_id, o.decision_id, o.made_at as began, o.day, o.status = 'withdrawn' as withdrawn,
        case o.status when 'open' then null when 'accepted' then coalesce(o.returned_at, p.closed_at)
          else o.answered_at end as ended
      from offers o
      left join opportunities p on p.tenant_id = ${tenantId} and p.partner_id = o.partner_id and p.lead_id = o.lead_id
        and p.offer_id = o.id
      where o.tenant_id = ${tenantId} and o.made_at < ${to.toISOString()}
      union all
      select lead_id, partner_id, null, accepted_at, null, false, closed_at from opportunities
      where tenant_id = ${tenantId} and offer_id is null and accepted_at < ${to.toISOString()}
    )
    select lead_id as "leadId", partner_id as "partnerId", coalesce(decision_id::text, '') as "decisionId",
      to_char(day, 'YYYY-MM-DD') as day, withdrawn,
      (extract(epoch from began) * 1000)::float8 as "from", (extract(epoch from ended) * 1000)::float8 as until
    from held where ended is null or ended >= ${from.toISOString()} or began >= ${from.toISOString()}::timestamptz - interval '45 days'
    order by began, coalesce(decision_id::text, '')`)
  return rows.map((row) => ({ ...row, until: row.until ?? Infinity }))
}

interface HoldRow extends Record<string, unknown> {
  leadId: string
  partnerId: string
  decisionId: string
  day: string | null
  withdrawn: boolean
  from: number
  until: number | null
}

/** What partners made of the offers made between two moments, by partner id; the network's under null. */
export async function readHistories(
  tx: Tx,
  tenantId: string,
  from: Date,
  to: Date,
): Promise<Map<string | null, History>> {
  const rows = await tx.execute<History & { partnerId: string | null } & Record<string, unknown>>(sql`
    with made as (
      select o.partner_id, o.status, p.status as outcome,
        case when o.status = 'accepted' and o.mode <> 'assign' then
          (extract(epoch from o.answered_at - o.made_at) / 60)::float8 end as accept_minutes,
        (extract(epoch from coalesce(case o.status when 'open' then null when 'accepted' then coalesce(o.returned_at, p.closed_at)
          else o.answered_at end, greatest(${to.toISOString()}::timestamptz, o.made_at)) - o.made_at) * 1000)::float8 as held_ms
      from offers o
      left join opportunities p on p.tenant_id = ${tenantId} and p.partner_id = o.partner_id and p.lead_id = o.lead_id
        and p.offer_id = o.id
      where o.tenant_id = ${tenantId} and o.made_at >= ${from.toISOString()} and o.made_at < ${to.toISOString()}
    )
    select partner_id as "partnerId", count(accept_minutes)::int as "askedAndAccepted",
      percentile_cont(0.5) within group (order by accept_minutes) as "acceptMinutesMedian",
      count(*) filter (where status = 'accepted')::int as accepted,
      count(*) filter (where status = 'declined')::int as declined,
      count(*) filter (where status = 'expired')::int as expired,
      count(*) filter (where outcome = 'won')::int as won, count(*)::int as held, avg(held_ms)::float8 as "heldMs"
    from made group by grouping sets ((), (partner_id))`)
  return new Map(rows.map(({ partnerId, ...history }) => [partnerId, history]))
}
