import { Refused, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { askToCancel } from './store.ts'

/**
 * Ends a simulation that is no longer wanted: one that waits at once, one that runs within a second. One that is
 * finished stays as it is.
 *
 * @throws Refused `not_found`
 */
export const cancelSimulation = (runtime: Runtime, actor: Actor, id: string): Promise<void> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const before = await askToCancel(tx, actor.tenantId, id, now)
    if (before === null) throw new Refused(refuse('not_found'))
    if (before === 'waiting' || before === 'running')
      await record(tx, runtime, actor, [{ kind: 'simulation_cancelled', data: { id } }], now)
  })
