import { describeFallback, describeRule } from '../../rules/describe.ts'
import type { RuleNames } from '../../rules/describe-value.ts'
import type { RuleSet } from '../../rules/rule-set.ts'
import type { RuleSetView } from '../../shared/rules.ts'
import type { Locale } from '../../shared/text.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { allows, scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { ruleWords } from './explain.ts'
import { namesIn, readDraft, readVersion, readVersions } from './rules-store.ts'
import { noRules } from './store.ts'

/** The live rule set, the draft beside it, and every version, in the reader's words. */
export const showRules = (runtime: Runtime, actor: Actor): Promise<RuleSetView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const { tenantId, locale } = actor
    const versions = await readVersions(tx, tenantId)
    const live = versions[0]
    const content = live ? ((await readVersion(tx, tenantId, live.version)) ?? noRules) : noRules
    const draft = await readDraft(tx, tenantId)
    const people = await namesIn(tx, tenantId)
    const names: RuleNames = { partner: (id) => people.get(id) ?? id }
    const named = (userId: string | null) => (userId && people.get(userId)) || null
    return {
      version: live?.version ?? null,
      note: live?.note ?? null,
      publishedAt: live?.publishedAt.toISOString() ?? null,
      publishedBy: named(live?.publishedBy ?? null),
      ...inWords(content, locale, names),
      content,
      draft: draft && {
        revision: draft.revision,
        baseVersion: draft.baseVersion,
        updatedAt: draft.updatedAt.toISOString(),
        updatedBy: named(draft.updatedBy),
        ...inWords(draft.content, locale, names),
        content: draft.content,
      },
      versions: versions.map(({ version, note, publishedAt, publishedBy }) => ({
        version,
        note,
        publishedAt: publishedAt.toISOString(),
        publishedBy: named(publishedBy),
      })),
      can: allows(actor, 'rules:write') ? ['edit', 'publish'] : [],
    }
  })

function inWords(ruleSet: RuleSet, locale: Locale, names: RuleNames) {
  const words = ruleWords[locale]
  return {
    rules: ruleSet.rules.map((rule) => ({
      key: rule.key,
      name: rule.name,
      enabled: rule.enabled,
      ...describeRule(rule, words, names),
    })),
    fallback: ruleSet.fallback ? describeFallback(ruleSet.fallback, words, names) : null,
  }
}
