import type { Tx } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'

/**
 * Work that time brings. Its rows say when they are due; any number of servers may sweep at once, because `work`
 * claims what it takes with `for update skip locked` or under the distributor's lock.
 */
export interface Sweep {
  readonly name: string
  /** Batches of one tenant that may be under way at once; one where it is left out. */
  readonly lanes?: number
  /** Its batches may take minutes, so silence says nothing. */
  readonly unhurried?: true
  /** Tenants with work due now; runs in the sweep scope, which may look at due rows of every tenant and at nothing else. */
  due(tx: Tx, now: Date): Promise<string[]>
  /** Does one batch of a tenant's due work; answers how many rows it took. 0 means that nothing is left. */
  work(runtime: Runtime, tenantId: string): Promise<number>
}
