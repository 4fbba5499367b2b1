import { sql } from 'drizzle-orm'
import type postgres from 'postgres'
import type { Tx } from '../db/transact.ts'

/** What stands between the mails and their readers. */
export interface MailsState extends Record<string, unknown> {
  pausedAt: string | null
  pausedBy: string | null
  switchedAt: string | null
  switchedFor: string | null
  waiting: number
  oldest: string | null
  /** Of those that wait, written more than a day ago. */
  old: number
  /** Have been tried, or wait for a limit. */
  held: number
  nextAttemptAt: string | null
  dead: number
}

const utc = (moment: ReturnType<typeof sql>) =>
  sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const aDayBefore = (now: Date) => new Date(now.getTime() - 86_400_000).toISOString()

export async function mailsState(tx: Tx, tenantId: string, now: Date): Promise<MailsState> {
  const [row] = await tx.execute<MailsState>(sql`
    select ${utc(sql`m.mails_paused_at`)} as "pausedAt", u.name as "pausedBy",
           ${utc(sql`s.since`)} as "switchedAt", s.reason as "switchedFor",
           w.waiting, ${utc(sql`w.oldest`)} as oldest, w.old, w.held, ${utc(sql`w.next`)} as "nextAttemptAt",
           (select count(*)::int from mails d where d.tenant_id = m.id and d.status = 'dead') as dead
    from manufacturers m
    left join users u on u.id = m.mails_paused_by
    left join switches s on s.name = 'mails_paused' and s."on"
    cross join lateral (
      select count(*)::int as waiting, min(o.created_at) as oldest,
             count(*) filter (where o.created_at < ${aDayBefore(now)})::int as old,
             count(*) filter (where o.status = 'owed' and o.last_error is not null)::int as held,
             min(o.due_at) filter (where o.status = 'owed' and o.last_error is not null) as next
      from mails o where o.tenant_id = m.id and o.status in ('owed', 'sending')) w
    where m.id = ${tenantId}`)
  return row!
}

export const writePause = (tx: Tx, tenantId: string, at: Date | null, by: string | null) =>
  tx.execute(sql`
    update manufacturers set mails_paused_at = ${at?.toISOString() ?? null}, mails_paused_by = ${by}
    where id = ${tenantId}`)

/** Keeps in the portal what was to be sent more than a day ago; answers how many mails that were. */
export async function keepOld(tx: Tx, tenantId: string, now: Date): Promise<number> {
  const kept = await tx.execute(sql`
    update mails set status = 'kept', lease = null, last_error = null
    where tenant_id = ${tenantId} and created_at < ${aDayBefore(now)}
      and (status = 'owed' or (status = 'sending' and due_at < ${now.toISOString()}))
    returning id`)
  return kept.length
}

/** Throws the switch of the whole installation. */
export const writeSwitch = (tx: Tx, on: boolean, reason: string, now: Date) =>
  tx.execute(sql`
    insert into switches (name, "on", reason, since) values ('mails_paused', ${on}, ${reason}, ${now.toISOString()})
    on conflict (name) do update set "on" = excluded."on", reason = excluded.reason, since = excluded.since`)

/** Within the transaction that restores a backup: what was owed then may have been sent since. */
export const pauseRestored = (tx: postgres.TransactionSql) => tx`
  insert into switches (name, "on", reason, since) values ('mails_paused', true, 'restored', now())
  on conflict (name) do update set "on" = true, reason = excluded.reason, since = excluded.since`

export const everyManufacturer = (tx: Tx): Promise<{ id: string; name: string }[]> =>
  tx.execute<{ id: string; name: string }>(sql`select id, name from manufacturers order by name, id`)
