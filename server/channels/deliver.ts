import { transact } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import type { Sweep } from '../sweeps/sweep.ts'
import { endOf } from './attempt.ts'
import type { DueDispatch } from './dispatch-store.ts'
import { claimDispatches, finishDispatch, tellAgain, tenantsWithDispatches } from './dispatch-store.ts'
import { longestCallMs } from './outbound.ts'
import { isTooLate, send } from './send.ts'
import { forgetDevice } from './device-store.ts'

const limit = 24
const lanes = 8
// Every lane may have to wait for each of its calls.
const leaseMs = (limit / lanes + 1) * longestCallMs + 30_000

/**
 * Sends pushes and calls that are due: claims and commits, sends outside any transaction, and finishes only while the
 * lease is held. Whatever receives them tells repeats by their id.
 */
export const deliverDispatches: Sweep = {
  name: 'channels.deliver',
  due: tenantsWithDispatches,
  async work(runtime, tenantId) {
    if (runtime.outgoingPaused) return 0
    const now = runtime.now()
    const lease = runtime.newId()
    const ends = new Date(now.getTime() + leaseMs)
    const due = await transact(runtime, { tenantId }, (tx) =>
      claimDispatches(tx, tenantId, { lease, ends, limit, now }),
    )
    const queue = [...due]
    const lane = async () => {
      for (let one = queue.shift(); one; one = queue.shift()) await deliver(runtime, tenantId, lease, one)
    }
    const ended = await Promise.allSettled(Array.from({ length: lanes }, lane))
    const failed = ended.find((end) => end.status === 'rejected')
    if (failed) throw failed.reason
    return due.length
  },
}

async function deliver(runtime: Runtime, tenantId: string, lease: string, one: DueDispatch): Promise<void> {
  const attempt = await send(runtime, one)
  const now = runtime.now()
  const end = endOf(attempt, one.attempts, one.id, now)
  // A browser that takes nothing any more is forgotten, and what it did not take is told in another way.
  const lost = one.channel === 'push' && end.status === 'dead' && !isTooLate(one.payload, now)
  await transact(runtime, { tenantId }, async (tx) => {
    if (!(await finishDispatch(tx, tenantId, one.id, lease, end, now)) || !lost) return
    await forgetDevice(tx, tenantId, one.targetId, now)
    await tellAgain(tx, tenantId, one.id)
  })
  if (end.status === 'sent') runtime.meter.late('dispatch', (now.getTime() - Date.parse(one.since)) / 1000)
  const facts = { tenantId, dispatchId: one.id, channel: one.channel }
  if (lost) runtime.log.info(facts, 'a browser takes no pushes any more')
  else if (end.status === 'dead') runtime.log.warn({ ...facts, error: end.error }, 'a dispatch was given up')
}
