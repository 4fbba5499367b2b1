import { sql } from 'drizzle-orm'
import type { RuleSet } from '../../rules/rule-set.ts'
import type { SimulatedMove, SimulationAsked, SimulationResult } from '../../shared/simulations.ts'
import type { Tx } from '../db/transact.ts'
import { simulationMoves, simulations } from './tables.ts'

export interface NewSimulation {
  id: string
  asked: SimulationAsked
  content: RuleSet
  createdAt: Date
  createdBy: string | null
}

export const insertSimulation = (tx: Tx, tenantId: string, one: NewSimulation) =>
  tx.insert(simulations).values({ tenantId, ...one, status: 'waiting', progress: 0 })

/** Locks out whoever else starts one, and counts those that are not finished. */
export async function countUnfinished(tx: Tx, tenantId: string): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${tenantId}, 3))`)
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from simulations
    where tenant_id = ${tenantId} and status in ('waiting', 'running')`)
  return row!.count
}

/** Deletes all but the newest, with their moves; those that are not finished stay. */
export async function deleteOld(tx: Tx, tenantId: string, kept: number): Promise<void> {
  const old = sql`select id from simulations
    where tenant_id = ${tenantId} and status not in ('waiting', 'running')
      and id not in (select id from simulations where tenant_id = ${tenantId} order by created_at desc, id desc limit ${kept})`
  await tx.execute(
    sql`delete from simulation_moves where tenant_id = ${tenantId} and simulation_id in (${old})`,
  )
  await tx.execute(sql`delete from simulations where tenant_id = ${tenantId} and id in (${old})`)
}

/** Tenants with simulations that wait, or whose server was not heard of until its lease ended. */
export async function dueTenants(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct tenant_id as id from simulations
    where status in ('waiting', 'running') and (status = 'waiting' or lease_until < ${now.toISOString()})`)
  return rows.map(({ id }) => id)
}

export interface Claim {
  id: string
  asked: SimulationAsked
  createdAt: Date
  /** It was begun before, and its server was not heard of again. */
  again: boolean
  /** By which this server's claim is known: another one's would be a later moment. */
  leaseUntil: Date
}

interface ClaimRow extends Record<string, unknown> {
  id: string
  asked: SimulationAsked
  createdAt: string
  again: boolean
}

/** Takes the simulation that waits longest, or one whose server has not been heard of until its lease ended. */
export async function claimSimulation(
  tx: Tx,
  tenantId: string,
  now: Date,
  leaseUntil: Date,
): Promise<Claim | null> {
  const [row] = await tx.execute<ClaimRow>(sql`
    with next as (
      select id, status = 'running' as again from simulations
      where tenant_id = ${tenantId} and status in ('waiting', 'running')
        and (status = 'waiting' or lease_until < ${now.toISOString()})
      order by created_at, id limit 1 for update skip locked
    )
    update simulations s set status = 'running', progress = 0, lease_until = ${leaseUntil.toISOString()}
    from next where s.tenant_id = ${tenantId} and s.id = next.id
    returning s.id, s.asked, s.created_at as "createdAt", next.again`)
  return row ? { ...row, createdAt: new Date(row.createdAt), leaseUntil } : null
}

const mine = (tenantId: string, { id, leaseUntil }: Claim) =>
  sql`tenant_id = ${tenantId} and id = ${id} and status = 'running' and lease_until = ${leaseUntil.toISOString()}`

/** Notes how far it is. @returns whether it is to go on; null where the claim is another server's by now */
export async function noteProgress(
  tx: Tx,
  tenantId: string,
  claim: Claim,
  progress: number,
  leaseUntil: Date,
): Promise<'on' | 'cancelled' | null> {
  const [row] = await tx.execute<{ cancelled: boolean }>(sql`
    update simulations set progress = ${progress}, lease_until = ${leaseUntil.toISOString()}
    where ${mine(tenantId, claim)} returning cancelled`)
  if (!row) return null
  return row.cancelled ? 'cancelled' : 'on'
}

export type Ending =
  { status: 'done'; result: SimulationResult } | { status: 'cancelled' } | { status: 'failed'; error: string }

/** Ends a claimed simulation. @returns whether the claim still held */
export async function endSimulation(
  tx: Tx,
  tenantId: string,
  claim: Claim,
  ending: Ending,
  now: Date,
): Promise<boolean> {
  const result = ending.status === 'done' ? JSON.stringify(ending.result) : null
  const rows = await tx.execute(sql`
    update simulations set status = ${ending.status}, finished_at = ${now.toISOString()}, lease_until = null,
      result = ${result}::text::json, error = ${ending.status === 'failed' ? ending.error : null},
      progress = case when ${ending.status === 'done'} then 1 else progress end
    where ${mine(tenantId, claim)} returning id`)
  return rows.length > 0
}

/** Gives a claimed simulation back, so that any server may begin it again. */
export const giveBack = (tx: Tx, tenantId: string, claim: Claim) =>
  tx.execute(sql`
    update simulations set status = 'waiting', progress = 0, lease_until = null where ${mine(tenantId, claim)}`)

/** Asks for the end of a simulation; one that waits ends at once. @returns its status before, null where there is none */
export async function askToCancel(tx: Tx, tenantId: string, id: string, now: Date): Promise<string | null> {
  const [row] = await tx.execute<{ before: string }>(sql`
    with one as (
      select id, status from simulations where tenant_id = ${tenantId} and id = ${id} for update
    ), changed as (
      update simulations s set cancelled = true,
        status = case when s.status = 'waiting' then 'cancelled' else s.status end,
        finished_at = case when s.status = 'waiting' then ${now.toISOString()}::timestamptz end
      from one where s.tenant_id = ${tenantId} and s.id = one.id and s.status in ('waiting', 'running')
    )
    select status as before from one`)
  return row?.before ?? null
}

/** Writes moves; those of the same numbers, from a run that was broken off, are replaced. */
export async function insertMoves(
  tx: Tx,
  tenantId: string,
  simulationId: string,
  moves: readonly SimulatedMove[],
  from: number,
): Promise<void> {
  if (!moves.length) return
  const rows = moves.map((move, index) => ({ nth: from + index, leadId: move.leadId, move }))
  await tx.execute(sql`
    insert into simulation_moves (tenant_id, simulation_id, nth, lead_id, move)
    select ${tenantId}, ${simulationId}, nth, "leadId", move
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as m(nth int, "leadId" uuid, move json)
    on conflict (tenant_id, simulation_id, nth) do update set lead_id = excluded.lead_id, move = excluded.move`)
}

export const deleteMoves = (tx: Tx, tenantId: string, simulationId: string) =>
  tx.delete(simulationMoves).where(sql`tenant_id = ${tenantId} and simulation_id = ${simulationId}`)
