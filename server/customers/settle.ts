import type { DiscrepancyRow, Resolution } from '../../shared/customers.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { actorId, scopeOf } from '../identity/actor.ts'
import { owe } from '../notifications/owe.ts'
import { takeBackIn } from '../offers/give-back.ts'
import type { Runtime } from '../runtime.ts'
import type { Discrepancy } from './discrepancy-store.ts'
import { lockDiscrepancy, saveResolution } from './discrepancy-store.ts'
import { discrepancyOf } from './list.ts'

/** Settles a discrepancy. @throws Refused `not_found`; `discrepancy_settled` when it was settled otherwise before */
export const resolveDiscrepancy = (
  runtime: Runtime,
  actor: Actor,
  id: string,
  { resolution, note }: { resolution: Resolution; note?: string | undefined },
): Promise<DiscrepancyRow> =>
  settling(runtime, actor, id, async (tx, it, now) => {
    if (it.resolution === resolution) return
    stillOpen(it)
    await settle(tx, runtime, actor, it, resolution, note ?? null, now)
  })

/** Asks the partner what it has to say. @throws Refused `not_found`, `discrepancy_settled` */
export const askPartner = (runtime: Runtime, actor: Actor, id: string): Promise<DiscrepancyRow> =>
  settling(runtime, actor, id, async (tx, it, now) => {
    stillOpen(it)
    const { leadId, opportunityId, partnerId } = it
    const saidAt = new Date(it.openedAt).toISOString()
    const { title } = await discrepancyOf(tx, actor, id)
    const about = { partnerId, leadId, opportunityId }
    await record(
      tx,
      runtime,
      actor,
      [{ kind: 'discrepancy_asked', leadId, partnerId, data: { opportunityId } }],
      now,
    )
    const data = { title, saidAt }
    await owe(
      tx,
      runtime,
      actor.tenantId,
      [{ kind: 'discrepancy_asked', audience: 'partner', ...about, data }],
      now,
    )
  })

/**
 * Believes the customer: the opportunity is taken back, and the lead routed to somebody else.
 *
 * @throws Refused `not_found`, `discrepancy_settled`, `opportunity_not_open`
 */
export async function reclaimFor(
  runtime: Runtime,
  actor: Actor,
  id: string,
  reason: string,
): Promise<DiscrepancyRow> {
  const row = await settling(runtime, actor, id, async (tx, it, now) => {
    stillOpen(it)
    await settle(tx, runtime, actor, it, 'customer_right', reason, now)
    await takeBackIn(
      tx,
      runtime,
      actor,
      { opportunityId: it.opportunityId, outcome: 'reclaimed', reason },
      now,
    )
  })
  runtime.wake()
  return row
}

const settling = (
  runtime: Runtime,
  actor: Actor,
  id: string,
  work: (tx: Tx, discrepancy: Discrepancy, now: Date) => Promise<void>,
): Promise<DiscrepancyRow> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const found = await lockDiscrepancy(tx, actor.tenantId, id)
    if (!found) throw new Refused(refuse('not_found'))
    await work(tx, found, runtime.now())
    return discrepancyOf(tx, actor, id)
  })

function stillOpen({ resolution }: Discrepancy): void {
  if (resolution) throw new Refused(refuse('discrepancy_settled', { resolution }))
}

async function settle(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  { id, leadId, partnerId, opportunityId }: Discrepancy,
  resolution: Resolution,
  note: string | null,
  now: Date,
): Promise<void> {
  const by = actor.kind === 'user' ? actorId(actor) : null
  await saveResolution(tx, actor.tenantId, id, { resolution, note, by }, now)
  const data = { opportunityId, resolution }
  await record(tx, runtime, actor, [{ kind: 'discrepancy_settled', leadId, partnerId, data }], now)
}
