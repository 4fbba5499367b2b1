import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import type { Release } from './releases.ts'
import { ruleSetReleases } from './tables.ts'

const { tenantId: ofTenant, id: ofRelease, startsAt, endedAt, kind } = ruleSetReleases

export const insertRelease = (tx: Tx, row: typeof ruleSetReleases.$inferInsert) =>
  tx.insert(ruleSetReleases).values(row)

/** Every release, the latest start first. */
export async function readReleases(tx: Tx, tenantId: string): Promise<Release[]> {
  const rows = await tx
    .select()
    .from(ruleSetReleases)
    .where(eq(ofTenant, tenantId))
    .orderBy(desc(startsAt), desc(ofRelease))
  return rows.map(({ tenantId: _tenantId, ...release }) => release)
}

/** The canary that has not ended, locked; null too where another server has it in hand and `skip` is set. */
export async function lockCanary(tx: Tx, tenantId: string, skip = false): Promise<Release | null> {
  const [row] = await tx
    .select()
    .from(ruleSetReleases)
    .where(and(eq(ofTenant, tenantId), eq(kind, 'canary'), isNull(endedAt)))
    .for('update', skip ? { skipLocked: true } : {})
  if (!row) return null
  const { tenantId: _tenantId, ...release } = row
  return release
}

/** Changes what time and people may change of a release: its end, and a canary's figures. */
export const saveRelease = (
  tx: Tx,
  tenantId: string,
  id: string,
  change: Partial<Pick<Release, 'endedAt' | 'endedBy' | 'outcome' | 'figures'>>,
) =>
  tx
    .update(ruleSetReleases)
    .set(change)
    .where(and(eq(ofTenant, tenantId), eq(ofRelease, id)))
