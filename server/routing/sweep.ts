import { sql } from 'drizzle-orm'
import type { Sweep } from '../sweeps/sweep.ts'
import { distributeWaiting } from './distribute.ts'
import { setAsidePoison } from './set-aside.ts'

/** Leads that wait: new ones that could not be routed at once, and those that come back. */
export const routing: Sweep = {
  name: 'routing',
  async due(tx, now) {
    const rows = await tx.execute<{ id: string }>(sql`
      select id from manufacturers m where exists (
        select from leads where tenant_id = m.id and status = 'waiting' and route_at <= ${now.toISOString()})`)
    return rows.map((row) => row.id)
  },
  async work(runtime, tenantId) {
    try {
      return await distributeWaiting(runtime, tenantId)
    } catch (error) {
      return setAsidePoison(runtime, tenantId, error)
    }
  },
}
