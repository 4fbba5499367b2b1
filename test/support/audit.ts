import { sql } from 'drizzle-orm'
import { transact } from '../../server/db/transact.ts'
import type { World } from './world.ts'

/** What the audit keeps of these kinds, oldest first: kind and data. */
export async function auditOf(
  world: World,
  tenantId: string,
  kinds: string[],
): Promise<[kind: string, data: unknown][]> {
  const rows = await transact(world.runtime, { tenantId }, (tx) =>
    tx.execute<{ kind: string; data: unknown }>(sql`
      select kind, data from audit where tenant_id = ${tenantId}
        and kind in (select jsonb_array_elements_text(${JSON.stringify(kinds)}::text::jsonb)) order by at, id`),
  )
  return rows.map(({ kind, data }) => [kind, data])
}
