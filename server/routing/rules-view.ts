import { describeLadder } from '../../rules/describe-ladder.ts'
import { describeFallback, describeRule, describeScoringRule } from '../../rules/describe.ts'
import type { RuleNames } from '../../rules/describe-value.ts'
import { ladderNames } from '../../rules/names.ts'
import type { RuleSet } from '../../rules/rule-set.ts'
import type { RuleSetView, VersionRow } from '../../shared/rules.ts'
import type { Locale } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { allows, scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { ruleWords } from './explain.ts'
import type { Release, Standing } from './releases.ts'
import { releaseView, standingAt } from './releases.ts'
import { readReleases } from './releases-store.ts'
import { ruleNames } from './rule-names.ts'
import type { Version } from './rules-store.ts'
import { namesIn, readDraft, readVersion, readVersions, tellableIn } from './rules-store.ts'
import { noRules } from './store.ts'

/** The live rule set, the draft beside it, and every version, in the reader's words. */
export const showRules = (runtime: Runtime, actor: Actor): Promise<RuleSetView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const { tenantId, locale } = actor
    const { versions, standing, named, viewOf } = await readHistory(tx, tenantId, runtime.now())
    const live = versions.find(({ version }) => version === standing.live?.version)
    const content = live ? ((await readVersion(tx, tenantId, live.version)) ?? noRules) : noRules
    const draft = await readDraft(tx, tenantId)
    const names = await ruleNames(tx, tenantId, locale)
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
      scheduled: standing.scheduled && viewOf(standing.scheduled),
      canary: standing.canary && viewOf(standing.canary),
      versions: versions.map((version) => versionRow(version, standing, named, viewOf)),
      tellable: await tellableIn(tx, tenantId),
      can: allows(actor, 'rules:write') ? ['edit', 'publish'] : [],
    }
  })

/** Versions and releases, and how to show them. */
export async function readHistory(tx: Tx, tenantId: string, now: Date) {
  const versions = await readVersions(tx, tenantId)
  const releases = await readReleases(tx, tenantId)
  const people = await namesIn(tx, tenantId)
  const named = (userId: string | null) => (userId && people.get(userId)) || null
  const viewOf = (release: Release) => releaseView(release, releases, named, now)
  const ofVersion = new Map<number, Release[]>()
  for (const release of releases)
    ofVersion.set(release.version, [...(ofVersion.get(release.version) ?? []), release])
  return {
    versions: versions.map((row) => ({ ...row, releases: ofVersion.get(row.version) ?? [] })),
    standing: standingAt(releases, now),
    named,
    viewOf,
  }
}

export const versionRow = (
  { version, note, publishedAt, publishedBy, releases }: Version & { releases: Release[] },
  standing: Standing,
  named: (userId: string | null) => string | null,
  viewOf: (release: Release) => VersionRow['releases'][number],
): VersionRow => ({
  version,
  note,
  publishedAt: publishedAt.toISOString(),
  publishedBy: named(publishedBy),
  state: (['live', 'canary', 'scheduled'] as const).find((one) => standing[one]?.version === version) ?? null,
  releases: releases.map(viewOf),
})

/** Every rule as a sentence, and what becomes of the others. */
export function inWords(ruleSet: RuleSet, locale: Locale, known: RuleNames) {
  const words = ruleWords[locale]
  const names = { ...known, ...ladderNames(ruleSet) }
  return {
    rules: ruleSet.rules.map((rule) => ({
      key: rule.key,
      name: rule.name,
      enabled: rule.enabled,
      ...describeRule(rule, words, names),
    })),
    fallback: ruleSet.fallback ? describeFallback(ruleSet.fallback, words, names) : null,
    scoring: (ruleSet.scoring?.rules ?? []).map((rule) => ({
      key: rule.key,
      ...describeScoringRule(rule, words, names),
    })),
    ladders: Object.entries(ruleSet.ladders ?? {}).map(([key, ladder]) => ({
      key,
      name: ladder.name,
      text: describeLadder(ladder, words, names),
    })),
  }
}
