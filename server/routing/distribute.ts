import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { systemActor } from '../identity/actor.ts'
import { owe } from '../notifications/owe.ts'
import { countWork } from '../partners/counters.ts'
import { loadGazetteer } from '../places/gazetteer.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import type { Runtime } from '../runtime.ts'
import { aftermathOf } from './aftermath.ts'
import type { Memory } from './memory.ts'
import { asDistributor } from './memory.ts'
import type { Routable, Route } from './plan.ts'
import { planRoutes } from './plan.ts'
import { loadOpenWork } from './store.ts'
import { askedInVain, claimWaiting, saveRoutedLeads } from './waiting-store.ts'
import { writeRoutes } from './write.ts'

const batchSize = 500

/** Routes a batch of leads that wait; answers how many there were. */
export async function distributeWaiting(
  runtime: Runtime,
  tenantId: string,
  limit = batchSize,
): Promise<number> {
  const gazetteer = await loadGazetteer(runtime)
  return asDistributor(runtime, tenantId, async (tx, memory) => {
    const now = memory.at
    const waiting = await claimWaiting(tx, tenantId, now, limit)
    await routeAgain(tx, runtime, systemActor(tenantId), waiting, memory, gazetteer, now)
    return waiting.length
  })
}

/** Routes leads that are already on file, in the distributor's transaction. */
export async function routeAgain(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  routables: Routable[],
  memory: Memory,
  gazetteer: Gazetteer,
  now: Date,
): Promise<Route[]> {
  if (!routables.length) return []
  const openWork = await loadOpenWork(tx, actor.tenantId)
  const planning = { memory, gazetteer, openWork, now, newId: () => runtime.newId() }
  const routes = planRoutes(routables, planning)
  await saveRoutedLeads(tx, actor.tenantId, routes, now)
  await writeRoutes(tx, runtime, actor, routes, memory, now)
  const stranded = routes.flatMap(({ status, lead, asked }) =>
    status === 'unassigned' && asked.length ? [lead.id] : [],
  )
  const after = aftermathOf(routes, memory, await askedInVain(tx, actor.tenantId, stranded))
  await record(tx, runtime, actor, after.changes, now)
  await owe(tx, runtime, actor.tenantId, after.notifications, now)
  await countWork(tx, actor.tenantId, after.counters)
  return routes
}
