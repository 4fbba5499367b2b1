import type { RuleSet } from '../../rules/rule-set.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { ReleasePlan } from '../../shared/rules.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { actorId, scopeOf } from '../identity/actor.ts'
import { lockDistributor } from '../partners/days-store.ts'
import type { Runtime } from '../runtime.ts'
import { findingsOf } from './check.ts'
import { checked, refuseConflict } from './draft.ts'
import type { Standing } from './releases.ts'
import { refusesRelease, standingAt } from './releases.ts'
import { insertRelease, readReleases } from './releases-store.ts'
import { deleteDraft, insertVersion, lockDraft, nextVersion } from './rules-store.ts'

const atOnce: ReleasePlan = { despite: true }

/**
 * Publishes the draft as the next version. Leads are routed by it from the next batch on, from the first at or after
 * `plan.at`, or a share of them as `plan.canary` says.
 *
 * @throws Refused `nothing_to_publish`, `version_conflict`, `rule_set_invalid`, `release_scheduled`, `canary_running`,
 *   `findings_unconfirmed` with what the check found unless `plan.despite`
 */
export const publishDraft = (
  runtime: Runtime,
  actor: Actor,
  revision: number,
  note: string | null,
  plan: ReleasePlan = atOnce,
): Promise<number> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const draft = await lockDraft(tx, actor.tenantId)
    if (!draft) throw new Refused(refuse('nothing_to_publish'))
    refuseConflict(draft.revision, revision)
    const version = await publish(tx, runtime, actor, await checked(tx, actor, draft.content), note, plan)
    await deleteDraft(tx, actor.tenantId)
    return version
  })

/**
 * Publishes a rule set as it stands, beside any draft.
 *
 * @throws Refused as `publishDraft` does
 */
export const publishRuleSet = (
  runtime: Runtime,
  actor: Actor,
  content: unknown,
  note: string | null,
  plan: ReleasePlan = atOnce,
): Promise<number> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    await lockDraft(tx, actor.tenantId)
    return publish(tx, runtime, actor, await checked(tx, actor, content), note, plan)
  })

async function publish(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  content: RuleSet,
  note: string | null,
  plan: ReleasePlan,
): Promise<number> {
  const { tenantId } = actor
  // Before the distributor's lock: leads are routed while the check thinks.
  if (!plan.despite) await refuseFindings(tx, actor, content, runtime.now())
  await lockDistributor(tx, tenantId)
  const now = runtime.now()
  const startsAt = startOf(plan, standingAt(await readReleases(tx, tenantId), now), now)
  const version = await writeVersion(tx, actor, content, note, now)
  const { share = null, guard = null } = plan.canary ?? {}
  const kind = plan.canary ? 'canary' : 'live'
  await insertRelease(tx, { ...releaseBy(runtime, actor, version, now), kind, share, guard, startsAt })
  const later = startsAt > now ? { at: startsAt.toISOString() } : {}
  const change = plan.canary ? 'canary_started' : 'rules_published'
  const data = { version, ...later, ...(share && { share, guard }) }
  await record(tx, runtime, actor, [{ kind: startsAt > now ? 'rules_scheduled' : change, data }], now)
  return version
}

/** @throws Refused `findings_unconfirmed` with the errors and warnings of the check */
async function refuseFindings(tx: Tx, actor: Actor, content: RuleSet, now: Date): Promise<void> {
  const findings = (await findingsOf(tx, actor, content, now)).filter(({ severity }) => severity !== 'hint')
  if (findings.length) throw new Refused(refuse('findings_unconfirmed', { findings }))
}

/** When the version begins to route. @throws Refused where it may not */
function startOf({ at, canary }: ReleasePlan, standing: Standing, now: Date): Date {
  const refused = refusesRelease(standing)
  if (refused) throw new Refused(refused)
  if (canary && !standing.live)
    throw wrong(
      '/canary',
      'nothing_live',
      'there is no live version to compare with; leave it out to publish',
    )
  const startsAt = at ? new Date(at) : now
  if (startsAt < now)
    throw wrong('/at', 'past', 'is over; give a moment to come, or leave it out to publish now')
  return startsAt
}

const wrong = (pointer: string, code: string, message: string) =>
  new Refused(refuse('invalid', {}, [{ pointer, code, message }]))

/** Keeps a content as the next version; a release says when it routes. */
export async function writeVersion(
  tx: Tx,
  actor: Actor,
  content: RuleSet,
  note: string | null,
  now: Date,
): Promise<number> {
  const version = await nextVersion(tx, actor.tenantId)
  const row = { version, note, content, publishedAt: now, publishedBy: actorId(actor) }
  await insertVersion(tx, actor.tenantId, row)
  return version
}

export const releaseBy = (runtime: Runtime, actor: Actor, version: number, now: Date) => ({
  tenantId: actor.tenantId,
  id: runtime.newId(),
  version,
  startsAt: now,
  createdAt: now,
  createdBy: actorId(actor),
})
