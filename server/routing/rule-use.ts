import type { RuleUseView } from '../../shared/rules.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { countRuleUse } from './rules-store.ts'

const days = 30
const dayMs = 24 * 60 * 60 * 1000

/** How many leads each rule has decided in the last 30 days; a lead that was routed again counts once a rule. */
export const showRuleUse = (runtime: Runtime, actor: Actor): Promise<RuleUseView> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const since = new Date(runtime.now().getTime() - days * dayMs)
    return { since: since.toISOString(), rules: await countRuleUse(tx, actor.tenantId, since) }
  })
