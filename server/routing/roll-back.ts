import { Refused, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { actorId, scopeOf } from '../identity/actor.ts'
import { lockDistributor } from '../partners/days-store.ts'
import type { Runtime } from '../runtime.ts'
import { endCanary, figuresOf } from './end-canary.ts'
import { releaseBy, writeVersion } from './publish.ts'
import { standingAt } from './releases.ts'
import { insertRelease, lockCanary, readReleases, saveRelease } from './releases-store.ts'
import { lockDraft, readVersion } from './rules-store.ts'

/**
 * Publishes an earlier version's content as the newest version, at once: the history stays one line. What is scheduled is
 * cancelled and a canary ended with it, so that nothing else routes afterwards. A draft stays.
 *
 * @returns the number of the newest version
 * @throws Refused `not_found` where there is no such version
 */
export const rollBack = (runtime: Runtime, actor: Actor, to: number, note: string | null): Promise<number> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const { tenantId } = actor
    await lockDraft(tx, tenantId)
    const content = await readVersion(tx, tenantId, to)
    if (!content) throw new Refused(refuse('not_found'))
    const ended = await endEverything(tx, runtime, actor)
    await lockDistributor(tx, tenantId)
    const now = runtime.now()
    const version = await writeVersion(tx, actor, content, note, now)
    await insertRelease(tx, { ...releaseBy(runtime, actor, version, now), kind: 'live' })
    const data = { version, to, ...ended }
    await record(tx, runtime, actor, [{ kind: 'rules_rolled_back', data }], now)
    return version
  })

/** Takes back what was to begin at a moment. @throws Refused `nothing_scheduled` */
export const cancelScheduled = (runtime: Runtime, actor: Actor): Promise<void> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    await lockDraft(tx, actor.tenantId)
    const version = await cancel(tx, runtime, actor)
    if (version === null) throw new Refused(refuse('nothing_scheduled'))
    const data = { version }
    await record(tx, runtime, actor, [{ kind: 'rules_schedule_cancelled', data }], runtime.now())
  })

/** The version whose start was cancelled; null where nothing was to start. Under the distributor's lock no batch starts it meanwhile. */
async function cancel(tx: Tx, runtime: Runtime, actor: Actor): Promise<number | null> {
  await lockDistributor(tx, actor.tenantId)
  const now = runtime.now()
  const { scheduled } = standingAt(await readReleases(tx, actor.tenantId), now)
  if (!scheduled) return null
  const end = { endedAt: now, endedBy: actorId(actor), outcome: 'cancelled' } as const
  await saveRelease(tx, actor.tenantId, scheduled.id, end)
  return scheduled.version
}

async function endEverything(tx: Tx, runtime: Runtime, actor: Actor) {
  const canary = await lockCanary(tx, actor.tenantId)
  const runs = canary && canary.startsAt <= runtime.now()
  if (runs) {
    const figures = await figuresOf(tx, actor.tenantId, canary, runtime.now())
    await endCanary(tx, runtime, actor, canary, 'cancelled', figures)
  }
  const cancelled = await cancel(tx, runtime, actor)
  return { ...(runs && { endedCanary: canary.version }), ...(cancelled !== null && { cancelled }) }
}
