import { systemActor } from '../../server/identity/actor.ts'
import { publishRuleSet } from '../../server/routing/publish.ts'
import type { World } from './world.ts'

/** A rule set that is published as it stands. */
export const publishedRules = (world: World, tenantId: string, content: unknown): Promise<number> =>
  publishRuleSet(world.runtime, systemActor(tenantId), content, null)

/** One rule for every lead, in the given orders. */
export const everyLead = (...orders: string[]) => ({
  rules: [{ key: 'every-lead', name: 'Every lead', then: { do: 'distribute', orders } }],
})
