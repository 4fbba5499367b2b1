import { and, desc, eq, sql } from 'drizzle-orm'
import type { RuleSet } from '../../rules/rule-set.ts'
import type { Tx } from '../db/transact.ts'
import { ruleSetDrafts, ruleSetVersions } from './tables.ts'

export interface Draft {
  content: RuleSet
  baseVersion: number | null
  revision: number
  updatedAt: Date
  updatedBy: string | null
}

/** The draft, with the whole rule set locked against another editor until the transaction ends. */
export async function lockDraft(tx: Tx, tenantId: string): Promise<Draft | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${tenantId}, 2))`)
  return readDraft(tx, tenantId)
}

export async function readDraft(tx: Tx, tenantId: string): Promise<Draft | null> {
  const [draft] = await tx.select().from(ruleSetDrafts).where(eq(ruleSetDrafts.tenantId, tenantId))
  return draft ?? null
}

export const writeDraft = (tx: Tx, tenantId: string, draft: Draft) =>
  tx
    .insert(ruleSetDrafts)
    .values({ tenantId, ...draft })
    .onConflictDoUpdate({ target: ruleSetDrafts.tenantId, set: draft })

export const deleteDraft = (tx: Tx, tenantId: string) =>
  tx.delete(ruleSetDrafts).where(eq(ruleSetDrafts.tenantId, tenantId))

export interface Version {
  version: number
  note: string | null
  publishedAt: Date
  publishedBy: string | null
}

export const insertVersion = (tx: Tx, tenantId: string, row: Version & { content: RuleSet }) =>
  tx.insert(ruleSetVersions).values({ tenantId, ...row })

const { version, note, publishedAt, publishedBy, content } = ruleSetVersions

/** Published versions, the newest first. */
export const readVersions = (tx: Tx, tenantId: string): Promise<Version[]> =>
  tx
    .select({ version, note, publishedAt, publishedBy })
    .from(ruleSetVersions)
    .where(eq(ruleSetVersions.tenantId, tenantId))
    .orderBy(desc(version))

export async function nextVersion(tx: Tx, tenantId: string): Promise<number> {
  const [newest] = await tx
    .select({ version })
    .from(ruleSetVersions)
    .where(eq(ruleSetVersions.tenantId, tenantId))
    .orderBy(desc(version))
    .limit(1)
  return (newest?.version ?? 0) + 1
}

export async function readVersion(tx: Tx, tenantId: string, number: number): Promise<RuleSet | null> {
  const [row] = await tx
    .select({ content })
    .from(ruleSetVersions)
    .where(and(eq(ruleSetVersions.tenantId, tenantId), eq(version, number)))
  return row?.content ?? null
}

/** How many leads each rule decided since a moment. Ids of decisions begin with their time, so the key finds them. */
export const countRuleUse = (
  tx: Tx,
  tenantId: string,
  since: Date,
): Promise<{ key: string; leads: number }[]> => {
  const time = since.getTime().toString(16).padStart(12, '0')
  const first = `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
  return tx.execute<{ key: string; leads: number }>(sql`
    select rule_key as key, count(distinct lead_id)::int as leads from routing_decisions
    where tenant_id = ${tenantId} and id >= ${first}::uuid and rule_key is not null
    group by rule_key order by rule_key`)
}

/** Names of partners, users, API keys and webhooks, for rules in words and who published them. */
export async function namesIn(tx: Tx, tenantId: string): Promise<Map<string, string>> {
  const rows = await tx.execute<{ id: string; name: string }>(sql`
    select id, name from partners where tenant_id = ${tenantId}
    union all
    select id, name from api_keys where tenant_id = ${tenantId}
    union all
    select id, name from webhooks where tenant_id = ${tenantId}
    union all
    select u.id, u.name from users u
    where exists (select from memberships m where m.tenant_id = ${tenantId} and m.user_id = u.id)`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

interface Tellable extends Record<string, unknown> {
  people: { id: string; name: string }[]
  webhooks: { id: string; name: string }[]
}

/** Whom a ladder may tell by name: people at the manufacturer, and webhooks that are in use. */
export async function tellableIn(tx: Tx, tenantId: string): Promise<Tellable> {
  const [row] = await tx.execute<Tellable>(sql`
    select
      (select coalesce(json_agg(distinct jsonb_build_object('id', u.id, 'name', u.name)), '[]')
        from memberships m join users u on u.id = m.user_id
        where m.tenant_id = ${tenantId} and m.partner_id is null) as people,
      (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by name), '[]')
        from webhooks where tenant_id = ${tenantId} and disabled_at is null) as webhooks`)
  return row!
}
