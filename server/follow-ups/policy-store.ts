import { desc, eq, sql } from 'drizzle-orm'
import type { FollowUpPolicy } from '../../shared/follow-ups.ts'
import type { Tx } from '../db/transact.ts'
import { defaultPolicy } from './default-policy.ts'
import { followUpPolicies } from './tables.ts'

export interface PolicyVersion {
  version: number
  content: FollowUpPolicy
  note: string | null
  publishedAt: Date | null
  publishedBy: string | null
}

const atFirst: PolicyVersion = {
  version: 0,
  content: defaultPolicy,
  note: null,
  publishedAt: null,
  publishedBy: null,
}

/** Published versions, the newest first; the one that Baton comes with last. */
export async function policyVersions(tx: Tx, tenantId: string, limit: number): Promise<PolicyVersion[]> {
  const { version, content, note, publishedAt, publishedBy } = followUpPolicies
  const rows = await tx
    .select({ version, content, note, publishedAt, publishedBy })
    .from(followUpPolicies)
    .where(eq(followUpPolicies.tenantId, tenantId))
    .orderBy(desc(version))
    .limit(limit)
  return rows.length < limit ? [...rows, atFirst] : rows
}

/** The policy at work. */
export async function policyOf(tx: Tx, tenantId: string): Promise<PolicyVersion> {
  const [newest] = await policyVersions(tx, tenantId, 1)
  return newest!
}

/** Keeps whoever publishes at the same time waiting. */
export const lockPolicy = (tx: Tx, tenantId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${tenantId}, 7))`)

export const insertPolicy = (tx: Tx, tenantId: string, row: PolicyVersion & { publishedAt: Date }) =>
  tx.insert(followUpPolicies).values({ tenantId, ...row })

export interface Choices {
  tiers: string[]
  productLines: string[]
}

/** The tiers of the network and the product lines on sale, for who writes a rule. */
export async function readChoices(tx: Tx, tenantId: string): Promise<Choices> {
  const rows = await tx.execute<{ kind: 'tier' | 'line'; name: string }>(sql`
    select distinct 'tier' as kind, tier as name from partners where tenant_id = ${tenantId} and tier is not null
    union
    select 'line', name from product_lines where tenant_id = ${tenantId}
    order by 1, 2 limit 500`)
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ name }) => name)
  return { tiers: of('tier'), productLines: of('line') }
}
