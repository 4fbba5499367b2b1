import { ruleSetSchema } from '../../rules/rule-set.ts'
import { transact } from '../../server/db/transact.ts'
import { ruleSetVersions } from '../../server/routing/tables.ts'
import type { World } from './world.ts'

/** A rule set that is published as it stands. */
export async function publishedRules(
  world: World,
  tenantId: string,
  content: unknown,
  version = 1,
): Promise<void> {
  await transact(world.runtime, { tenantId }, (tx) =>
    tx.insert(ruleSetVersions).values({
      tenantId,
      version,
      content: ruleSetSchema.parse(content),
      publishedAt: world.clock.now(),
    }),
  )
}

/** One rule for every lead, in the given orders. */
export const everyLead = (...orders: string[]) => ({
  rules: [{ key: 'every-lead', name: 'Every lead', then: { do: 'distribute', orders } }],
})
