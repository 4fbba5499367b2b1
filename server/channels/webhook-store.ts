import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import { webhooks } from './tables.ts'

export type Webhook = typeof webhooks.$inferSelect

/** How a webhook has fared. */
export interface Health extends Record<string, unknown> {
  id: string
  /** ISO 8601, as is `lastErrorAt`. */
  lastSuccessAt: string | null
  lastErrorAt: string | null
  lastError: string | null
  waiting: number
  dead: number
}

export const webhooksOf = (tx: Tx, tenantId: string): Promise<Webhook[]> =>
  tx
    .select()
    .from(webhooks)
    .where(eq(webhooks.tenantId, tenantId))
    .orderBy(sql`${webhooks.disabledAt} is not null`, sql`lower(${webhooks.name})`, webhooks.id)

export async function lockWebhook(tx: Tx, tenantId: string, id: string): Promise<Webhook | null> {
  const [found] = await tx.select().from(webhooks).where(is(tenantId, id)).for('update')
  return found ?? null
}

export const findWebhook = async (tx: Tx, tenantId: string, id: string): Promise<Webhook | null> =>
  (await tx.select().from(webhooks).where(is(tenantId, id)))[0] ?? null

export const insertWebhook = (tx: Tx, webhook: Webhook) => tx.insert(webhooks).values(webhook)

export const saveWebhook = (tx: Tx, { tenantId, id, ...changes }: Webhook) =>
  tx.update(webhooks).set(changes).where(is(tenantId, id))

/** Whether another webhook that is at work has the name. */
export async function nameTaken(
  tx: Tx,
  tenantId: string,
  name: string,
  but: string | null,
): Promise<boolean> {
  const found = await tx.execute(sql`
    select from webhooks where tenant_id = ${tenantId} and lower(name) = lower(${name}) and disabled_at is null
      and id is distinct from ${but}::uuid`)
  return found.length > 0
}

const utc = (moment: ReturnType<typeof sql>) =>
  sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

export const healthOf = async (tx: Tx, tenantId: string): Promise<Map<string, Health>> => {
  const rows = await tx.execute<Health>(sql`
    select w.id, ${utc(sql`sent.at`)} as "lastSuccessAt", ${utc(sql`failed.at`)} as "lastErrorAt",
           failed.error as "lastError", coalesce(counted.waiting, 0)::int as waiting, coalesce(counted.dead, 0)::int as dead
    from webhooks w
    left join lateral (
      select max(d.sent_at) as at from dispatches d
      where d.tenant_id = w.tenant_id and d.target_id = w.id and d.status = 'sent') sent on true
    left join lateral (
      select d.created_at as at, d.last_error as error from dispatches d
      where d.tenant_id = w.tenant_id and d.target_id = w.id and d.last_error is not null
      order by d.created_at desc limit 1) failed on true
    left join lateral (
      select count(*) filter (where d.status in ('owed', 'sending')) as waiting,
             count(*) filter (where d.status = 'dead') as dead
      from dispatches d where d.tenant_id = w.tenant_id and d.target_id = w.id) counted on true
    where w.tenant_id = ${tenantId}`)
  return new Map(rows.map((row) => [row.id, row]))
}

const is = (tenantId: string, id: string) => and(eq(webhooks.tenantId, tenantId), eq(webhooks.id, id))
