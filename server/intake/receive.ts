import type { NewLead, Receipt } from '../../shared/leads.ts'
import type { Change } from '../audit/record.ts'
import { record } from '../audit/record.ts'
import { recordNew } from '../audit/record-new.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { systemActor } from '../identity/actor.ts'
import { fillGaps } from '../leads/gaps-store.ts'
import { findByExternalId, findEarlier, insertLeads } from '../leads/store.ts'
import { owe } from '../notifications/owe.ts'
import { countWork } from '../partners/counters.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import { aftermathOf } from '../routing/aftermath.ts'
import type { Memory } from '../routing/memory.ts'
import type { Route } from '../routing/plan.ts'
import { planRoutes } from '../routing/plan.ts'
import { loadOpenWork } from '../routing/store.ts'
import { writeRoutes } from '../routing/write.ts'
import type { Runtime } from '../runtime.ts'
import type { Admitted } from './admit.ts'
import { admit, routableOf } from './admit.ts'
import { duplicateChange, joinedNews, receiptOf, stateOf } from './outcome.ts'
import { readReceipts } from './store.ts'

/** A lead as somebody sent it. */
export interface Incoming {
  input: NewLead
  actor: Actor
}

/**
 * Takes leads in, as the tenant's distributor: finds those that came before, routes the others, and writes lead,
 * decision, offer, audit rows, mail owed and counters in one transaction. A fixed number of statements.
 *
 * @returns a receipt for each, in order
 */
export async function receiveLeads(
  tx: Tx,
  runtime: Runtime,
  tenantId: string,
  memory: Memory,
  gazetteer: Gazetteer,
  incoming: readonly Incoming[],
): Promise<Receipt[]> {
  const now = memory.at
  const known = await findByExternalId(
    tx,
    tenantId,
    incoming.flatMap(({ input }) => input.externalId ?? []),
  )
  const { fresh, place } = separate(incoming, known)
  const admitted = await admitAll(tx, runtime, tenantId, memory, gazetteer, fresh, now)
  const routed = admitted.filter(({ verdict }) => verdict.do === 'route')
  const planning = {
    memory,
    gazetteer,
    now,
    newId: () => runtime.newId(),
    openWork: await loadOpenWork(tx, tenantId),
  }
  const routes = planRoutes(
    routed.map(({ lead }) => ({ lead: routableOf(lead), asked: [] })),
    planning,
  )
  const routeOf = new Map(routes.map((route) => [route.lead.id, route]))
  await writeLeads(tx, runtime, tenantId, admitted, routeOf, memory, now)
  const receipts = admitted.map((one) => receiptOf(one, routeOf.get(one.lead.id)))
  const replayed = await readReceipts(tx, tenantId, [...known.values()])
  return place.map((at) =>
    typeof at === 'string' ? replayed.get(at)! : { ...receipts[at.index]!, replayed: at.again },
  )
}

/** Each incoming lead's place: the id of one that came before, or the index among the fresh ones. */
function separate(incoming: readonly Incoming[], known: ReadonlyMap<string, string>) {
  const fresh: Incoming[] = []
  const seen = new Map<string, number>()
  const place = incoming.map((one) => {
    const { externalId } = one.input
    const before = externalId && known.get(externalId)
    if (before) return before
    const twin = externalId ? seen.get(externalId) : undefined
    if (twin !== undefined) return { index: twin, again: true }
    if (externalId) seen.set(externalId, fresh.length)
    return { index: fresh.push(one) - 1, again: false }
  })
  return { fresh, place }
}

async function admitAll(
  tx: Tx,
  runtime: Runtime,
  tenantId: string,
  memory: Memory,
  gazetteer: Gazetteer,
  fresh: readonly Incoming[],
  now: Date,
): Promise<Admitted[]> {
  const before = admit(fresh, runtime, gazetteer, now)
  const earlier = await findEarlier(
    tx,
    tenantId,
    before.map(({ lead }) => lead.keys),
  )
  return before.map((one, index) => one.judged(earlier[index]!, memory.settings.duplicatePolicy))
}

/** What routing found of the lead's worth. */
const gradeOf = (route: Route | undefined) =>
  route && { grade: route.lead.grade, score: route.lead.score, scored: route.lead.scored }

async function writeLeads(
  tx: Tx,
  runtime: Runtime,
  tenantId: string,
  admitted: readonly Admitted[],
  routeOf: ReadonlyMap<string, Route>,
  memory: Memory,
  now: Date,
): Promise<void> {
  if (!admitted.length) return
  const system = systemActor(tenantId)
  const routes = [...routeOf.values()]
  const after = aftermathOf(routes, memory)
  const outcomes = new Map<string, Change[]>()
  for (const change of after.changes)
    outcomes.set(change.leadId!, [...(outcomes.get(change.leadId!) ?? []), change])
  const rows = admitted.map(({ lead, verdict }) => ({
    ...lead,
    ...gradeOf(routeOf.get(lead.id)),
    ...stateOf(verdict, routeOf.get(lead.id)),
    events: 1 + (outcomes.get(lead.id)?.length ?? 1),
  }))
  const first = admitted.map(({ lead, verdict, actor }) => ({
    actor,
    changes: [
      { kind: 'lead_received', leadId: lead.id, data: { source: lead.source, campaign: lead.campaign } },
      ...(outcomes.get(lead.id) ?? [duplicateChange(lead.id, verdict)]),
    ],
  }))
  const joined = admitted.flatMap((one) => joinedNews(one, memory))
  const merged = admitted.filter(({ verdict }) => verdict.do === 'merge').map(({ lead }) => lead.id)
  // Sent in this order, without waiting for one another's answers.
  await Promise.all([
    insertLeads(tx, tenantId, rows, now),
    fillGaps(tx, tenantId, merged),
    writeRoutes(tx, runtime, system, routes, memory, now),
    recordNew(tx, runtime, tenantId, first, now),
    owe(
      tx,
      runtime,
      tenantId,
      [...after.notifications, ...joined.flatMap(({ notification }) => notification ?? [])],
      now,
    ),
    record(
      tx,
      runtime,
      system,
      joined.map(({ change }) => change),
      now,
    ),
    countWork(tx, tenantId, after.counters),
  ])
}
