import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import type { Alarm, Measured } from './alarm.ts'
import type { Backlog } from './backlog.ts'
import { alarms } from './tables.ts'

/** Everything that waits, in the sweep scope: over all manufacturers, counted on the partial indexes of the sweeps. */
export async function readBacklog(tx: Tx, now: Date): Promise<Backlog> {
  const at = sql`${now.toISOString()}::timestamptz`
  const since = (moment: ReturnType<typeof sql>) =>
    sql`greatest(0, coalesce(extract(epoch from ${at} - ${moment}), 0))::float8`
  const [row] = await tx.execute<Backlog & Record<string, unknown>>(sql`
    select o.*, l.*, f.*, b.*, m.*, d.* from
      (select count(*)::int as "offersOpen",
         count(*) filter (where next_step_at <= ${at})::int as "offersDue",
         ${since(sql`min(next_step_at)`)} as "offersLate"
       from offers where tenant_id in (select id from manufacturers) and status = 'open') o,
      (select count(*) filter (where status = 'waiting')::int as "leadsWaiting",
         count(*) filter (where status = 'unassigned')::int as "leadsUnassigned",
         count(*) filter (where status = 'held')::int as "leadsHeld"
       from leads where tenant_id in (select id from manufacturers) and status in ('waiting', 'unassigned', 'held')) l,
      (select count(*)::int as "followUpsDue" from opportunities
       where tenant_id in (select id from manufacturers) and status in ('open', 'postponed') and nudge_at <= ${at}) f,
      (select count(*)::int as "outboxOwed", ${since(sql`min(created_at)`)} as "outboxAge" from outbox
       where tenant_id in (select id from manufacturers) and status = 'owed') b,
      (select count(*) filter (where status in ('owed', 'sending'))::int as "mailsOwed",
         ${since(sql`min(due_at) filter (where status in ('owed', 'sending'))`)} as "mailsLate",
         count(*) filter (where status = 'dead')::int as "mailsDead" from mails
       where tenant_id in (select id from manufacturers) and status in ('owed', 'sending', 'dead')) m,
      (select count(*) filter (where status in ('owed', 'sending'))::int as "dispatchesOwed",
         count(*) filter (where status = 'dead')::int as "dispatchesDead" from dispatches
       where tenant_id in (select id from manufacturers)) d`)
  return row!
}

/**
 * Manufacturers of whom something has been due for a minute, with dead letters of the last day, or whose alarm rings.
 * Mails wait where there is no server for them or somebody has paused them: that is not late.
 */
export async function tenantsToWatch(tx: Tx, now: Date): Promise<string[]> {
  const minuteAgo = new Date(now.getTime() - 60_000).toISOString()
  const dayAgo = new Date(now.getTime() - 24 * 60 * 60_000).toISOString()
  const rows = await tx.execute<{ id: string }>(sql`
    select id from manufacturers m where
      exists (select from alarms where tenant_id = m.id and cleared_at is null)
      or exists (select from offers where tenant_id = m.id and status = 'open' and next_step_at <= ${minuteAgo})
      or exists (select from mails where tenant_id = m.id and status in ('owed', 'sending')
                   and (attempts > 0 or due_at <= ${now.toISOString()}) and created_at <= ${minuteAgo})
      or exists (select from mails where tenant_id = m.id and status = 'dead' and created_at > ${dayAgo})`)
  return rows.map(({ id }) => id)
}

/**
 * How late offers of one manufacturer are, for how long none of its mails has left although one is due, both in seconds,
 * and how many were given up in the last day. One slow address among many is no alarm.
 */
export async function measure(tx: Tx, tenantId: string, now: Date): Promise<Measured> {
  const late = (moment: ReturnType<typeof sql>) =>
    sql`coalesce(extract(epoch from ${now.toISOString()}::timestamptz - ${moment}), 0)::float8`
  const dayAgo = new Date(now.getTime() - 24 * 60 * 60_000).toISOString()
  const [row] = await tx.execute<Measured & Record<string, unknown>>(sql`
    select
      (select ${late(sql`min(next_step_at)`)} from offers where tenant_id = ${tenantId} and status = 'open') as offers_late,
      (select ${late(sql`greatest(min(created_at), (select max(sent_at) from mails where tenant_id = ${tenantId} and sent_at is not null))`)}
       from mails where tenant_id = ${tenantId} and status in ('owed', 'sending')
         and (attempts > 0 or due_at <= ${now.toISOString()})
         and not exists (select from manufacturers where id = ${tenantId} and mails_paused_at is not null)
         and not exists (select from switches where name = 'mails_paused' and "on")) as mails_late,
      (select count(*)::int from mails where tenant_id = ${tenantId} and status = 'dead' and created_at > ${dayAgo}) as dead_letters`)
  return row!
}

/** The alarms of one manufacturer, locked: two servers that watch at once tell once. */
export async function lockAlarms(tx: Tx, tenantId: string): Promise<Alarm[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`alarms ${tenantId}`}, 0))`)
  return tx.select().from(alarms).where(eq(alarms.tenantId, tenantId))
}

export async function saveAlarms(tx: Tx, tenantId: string, rung: Alarm[]): Promise<void> {
  for (const alarm of rung)
    await tx
      .insert(alarms)
      .values({ tenantId, ...alarm })
      .onConflictDoUpdate({ target: [alarms.tenantId, alarms.kind], set: alarm })
}
