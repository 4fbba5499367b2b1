import { sql } from 'drizzle-orm'
import type { Sweep } from '../sweeps/sweep.ts'
import { escalateDue } from './escalate.ts'

/** Open offers whose ladder has a step due. */
export const escalation: Sweep = {
  name: 'escalation',
  // While the database works on one batch, the next is thought about.
  lanes: 2,
  async due(tx, now) {
    const rows = await tx.execute<{ id: string }>(sql`
      select id from manufacturers m where exists (
        select from offers where tenant_id = m.id and status = 'open' and next_step_at <= ${now.toISOString()})`)
    return rows.map((row) => row.id)
  },
  work: escalateDue,
}
