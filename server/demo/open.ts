import type { Runtime } from '../runtime.ts'
import { furnish } from './found.ts'
import { greet, startLive } from './live.ts'
import { asOnlyMaker } from './lock.ts'
import { catchUp, makeNetwork } from './make.ts'
import { readNetwork } from './network.ts'
import { showcase } from './showcase.ts'
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
 * Makes the demo on an empty database, tells its sign-ins, and lets it live. Whoever signs in at once finds offers; the
 * past follows within seconds. Where there is a manufacturer of one's
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
  const network = await asOnlyMaker(runtime.pool, async () => {
    const tenancy = await readTenancy(runtime)
    if (tenancy.kind === 'empty' && !enabled)
      tell('The database is empty. Make your own manufacturer: npm run setup')
    if (tenancy.kind === 'own' || (tenancy.kind === 'empty' && !enabled)) return null
    const tenantId = tenancy.kind === 'demo' ? tenancy.tenantId : await makeNetwork(runtime, days)
    tell(signInTable(await listDemoUsers(runtime)))
    if (!enabled) return null
    if (tenancy.kind === 'empty')
      tell(`The portal is open: ${runtime.baseUrl}. Its ${days} days of history grow while you sign in.`)
    await furnish(runtime, tenantId)
    const network = await readNetwork(runtime, tenantId)
    await greet(runtime, network)
    await catchUp(runtime, tenantId)
    await showcase(runtime, network)
    return network
  })
  return network ? startLive(runtime, network) : nothing
}
