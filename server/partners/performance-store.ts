import { sql } from 'drizzle-orm'
import { anyOf, keptById, keptFor } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import { nextNetworkVersion } from './store.ts'

/**
 * Writes partners' scores and what routing knows of those that changed, under one new version of the network; none where
 * nothing changed.
 */
export async function savePerformance(
  tx: Tx,
  tenantId: string,
  scores: readonly { id: string; performance: number }[],
  now: Date,
): Promise<{ networkVersion: number | null; changed: number }> {
  const its = keptFor(sql`p.id`, 'performance')
  const changed = await tx.execute<{ id: string }>(sql`
    update partners p set performance = ${its}::float8, updated_at = ${now.toISOString()}
    from ${keptById(scores)}
    where p.tenant_id = ${tenantId} and p.id = ${anyOf(scores.map(({ id }) => id))}
      and p.performance is distinct from ${its}::float8
    returning p.id`)
  if (!changed.length) return { networkVersion: null, changed: 0 }
  const networkVersion = await nextNetworkVersion(tx, tenantId)
  await tx.execute(sql`
    insert into partner_revisions (tenant_id, partner_id, network_version, state)
    select distinct on (r.partner_id) ${tenantId}, r.partner_id, ${networkVersion},
      r.state || jsonb_build_object('performance', p.performance)
    from partner_revisions r join partners p on p.tenant_id = ${tenantId} and p.id = r.partner_id
    where r.tenant_id = ${tenantId} and r.partner_id = ${anyOf(changed.map(({ id }) => id))}
    order by r.partner_id, r.network_version desc`)
  return { networkVersion, changed: changed.length }
}
