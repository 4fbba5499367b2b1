import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { z } from 'zod'
import { Refused, refuse } from '../../shared/refusals.ts'
import type {
  MovesPage,
  SimulatedMove,
  SimulationList,
  SimulationRow,
  SimulationView,
  movesQuery,
} from '../../shared/simulations.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import { cursorOf, readCursor } from '../http/cursor.ts'
import type { Actor } from '../identity/actor.ts'
import { allows, scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import type { SimulationRecord } from './view.ts'
import { moveInWords, resultNamed, rowOf } from './view.ts'

/** The simulations that are kept, the newest first. */
export const listSimulations = (runtime: Runtime, actor: Actor): Promise<SimulationList> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const records = await readRecords(tx, actor.tenantId, sql`true`)
    return {
      rows: records.map((record): SimulationRow => rowOf(record, actor)),
      can: allows(actor, 'rules:write') ? ['start'] : [],
    }
  })

/** One simulation with what it found. @throws Refused `not_found` */
export const showSimulation = (runtime: Runtime, actor: Actor, id: string): Promise<SimulationView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const [record] = await readRecords(tx, actor.tenantId, sql`s.id = ${id}`)
    if (!record) throw new Refused(refuse('not_found'))
    const partners = await readPartners(tx, actor.tenantId)
    return { ...rowOf(record, actor), result: record.result && resultNamed(record.result, partners) }
  })

const readRecords = (tx: Tx, tenantId: string, which: SQL): Promise<SimulationRecord[]> =>
  tx.execute<SimulationRecord & Record<string, unknown>>(sql`
    select s.id, s.status, s.asked, s.progress, s.cancelled, s.result, s.error, s.created_at as "createdAt",
      u.name as "createdBy", s.finished_at as "finishedAt"
    from simulations s
    left join users u on u.id = s.created_by and exists (
      select from memberships m where m.tenant_id = ${tenantId} and m.user_id = u.id)
    where s.tenant_id = ${tenantId} and ${which} order by s.created_at desc, s.id desc`)

async function readPartners(tx: Tx, tenantId: string) {
  const rows = await tx.execute<{ id: string; name: string; tier: string | null }>(sql`
    select id, name, tier from partners where tenant_id = ${tenantId}`)
  return new Map(rows.map((row) => [row.id, row]))
}

const position = z.object({ nth: z.int() })

/** Leads that would go elsewhere, in the order in which they were routed. @throws Refused `not_found` */
export const listMoves = (
  runtime: Runtime,
  actor: Actor,
  id: string,
  { partner, lost, after, limit }: z.output<typeof movesQuery>,
): Promise<MovesPage> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const { tenantId } = actor
    const from = readCursor(position, after)
    const [found] = await tx.execute(
      sql`select 1 from simulations where tenant_id = ${tenantId} and id = ${id}`,
    )
    if (!found) throw new Refused(refuse('not_found'))
    const rows = await tx.execute<{ nth: number; move: SimulatedMove }>(sql`
      select nth, move from simulation_moves
      where tenant_id = ${tenantId} and simulation_id = ${id} and ${from ? sql`nth > ${from.nth}` : sql`true`}
        and ${partner ? sql`${partner} in (move #>> '{before,partnerId}', move #>> '{after,partnerId}')` : sql`true`}
        and ${lost ? sql`move #>> '{before,partnerId}' is not null and move #>> '{after,outcome}' = 'unassigned'` : sql`true`}
      order by nth limit ${limit + 1}`)
    const partners = await readPartners(tx, tenantId)
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      rows: shown.map(({ nth, move }) => moveInWords(nth, move, partners, actor.locale)),
      next: last ? cursorOf({ nth: last.nth }) : null,
    }
  })
