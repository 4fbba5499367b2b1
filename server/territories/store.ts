import { sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'

interface CodeCount extends Record<string, unknown> {
  postalCode: string | null
  leads: number
}

/** How many leads came in since a moment, by the postal code as they wrote it. */
export const leadsByCode = (
  tx: Tx,
  tenantId: string,
  { country, product, since }: { country: string; product: string | null; since: Date },
): Promise<CodeCount[]> =>
  tx.execute<CodeCount>(sql`
    select postal_code as "postalCode", count(*)::int as leads from leads
    where tenant_id = ${tenantId} and country = ${country} and received_at >= ${since.toISOString()}
      and (${product}::text is null or lower(product_line) = lower(${product}))
    group by postal_code`)
