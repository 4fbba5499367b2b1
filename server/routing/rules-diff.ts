import { diffRuleSets } from '../../rules/diff.ts'
import type { RuleSet } from '../../rules/rule-set.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { RulesDiff, RulesPoint } from '../../shared/rules.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { checked } from './draft.ts'
import { ruleWords } from './explain.ts'
import { standingAt } from './releases.ts'
import { readReleases } from './releases-store.ts'
import { ruleNames } from './rule-names.ts'
import { readDraft, readVersion } from './rules-store.ts'
import { toText } from './rules-text.ts'
import { noRules } from './store.ts'

/** What changes from one state of the rules to another, in words. @throws Refused `not_found` where there is no such state */
export const diffRules = (
  runtime: Runtime,
  actor: Actor,
  from: RulesPoint,
  to: RulesPoint,
): Promise<RulesDiff> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const before = await rulesAt(tx, actor.tenantId, from, runtime.now())
    const after = await rulesAt(tx, actor.tenantId, to, runtime.now())
    return {
      from: before.version,
      to: after.version,
      changes: await changesBetween(tx, actor, before.content, after.content),
    }
  })

/** The changes in the actor's language, with the names of its partners. */
export async function changesBetween(tx: Tx, { tenantId, locale }: Actor, before: RuleSet, after: RuleSet) {
  return diffRuleSets(before, after, ruleWords[locale], await ruleNames(tx, tenantId, locale))
}

/**
 * The rules at a point: a version, the draft, or what is live; no rules at all before the first is.
 *
 * @returns with the version, null for the draft and before the first
 * @throws Refused `not_found`
 */
export async function rulesAt(
  tx: Tx,
  tenantId: string,
  point: RulesPoint,
  now: Date,
): Promise<{ version: number | null; content: RuleSet }> {
  if (point === 'draft') {
    const draft = await readDraft(tx, tenantId)
    if (!draft) throw new Refused(refuse('not_found'))
    return { version: null, content: draft.content }
  }
  const version =
    point === 'live' ? (standingAt(await readReleases(tx, tenantId), now).live?.version ?? null) : point
  if (version === null) return { version, content: noRules }
  const content = await readVersion(tx, tenantId, version)
  if (!content) throw new Refused(refuse('not_found'))
  return { version, content }
}

/**
 * How a file's content differs from what is live. `same`: nothing at all differs, not even what no sentence tells.
 *
 * @throws Refused `rule_set_invalid`
 */
export const diffWithFile = (runtime: Runtime, actor: Actor, content: unknown) =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const after = await checked(tx, actor, content)
    const live = await rulesAt(tx, actor.tenantId, 'live', runtime.now())
    const same = live.version !== null && toText(live.content, 'json') === toText(after, 'json')
    return { live: live.version, same, changes: await changesBetween(tx, actor, live.content, after) }
  })
