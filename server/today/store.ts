import { sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import { instantsOf } from '../scorecards/period.ts'
import { expiring, silent } from './stuck.ts'

export async function countExpiring(tx: Tx, tenantId: string, now: Date): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(distinct o.lead_id)::int as count from offers o where o.tenant_id = ${tenantId} and ${expiring(now)}`)
  return row!.count
}

/** How many leads nobody can be offered, and how many somebody must look at. */
export async function countWaiting(tx: Tx, tenantId: string): Promise<{ unassigned: number; held: number }> {
  const rows = await tx.execute<{ status: 'unassigned' | 'held'; count: number }>(sql`
    select status, count(*)::int as count from leads
    where tenant_id = ${tenantId} and status in ('unassigned', 'held') group by status`)
  const of = new Map(rows.map(({ status, count }) => [status, count]))
  return { unassigned: of.get('unassigned') ?? 0, held: of.get('held') ?? 0 }
}

/** Opportunities whose partner asks for help, the longest waiting first, and how many there are in all. */
export async function findHelpWanted(tx: Tx, tenantId: string, limit: number) {
  const rows = await tx.execute<{ id: string; count: number }>(sql`
    select o.id, count(*) over ()::int as count from opportunities o
    where o.tenant_id = ${tenantId} and o.help_wanted_at is not null and o.status in ('open', 'postponed')
    order by o.help_wanted_at, o.id limit ${limit}`)
  return { count: rows[0]?.count ?? 0, ids: rows.map(({ id }) => id) }
}

/** The silent opportunities, those that are proposed to be reclaimed first, then the longest silent, and how many there are in all. */
export async function findSilent(tx: Tx, tenantId: string, now: Date, limit: number) {
  const rows = await tx.execute<{ id: string; count: number }>(sql`
    select o.id, count(*) over ()::int as count from opportunities o
    where o.tenant_id = ${tenantId} and ${silent(now)}
    order by (o.reclaim_proposed_at is null), o.last_activity_at, o.id limit ${limit}`)
  return { count: rows[0]?.count ?? 0, ids: rows.map(({ id }) => id) }
}

/** Leads that came in on these days of the zone, both included. */
export async function countLeads(
  tx: Tx,
  tenantId: string,
  days: { from: string; to: string },
  zone: string,
): Promise<number> {
  const { start, end } = instantsOf(days, zone)
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from leads
    where tenant_id = ${tenantId} and received_at >= ${start!.toISOString()} and received_at < ${end!.toISOString()}`)
  return row!.count
}
