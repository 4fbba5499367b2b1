import { sayRule } from '../../shared/follow-up-words.ts'
import type { FollowUpPolicyView, FollowUpVersionView } from '../../shared/follow-ups.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { allows, scopeOf } from '../identity/actor.ts'
import { listPipelines } from '../opportunities/read.ts'
import { pipelinesOf } from '../opportunities/store.ts'
import { pipelineViewOf } from '../opportunities/view.ts'
import { namesIn } from '../routing/rules-store.ts'
import type { Runtime } from '../runtime.ts'
import { defaultPolicyIn } from './default-policy.ts'
import type { PolicyVersion } from './policy-store.ts'
import { policyOf, policyVersions, readChoices } from './policy-store.ts'

type Pipelines = Awaited<ReturnType<typeof listPipelines>>

/** The policy at work, in the reader's words, and what rules can be about. */
export const showPolicy = (runtime: Runtime, actor: Actor): Promise<FollowUpPolicyView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const { tenantId, locale } = actor
    const pipelines = (await pipelinesOf(tx, tenantId)).map((pipeline) => pipelineViewOf(pipeline, locale))
    const names = await namesIn(tx, tenantId)
    const { tiers, productLines } = await readChoices(tx, tenantId)
    return {
      ...versionOf(await policyOf(tx, tenantId), actor, pipelines, names),
      choices: {
        pipelines: pipelines.map(({ key, name, stages, lostReasons }) => ({
          key,
          name,
          stages: stages.map((stage) => ({ key: stage.key, name: nameOf(stage.name, locale, stage.key) })),
          lostReasons,
        })),
        tiers,
        productLines,
      },
      can: allows(actor, 'rules:write') ? ['publish'] : [],
    }
  })

const newest = 50

/** The newest 50 versions, the newest first. */
export const listPolicies = (runtime: Runtime, actor: Actor): Promise<FollowUpVersionView[]> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const { tenantId, locale } = actor
    const pipelines = (await pipelinesOf(tx, tenantId)).map((pipeline) => pipelineViewOf(pipeline, locale))
    const names = await namesIn(tx, tenantId)
    const versions = await policyVersions(tx, tenantId, newest)
    return versions.map((version) => versionOf(version, actor, pipelines, names))
  })

function versionOf(
  { version, content, note, publishedAt, publishedBy }: PolicyVersion,
  { locale }: Actor,
  pipelines: Pipelines,
  people: ReadonlyMap<string, string>,
): FollowUpVersionView {
  const names = new Map(
    pipelines.flatMap(({ key, name, stages }) => [
      [key, name] as const,
      ...stages.map((stage) => [stage.key, nameOf(stage.name, locale, stage.key)] as const),
    ]),
  )
  const policy = version === 0 ? defaultPolicyIn(locale) : content
  return {
    version,
    policy,
    sentences: policy.rules.map((rule) => ({ key: rule.key, text: sayRule(rule, locale, names) })),
    note,
    publishedAt: publishedAt?.toISOString() ?? null,
    publishedBy: (publishedBy && people.get(publishedBy)) ?? null,
  }
}

const nameOf = (names: Record<string, string>, locale: string, key: string) =>
  names[locale] ?? names['en'] ?? key
