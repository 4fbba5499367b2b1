import { Refused, refuse } from '../../shared/refusals.ts'
import type { CanaryFigures } from '../../shared/rules.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { actorId, scopeOf } from '../identity/actor.ts'
import { lockDistributor } from '../partners/days-store.ts'
import type { Runtime } from '../runtime.ts'
import { countSides } from './canary-store.ts'
import type { Release } from './releases.ts'
import { standingAt } from './releases.ts'
import { insertRelease, lockCanary, readReleases, saveRelease } from './releases-store.ts'
import { lockDraft } from './rules-store.ts'

/**
 * The canary becomes the live version, for all leads from the next batch on.
 *
 * @throws Refused `canary_not_running`
 */
export const promoteCanary = (runtime: Runtime, actor: Actor, version: number): Promise<void> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const canary = await runningCanary(tx, runtime, actor, version)
    const figures = await figuresOf(tx, actor.tenantId, canary, runtime.now())
    const now = await endCanary(tx, runtime, actor, canary, 'promoted', figures)
    await insertRelease(tx, {
      tenantId: actor.tenantId,
      id: runtime.newId(),
      version,
      kind: 'live',
      startsAt: now,
      createdAt: now,
      createdBy: actorId(actor),
    })
    await record(tx, runtime, actor, [{ kind: 'canary_promoted', data: { version } }], now)
  })

/**
 * The canary takes no more leads; those that it had go on by the live version.
 *
 * @throws Refused `canary_not_running`
 */
export const endCanaryByHand = (runtime: Runtime, actor: Actor, version: number): Promise<void> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const canary = await runningCanary(tx, runtime, actor, version)
    const figures = await figuresOf(tx, actor.tenantId, canary, runtime.now())
    const now = await endCanary(tx, runtime, actor, canary, 'cancelled', figures)
    await record(tx, runtime, actor, [{ kind: 'canary_ended', data: { version } }], now)
  })

async function runningCanary(tx: Tx, runtime: Runtime, actor: Actor, version: number): Promise<Release> {
  await lockDraft(tx, actor.tenantId)
  const canary = await lockCanary(tx, actor.tenantId)
  if (!canary || canary.version !== version || canary.startsAt > runtime.now())
    throw new Refused(refuse('canary_not_running', { version }))
  return canary
}

/**
 * Ends a canary whose row is locked, with the figures that are kept of it, between two batches of leads.
 *
 * @returns the moment from which on it decides nothing
 */
export async function endCanary(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  canary: Release,
  outcome: 'promoted' | 'rolled_back' | 'cancelled',
  figures: CanaryFigures | null,
): Promise<Date> {
  const { tenantId } = actor
  await lockDistributor(tx, tenantId)
  const now = runtime.now()
  await saveRelease(tx, tenantId, canary.id, { endedAt: now, endedBy: actorId(actor), outcome, figures })
  return now
}

/** Both sides' figures up to now. */
export async function figuresOf(tx: Tx, tenantId: string, canary: Release, now: Date) {
  const { live } = standingAt(await readReleases(tx, tenantId), now)
  const versions = { live: live?.version ?? null, canary: canary.version }
  return countSides(tx, tenantId, versions, canary.startsAt, now)
}
