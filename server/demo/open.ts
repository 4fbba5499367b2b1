import type { Runtime } from '../runtime.ts'
import { startLive } from './live.ts'
import { asOnlyMaker } from './lock.ts'
import { catchUp, makeDemo } from './make.ts'
import { readNetwork } from './network.ts'
import { signInTable } from './sign-ins.ts'
import { readTenancy } from './store.ts'
import { listDemoUsers } from './users.ts'

export interface Demo {
  /** Ends the live traffic; what is under way is finished first. */
  stop(): Promise<void>
}

const nothing: Demo = { stop: async () => undefined }

const daysOfHistory = 90

/**
 * Makes the demo on an empty database, tells its sign-ins, and lets it live. Where there is a manufacturer of one's
 * own, nothing happens. To be called before the sweeps begin, or they would take the offers of the past for overdue.
 *
 * @param enabled without it an empty database stays empty, and a demo stands still
 */
export async function openDemo(
  runtime: Runtime,
  enabled: boolean,
  tell: (message: string) => void,
  days = daysOfHistory,
): Promise<Demo> {
  const tenantId = await asOnlyMaker(runtime.pool, async () => {
    const tenancy = await readTenancy(runtime)
    if (tenancy.kind === 'demo' && enabled) await catchUp(runtime, tenancy.tenantId)
    if (tenancy.kind !== 'empty') return tenancy.kind === 'demo' ? tenancy.tenantId : null
    if (enabled) {
      tell(`Making a demo network with ${days} days of history …`)
      return makeDemo(runtime, days)
    }
    tell('The database is empty. Make your own manufacturer: npm run setup')
    return null
  })
  if (!tenantId) return nothing
  tell(signInTable(await listDemoUsers(runtime)))
  return enabled ? startLive(runtime, await readNetwork(runtime, tenantId)) : nothing
}
