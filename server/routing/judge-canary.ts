import { record } from '../audit/record.ts'
import { transact } from '../db/transact.ts'
import { systemActor } from '../identity/actor.ts'
import { owe } from '../notifications/owe.ts'
import type { Runtime } from '../runtime.ts'
import { failsGuard } from './canary.ts'
import { endCanary, figuresOf } from './end-canary.ts'
import { standingAt } from './releases.ts'
import { lockCanary, readReleases, saveRelease } from './releases-store.ts'

/**
 * Compares the tenant's canary with the live version, and rolls it back where it fails its guard. Whichever server has
 * the canary's row judges; the others pass.
 *
 * @returns how many were rolled back, 0 or 1
 */
export const judgeCanary = (runtime: Runtime, tenantId: string): Promise<number> =>
  transact(runtime, { tenantId }, async (tx) => {
    const canary = await lockCanary(tx, tenantId, true)
    const seen = runtime.now()
    if (!canary?.guard || canary.startsAt > seen) return 0
    const counted = await figuresOf(tx, tenantId, canary, seen)
    const why = failsGuard(counted, canary.guard)
    if (!why) {
      await saveRelease(tx, tenantId, canary.id, { figures: counted })
      return 0
    }
    const system = systemActor(tenantId)
    const now = await endCanary(tx, runtime, system, canary, 'rolled_back', { ...counted, why })
    const { live } = standingAt(await readReleases(tx, tenantId), now)
    const { version } = canary
    const figures = { live: counted.live, canary: counted.canary }
    const data = { version, live: live?.version ?? null, why, guard: canary.guard, figures }
    await record(tx, runtime, system, [{ kind: 'canary_rolled_back', data }], now)
    await owe(
      tx,
      runtime,
      tenantId,
      [
        {
          kind: 'canary_rolled_back',
          audience: 'channel_managers',
          data: { version, liveVersion: live?.version ?? 0, why, ...figures },
        },
      ],
      now,
    )
    return 1
  })
