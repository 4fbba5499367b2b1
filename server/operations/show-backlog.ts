import { transact } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import type { Backlog } from './backlog.ts'
import { backlogHelp, metricName } from './backlog.ts'
import { readBacklog } from './store.ts'

/** Puts what waits into the metrics, as it is now. */
export async function showBacklog(runtime: Runtime): Promise<void> {
  const backlog = await transact(runtime, { sweep: true }, (tx) => readBacklog(tx, runtime.now()))
  for (const figure of Object.keys(backlogHelp) as (keyof Backlog)[])
    runtime.meter.show(metricName(figure), backlogHelp[figure], backlog[figure])
}
