import { sql } from 'drizzle-orm'
import { Refused, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import { anyOf } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { owe } from '../notifications/owe.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import { countWork } from '../partners/counters.ts'
import { zoneOf } from '../partners/hours.ts'
import { localDate } from '../time/local.ts'
import { loadGazetteer } from '../places/gazetteer.ts'
import { offeredByHand } from '../routing/offer-by-hand.ts'
import { aftermathOf } from '../routing/aftermath.ts'
import { byHand } from '../routing/by-hand.ts'
import { routeAgain } from '../routing/distribute.ts'
import type { Memory } from '../routing/memory.ts'
import { asDistributor, refreshDays } from '../routing/memory.ts'
import type { Routable, Route } from '../routing/plan.ts'
import { readRoutable, saveRoutedLeads } from '../routing/waiting-store.ts'
import { writeRoutes } from '../routing/write.ts'
import type { Runtime } from '../runtime.ts'
import type { InHand } from './in-hand.ts'
import { takeInHand } from './in-hand.ts'
import type { Steered } from './steer.ts'
import { refuseSteer } from './steer.ts'
import { askedBefore } from './store.ts'

/**
 * Gives leads to a partner by hand, without asking.
 *
 * @throws Refused `not_found` for a partner that is not there, `partner_not_eligible` for one that is not active
 */
export const assignLeads = (
  runtime: Runtime,
  actor: Actor,
  ids: readonly string[],
  { partnerId, reason, evenIfAsked }: { partnerId: string; reason: string; evenIfAsked: boolean },
): Promise<Steered[]> =>
  asDistributor(runtime, actor.tenantId, async (tx, memory) => {
    const now = memory.at
    const partner = activePartner(memory, partnerId)
    const asked = evenIfAsked ? new Set<string>() : await askedBefore(tx, actor.tenantId, ids, partnerId)
    const inHand = await takeInHand(
      tx,
      runtime,
      actor,
      ids,
      ({ id, status }) => refuseSteer(status, 'assign') ?? (asked.has(id) ? refuse('already_asked') : null),
      now,
    )
    await refreshDays(tx, actor.tenantId, memory)
    const routables = await routablesOf(tx, actor.tenantId, inHand)
    await give(tx, runtime, actor, routables, partner, reason, memory, now)
    return outcomeOf(inHand, () => 'accepted')
  })

async function give(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  routables: Routable[],
  partner: RoutingPartner,
  reason: string,
  memory: Memory,
  now: Date,
): Promise<void> {
  if (!routables.length) return
  const day = localDate(now, zoneOf(partner, memory.settings))
  const routes = routables.map((routable) =>
    byHand(routable, partner, memory, () => runtime.newId(), now, day),
  )
  await writeByHand(tx, runtime, actor, routes, reason, memory, now)
}

async function writeByHand(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  routes: Route[],
  reason: string,
  memory: Memory,
  now: Date,
): Promise<void> {
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
}

/** Routes leads again, now. `askAgain` lets partners be asked who have been asked before. */
export async function reofferLeads(
  runtime: Runtime,
  actor: Actor,
  ids: readonly string[],
  { reason, askAgain }: { reason: string; askAgain: boolean },
): Promise<Steered[]> {
  const gazetteer = await loadGazetteer(runtime)
  return asDistributor(runtime, actor.tenantId, async (tx, memory) => {
    const now = memory.at
    const inHand = await takeInHand(
      tx,
      runtime,
      actor,
      ids,
      ({ status }) => refuseSteer(status, 'reoffer'),
      now,
    )
    const changes = inHand.taken.map(({ id }) => ({
      kind: 'lead_reoffered',
      leadId: id,
      data: { reason, askAgain },
    }))
    await record(tx, runtime, actor, changes, now)
    await refreshDays(tx, actor.tenantId, memory)
    const routables = (await routablesOf(tx, actor.tenantId, inHand)).map(({ lead, asked }) => ({
      lead,
      asked: askAgain ? [] : asked,
    }))
    const routes = await routeAgain(tx, runtime, actor, routables, memory, gazetteer, now)
    const statuses = new Map(routes.map(({ lead, status }) => [lead.id, status]))
    return outcomeOf(inHand, (id) => statuses.get(id)!)
  })
}

/**
 * Offers a lead to a partner by hand, or to several at once; an open offer is withdrawn.
 *
 * @throws Refused `not_found`, `partner_not_eligible` for a partner that is not active, `lead_not_open`
 */
export const offerLead = (
  runtime: Runtime,
  actor: Actor,
  id: string,
  { partnerIds, reason }: { partnerIds: readonly string[]; reason: string },
): Promise<void> =>
  asDistributor(runtime, actor.tenantId, async (tx, memory) => {
    const now = memory.at
    const partners = partnerIds.map((partnerId) => activePartner(memory, partnerId))
    const inHand = await takeInHand(
      tx,
      runtime,
      actor,
      [id],
      ({ status }) => refuseSteer(status, 'assign'),
      now,
    )
    for (const refusal of inHand.refused.values()) throw new Refused(refusal)
    await refreshDays(tx, actor.tenantId, memory)
    const [routable] = await routablesOf(tx, actor.tenantId, inHand)
    const [first, ...others] = partners
    const route = offeredByHand(routable!, [first!, ...others], memory, () => runtime.newId(), now)
    await writeByHand(tx, runtime, actor, [route], reason, memory, now)
  })

function activePartner({ byId }: Memory, id: string): RoutingPartner {
  const partner = byId.get(id)
  if (!partner) throw new Refused(refuse('not_found'))
  if (partner.status !== 'active') throw new Refused(refuse('partner_not_eligible', { test: 'active' }))
  return partner
}

const routablesOf = (tx: Tx, tenantId: string, { taken }: InHand): Promise<Routable[]> =>
  readRoutable(
    tx,
    tenantId,
    sql`select id from leads where tenant_id = ${tenantId} and id = ${anyOf(taken.map(({ id }) => id))}`,
  )

type Status = Extract<Steered, { status: unknown }>['status']

const outcomeOf = ({ taken, refused }: InHand, statusOf: (id: string) => Status): Steered[] => [
  ...taken.map(({ id }) => ({ id, status: statusOf(id) })),
  ...[...refused].map(([id, refusal]) => ({ id, refusal })),
]
