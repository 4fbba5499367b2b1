import { transact } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import type { Sweep } from './sweep.ts'

/**
 * Runs every sweep until nothing is due, in their order, again as long as one makes work for another.
 * A tenant whose batch fails is left for the next run, so that it holds up nobody else.
 *
 * @returns how many rows were taken
 */
export async function sweepAll(runtime: Runtime, sweeps: Sweep[], stopping = () => false): Promise<number> {
  const failed = new Set<string>()
  let total = 0
  for (let round = 0; round < 100; round++) {
    let taken = 0
    for (const sweep of sweeps) taken += await sweepOnce(runtime, sweep, failed, stopping)
    total += taken
    if (!taken || stopping()) break
  }
  return total
}

async function sweepOnce(
  runtime: Runtime,
  sweep: Sweep,
  failed: Set<string>,
  stopping: () => boolean,
): Promise<number> {
  if (!sweep.unhurried) runtime.pulse.rounds.set(sweep.name, runtime.now())
  const tenants = await transact(runtime, { sweep: true }, (tx) => sweep.due(tx, runtime.now()))
  let taken = 0
  for (const tenantId of tenants) {
    const id = `${sweep.name}:${tenantId}`
    const lane = async () => {
      while (!failed.has(id) && !stopping()) {
        const batch = await timed(runtime, sweep, tenantId)
        if (!batch) break
        taken += batch
      }
    }
    const lanes = await Promise.allSettled(Array.from({ length: sweep.lanes ?? 1 }, lane))
    for (const { reason: error } of lanes.filter((one) => one.status === 'rejected')) {
      failed.add(id)
      runtime.log.error({ sweep: sweep.name, tenantId, error }, 'a sweep failed and will be tried again')
    }
  }
  return taken
}

async function timed(runtime: Runtime, sweep: Sweep, tenantId: string): Promise<number> {
  const end = runtime.meter.sweep(sweep.name)
  try {
    const batch = await sweep.work(runtime, tenantId)
    end(batch ? 'worked' : 'idle')
    if (!sweep.unhurried) runtime.pulse.rounds.set(sweep.name, runtime.now())
    return batch
  } catch (error) {
    end('failed')
    throw error
  }
}
