import { sql } from 'drizzle-orm'
import { Refused, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { owe } from '../notifications/owe.ts'
import { countWork } from '../partners/counters.ts'
import { loadGazetteer } from '../places/gazetteer.ts'
import { aftermathOf } from '../routing/aftermath.ts'
import { byHand } from '../routing/by-hand.ts'
import { routeAgain } from '../routing/distribute.ts'
import { asDistributor } from '../routing/memory.ts'
import type { Routable } from '../routing/plan.ts'
import { readRoutable, saveRoutedLeads } from '../routing/waiting-store.ts'
import { writeRoutes } from '../routing/write.ts'
import type { Runtime } from '../runtime.ts'
import { takeInHand } from './move.ts'

/**
 * Gives a lead to a partner by hand, without asking.
 *
 * @throws Refused `not_found`, `lead_not_open`, `partner_not_eligible` for one that is not active, `already_asked`
 */
export const assignLead = (
  runtime: Runtime,
  actor: Actor,
  id: string,
  { partnerId, reason, evenIfAsked }: { partnerId: string; reason: string; evenIfAsked: boolean },
): Promise<void> =>
  asDistributor(runtime, actor.tenantId, async (tx, memory) => {
    const now = memory.at
    await takeInHand(tx, runtime, actor, id, 'assign', now)
    const partner = memory.byId.get(partnerId)
    if (!partner) throw new Refused(refuse('not_found'))
    if (partner.status !== 'active') throw new Refused(refuse('partner_not_eligible', { test: 'active' }))
    const routable = await theOne(tx, actor.tenantId, id)
    if (routable.asked.includes(partnerId) && !evenIfAsked) throw new Refused(refuse('already_asked'))
    const routes = [byHand(routable, partner, memory.settings, () => runtime.newId(), now)]
    await saveRoutedLeads(tx, actor.tenantId, routes, now)
    await writeRoutes(tx, runtime, actor, routes, memory, now)
    const after = aftermathOf(routes, memory)
    const changes = after.changes.map((change) => ({
      ...change,
      data: { ...change.data, reason, byHand: true },
    }))
    await record(tx, runtime, actor, changes, now)
    await owe(tx, runtime, actor.tenantId, after.notifications, now)
    await countWork(tx, actor.tenantId, after.counters)
  })

/**
 * Routes a lead again, now. `askAgain` lets partners be asked who have been asked before.
 *
 * @throws Refused `not_found`, `lead_not_open`
 */
export async function reofferLead(
  runtime: Runtime,
  actor: Actor,
  id: string,
  { reason, askAgain }: { reason: string; askAgain: boolean },
): Promise<void> {
  const gazetteer = await loadGazetteer(runtime)
  await asDistributor(runtime, actor.tenantId, async (tx, memory) => {
    const now = memory.at
    await takeInHand(tx, runtime, actor, id, 'reoffer', now)
    await record(
      tx,
      runtime,
      actor,
      [{ kind: 'lead_reoffered', leadId: id, data: { reason, askAgain } }],
      now,
    )
    const { lead, asked } = await theOne(tx, actor.tenantId, id)
    await routeAgain(tx, runtime, actor, [{ lead, asked: askAgain ? [] : asked }], memory, gazetteer, now)
  })
}

async function theOne(tx: Tx, tenantId: string, id: string): Promise<Routable> {
  const [routable] = await readRoutable(tx, tenantId, sql`select ${id}::uuid as id`)
  return routable!
}
