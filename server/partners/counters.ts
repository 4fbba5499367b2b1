import { sql } from 'drizzle-orm'
import { anyOf, keptById, keptFor } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'

export interface CounterChange {
  partnerId: string
  offers: number
  opportunities: number
}

/**
 * Adds to partners' counters of open work. Call it last in a transaction: the rows are locked in partner order,
 * so that two transactions never wait for each other in a ring.
 */
export async function countWork(tx: Tx, tenantId: string, changes: CounterChange[]): Promise<void> {
  const sums = new Map<string, CounterChange>()
  for (const { partnerId, offers, opportunities } of changes) {
    const sum = sums.get(partnerId) ?? { partnerId, offers: 0, opportunities: 0 }
    sums.set(partnerId, {
      partnerId,
      offers: sum.offers + offers,
      opportunities: sum.opportunities + opportunities,
    })
  }
  const moved = [...sums.values()].filter((sum) => sum.offers || sum.opportunities)
  if (!moved.length) return
  const ids = moved.map(({ partnerId }) => partnerId)
  const rows = moved.map(({ partnerId, ...more }) => ({ id: partnerId, ...more }))
  const its = (name: string) => keptFor(sql`p.partner_id`, name)
  await tx.execute(sql`
    with locked as materialized (
      select partner_id from partner_counters
      where tenant_id = ${tenantId} and partner_id = ${anyOf(ids)} order by partner_id for update
    )
    update partner_counters p
    set open_offers = p.open_offers + ${its('offers')}::int,
      open_opportunities = p.open_opportunities + ${its('opportunities')}::int
    from ${keptById(rows)}
    where p.tenant_id = ${tenantId} and p.partner_id = any(array(select partner_id from locked))`)
}
