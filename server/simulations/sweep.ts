import { transact } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import type { Sweep } from '../sweeps/sweep.ts'
import { claimSimulation, dueTenants, endSimulation } from './store.ts'
import { leaseMs, work } from './work.ts'

/** One whose servers keep going down with it is not begun again after this. */
const begunAgainForMs = 60 * 60_000

/** Simulations that wait, and those whose server went down with them; one after the other on each server. */
export const backtests: Sweep = {
  name: 'simulations',
  unhurried: true,
  due: dueTenants,
  async work(runtime, tenantId) {
    const claim = await claimNext(runtime, tenantId)
    if (!claim) return 0
    if (claim.again && runtime.now().getTime() - claim.createdAt.getTime() > begunAgainForMs)
      await transact(runtime, { tenantId }, (tx) =>
        endSimulation(tx, tenantId, claim, { status: 'failed', error: 'interrupted' }, runtime.now()),
      )
    else await work(runtime, tenantId, claim)
    return 1
  },
}

const claimNext = (runtime: Runtime, tenantId: string) =>
  transact(runtime, { tenantId }, (tx) => {
    const now = runtime.now()
    return claimSimulation(tx, tenantId, now, new Date(now.getTime() + leaseMs))
  })
