import { Refused, refuse } from '../../shared/refusals.ts'
import type { CanaryView, VersionView } from '../../shared/rules.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { allows, scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { figuresOf } from './end-canary.ts'
import { ruleNames } from './rule-names.ts'
import { readVersion } from './rules-store.ts'
import { inWords, readHistory, versionRow } from './rules-view.ts'

/** One published version in the reader's words, and when it routed. @throws Refused `not_found` */
export const showVersion = (runtime: Runtime, actor: Actor, number: number): Promise<VersionView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const { versions, standing, named, viewOf } = await readHistory(tx, actor.tenantId, runtime.now())
    const found = versions.find(({ version }) => version === number)
    const content = found && (await readVersion(tx, actor.tenantId, number))
    if (!found || !content) throw new Refused(refuse('not_found'))
    const live = standing.live?.version ?? null
    return {
      ...versionRow(found, standing, named, viewOf),
      ...inWords(content, actor.locale, await ruleNames(tx, actor.tenantId, actor.locale)),
      content,
      live,
      can: allows(actor, 'rules:write') && number !== live ? ['roll_back'] : [],
    }
  })

/** The canary that runs, with both sides' figures up to now. */
export const showCanary = (runtime: Runtime, actor: Actor): Promise<CanaryView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const { standing, viewOf } = await readHistory(tx, actor.tenantId, now)
    const { canary } = standing
    if (!canary) return { canary: null, can: [] }
    const figures = await figuresOf(tx, actor.tenantId, canary, now)
    return {
      canary: { ...viewOf(canary), figures },
      can: allows(actor, 'rules:write') ? ['promote', 'end'] : [],
    }
  })
