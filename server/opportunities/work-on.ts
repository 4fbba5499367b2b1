import type { OpportunityView } from '../../shared/opportunities.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { Refused, orRefuse, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Also } from '../db/also.ts'
import { transact } from '../db/transact.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { countWork } from '../partners/counters.ts'
import type { Runtime } from '../runtime.ts'
import type { LiveOpportunity, Opportunity } from './opportunity.ts'
import { isLive, live } from './opportunity.ts'
import { momentOf, pipelineOf, viewOpportunity } from './read.ts'
import type { Logged } from './stages.ts'
import type { PipelineRecord } from './store.ts'
import { lockOpportunity, loggedKinds, pipelinesOf, saveOpportunity } from './store.ts'
import { endTasks } from './task-store.ts'

/** What a decision is made on. `today` is the manufacturer's local day, in `zone`. */
export interface Desk {
  tx: Tx
  now: Date
  today: string
  zone: string
  pipeline: PipelineRecord
  logged: Logged
}

/** The next state, and what the audit says of it; nothing to say means that nothing changed. */
export interface Worked {
  next: Opportunity
  said: { kind: string; data?: Record<string, unknown> }[]
}

/**
 * Locks an opportunity that is still worked, lets `decide` say what becomes of it, and writes that: the row, the
 * audit, and, once it is closed, the partner's counter. Where `isDone` says so, all of that has been done already and
 * nothing is. `also` is written in the same transaction either way.
 *
 * @throws Refused `not_found`, also for another's; `opportunity_closed`; what `decide` refuses
 */
export const workOn = (
  runtime: Runtime,
  actor: Actor,
  id: string,
  decide: (opportunity: LiveOpportunity, desk: Desk) => Worked | Refusal | Promise<Worked | Refusal>,
  isDone?: (tx: Tx, found: Opportunity, now: Date) => Promise<boolean>,
  also?: Also,
): Promise<OpportunityView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const found = await lockOpportunity(tx, actor, id)
    if (!found) throw new Refused(refuse('not_found'))
    if (await isDone?.(tx, found, runtime.now())) {
      await also?.(tx)
      return viewOpportunity(tx, runtime, actor, id)
    }
    const opportunity = orRefuse(live(found))
    const pipeline = pipelineOf(await pipelinesOf(tx, actor.tenantId), opportunity.pipelineId)
    const logged = await loggedKinds(tx, actor.tenantId, id)
    const moment = await momentOf(tx, runtime, actor.tenantId)
    const { next, said } = orRefuse(await decide(opportunity, { tx, pipeline, logged, ...moment }))
    if (said.length) await write(tx, runtime, actor, next, said, moment.now)
    await also?.(tx)
    return viewOpportunity(tx, runtime, actor, id)
  })

async function write(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  next: Opportunity,
  said: Worked['said'],
  now: Date,
): Promise<void> {
  const { id, leadId, partnerId } = next
  await saveOpportunity(tx, { ...next, version: next.version + 1 })
  const changes = said.map(({ kind, data }) => ({
    kind,
    leadId,
    partnerId,
    data: { opportunityId: id, ...data },
  }))
  await record(tx, runtime, actor, changes, now)
  if (isLive(next)) return
  await endTasks(tx, actor.tenantId, id, now)
  await countWork(tx, actor.tenantId, [{ partnerId, offers: 0, opportunities: -1 }])
}
