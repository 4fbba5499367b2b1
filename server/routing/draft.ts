import type { RuleSet } from '../../rules/rule-set.ts'
import { parseRuleSet } from '../../rules/validate.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { actorId, scopeOf } from '../identity/actor.ts'
import { declaredFields } from '../manufacturers/fields-store.ts'
import type { Runtime } from '../runtime.ts'
import { ruleWords } from './explain.ts'
import { standingAt } from './releases.ts'
import { readReleases } from './releases-store.ts'
import { deleteDraft, lockDraft, writeDraft } from './rules-store.ts'

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
    const ruleSet = await checked(tx, actor, content)
    const before = await lockDraft(tx, actor.tenantId)
    refuseConflict(before?.revision ?? 0, revision)
    await writeDraft(tx, actor.tenantId, {
      content: ruleSet,
      baseVersion: before ? before.baseVersion : await liveVersion(tx, actor.tenantId, now),
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

/** The rule set that a content is, its defaults filled in. @throws Refused `rule_set_invalid` */
export async function checked(tx: Tx, actor: Actor, content: unknown): Promise<RuleSet> {
  const declared = (await declaredFields(tx, actor.tenantId)).filter(({ retired }) => !retired)
  const parsed = parseRuleSet(content, declared, ruleWords[actor.locale])
  if ('ruleSet' in parsed) return parsed.ruleSet
  const faults = parsed.faults.map((fault) => ({
    ...fault,
    pointer: `/content${fault.pointer === '/' ? '' : fault.pointer}`,
  }))
  throw new Refused(refuse('rule_set_invalid', {}, faults))
}

export function refuseConflict(current: number, given: number): void {
  if (current !== given) throw new Refused(refuse('version_conflict', { current, given }))
}

const liveVersion = async (tx: Tx, tenantId: string, now: Date) =>
  standingAt(await readReleases(tx, tenantId), now).live?.version ?? null
