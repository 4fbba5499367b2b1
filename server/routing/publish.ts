import type { RuleSet } from '../../rules/rule-set.ts'
import { parseRuleSet } from '../../rules/validate.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { actorId, scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { ruleWords } from './explain.ts'
import {
  deleteDraft,
  insertRelease,
  insertVersion,
  lockDraft,
  readVersions,
  writeDraft,
} from './rules-store.ts'

/**
 * Saves the draft. `revision` is the one that was edited, 0 where there was none.
 *
 * @throws Refused `rule_set_invalid` with every fault by pointer, `version_conflict` when a colleague saved meanwhile
 */
export const saveDraft = (
  runtime: Runtime,
  actor: Actor,
  revision: number,
  content: unknown,
): Promise<void> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const ruleSet = checked(content, actor)
    const before = await lockDraft(tx, actor.tenantId)
    refuseConflict(before?.revision ?? 0, revision)
    const [live] = await readVersions(tx, actor.tenantId)
    await writeDraft(tx, actor.tenantId, {
      content: ruleSet,
      baseVersion: before?.baseVersion ?? live?.version ?? null,
      revision: revision + 1,
      updatedAt: now,
      updatedBy: actorId(actor),
    })
    await record(tx, runtime, actor, [{ kind: 'rules_saved', data: { revision: revision + 1 } }], now)
  })

/** Throws the draft away. @throws Refused `version_conflict` */
export const discardDraft = (runtime: Runtime, actor: Actor, revision: number): Promise<void> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const before = await lockDraft(tx, actor.tenantId)
    refuseConflict(before?.revision ?? 0, revision)
    await deleteDraft(tx, actor.tenantId)
    await record(tx, runtime, actor, [{ kind: 'rules_discarded', data: { revision } }], runtime.now())
  })

/**
 * Publishes the draft as the next version; leads are routed by it from the next batch on.
 *
 * @throws Refused `nothing_to_publish`, `version_conflict`, `rule_set_invalid`
 */
export const publishDraft = (
  runtime: Runtime,
  actor: Actor,
  revision: number,
  note: string | null,
): Promise<number> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const draft = await lockDraft(tx, actor.tenantId)
    if (!draft) throw new Refused(refuse('nothing_to_publish'))
    refuseConflict(draft.revision, revision)
    const version = await publish(tx, runtime, actor, checked(draft.content, actor), note)
    await deleteDraft(tx, actor.tenantId)
    return version
  })

/**
 * Publishes a rule set as it stands, beside any draft.
 *
 * @throws Refused `rule_set_invalid` with every fault by pointer
 */
export const publishRuleSet = (
  runtime: Runtime,
  actor: Actor,
  content: unknown,
  note: string | null,
): Promise<number> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    await lockDraft(tx, actor.tenantId)
    return publish(tx, runtime, actor, checked(content, actor), note)
  })

async function publish(tx: Tx, runtime: Runtime, actor: Actor, content: RuleSet, note: string | null) {
  const now = runtime.now()
  const [live] = await readVersions(tx, actor.tenantId)
  const version = (live?.version ?? 0) + 1
  await insertVersion(tx, actor.tenantId, {
    version,
    note,
    content,
    publishedAt: now,
    publishedBy: actorId(actor),
  })
  await insertRelease(tx, {
    tenantId: actor.tenantId,
    id: runtime.newId(),
    version,
    kind: 'live',
    startsAt: now,
    createdAt: now,
    createdBy: actorId(actor),
  })
  await record(tx, runtime, actor, [{ kind: 'rules_published', data: { version } }], now)
  return version
}

function checked(content: unknown, actor: Actor): RuleSet {
  const parsed = parseRuleSet(content, [], ruleWords[actor.locale])
  if ('ruleSet' in parsed) return parsed.ruleSet
  const faults = parsed.faults.map((fault) => ({
    ...fault,
    pointer: `/content${fault.pointer === '/' ? '' : fault.pointer}`,
  }))
  throw new Refused(refuse('rule_set_invalid', {}, faults))
}

function refuseConflict(current: number, given: number): void {
  if (current !== given) throw new Refused(refuse('version_conflict', { current, given }))
}
