import { sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import type { Claimed, Sent } from './cap.ts'
import { uuids } from './store.ts'

/** A mail on its way: this server may send it until its lease ends. */
export interface DueMail extends Record<string, unknown>, Claimed {
  toName: string | null
  subject: string
  text: string
  html: string
  messageId: string
  /** Attempts before this one. */
  attempts: number
}

export const tenantsWithDueMails = async (tx: Tx, now: Date): Promise<string[]> =>
  (
    await tx.execute<{ id: string }>(sql`
      select m.id from manufacturers m
      where exists (select from mails d where d.tenant_id = m.id and d.status in ('owed', 'sending')
                      and d.due_at <= ${now.toISOString()})`)
  ).map((row) => row.id)

/** Mails due, and those whose sender let its lease run out; another server's are passed over. */
export const lockDue = async (tx: Tx, tenantId: string, limit: number, now: Date): Promise<DueMail[]> =>
  tx.execute<DueMail>(sql`
    select id, kind, to_name as "toName", to_address as "toAddress", subject, text, html,
           message_id as "messageId", attempts
    from mails
    where tenant_id = ${tenantId} and status in ('owed', 'sending') and due_at <= ${now.toISOString()}
    order by due_at, id
    limit ${limit}
    for update skip locked`)

export const sentWithinHour = async (
  tx: Tx,
  tenantId: string,
  addresses: string[],
  now: Date,
): Promise<Sent[]> =>
  tx.execute<Sent & Record<string, unknown>>(sql`
    select to_address as "toAddress", count(*)::int as count,
           to_char(min(sent_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as oldest
    from mails
    where tenant_id = ${tenantId} and sent_at > ${new Date(now.getTime() - 3_600_000).toISOString()}
      and to_address in (select jsonb_array_elements_text(${JSON.stringify(addresses)}::text::jsonb))
    group by to_address`)

/** Marks mails as being sent by the holder of `lease`, until `ends`. */
export const lend = (tx: Tx, tenantId: string, ids: string[], lease: string, ends: Date) =>
  tx.execute(sql`
    update mails set status = 'sending', lease = ${lease}, due_at = ${ends.toISOString()}, attempts = attempts + 1
    where tenant_id = ${tenantId} and id = any(${uuids(ids)})`)

export async function postpone(
  tx: Tx,
  tenantId: string,
  wait: { id: string; until: string }[],
  why: string,
): Promise<void> {
  for (const { id, until } of wait)
    await tx.execute(sql`
      update mails set status = 'owed', lease = null, due_at = ${until}, last_error = ${why}
      where tenant_id = ${tenantId} and id = ${id}`)
}

/** What became of an attempt. `back`: it was not made, so it does not count. */
export type Finish =
  | { status: 'sent'; at: Date }
  | { status: 'owed'; due: Date; error: string }
  | { status: 'dead'; error: string }
  | { status: 'back' }

/**
 * Writes the outcome if the lease is still held; answers whether it was. A sent reset keeps no link.
 */
export async function finish(
  tx: Tx,
  tenantId: string,
  id: string,
  lease: string,
  end: Finish,
): Promise<boolean> {
  const held = sql`tenant_id = ${tenantId} and id = ${id} and lease = ${lease} and status = 'sending'`
  const rows = await tx.execute(changeOf(end, held))
  return rows.length > 0
}

function changeOf(end: Finish, held: ReturnType<typeof sql>) {
  switch (end.status) {
    case 'sent':
      return sql`
        update mails set status = 'sent', sent_at = ${end.at.toISOString()}, lease = null, last_error = null,
          text = case when kind = 'password_reset' then '' else text end,
          html = case when kind = 'password_reset' then '' else html end
        where ${held} returning id`
    case 'owed':
      return sql`
        update mails set status = 'owed', due_at = ${end.due.toISOString()}, lease = null, last_error = ${end.error}
        where ${held} returning id`
    case 'dead':
      return sql`
        update mails set status = 'dead', lease = null, last_error = ${end.error} where ${held} returning id`
    case 'back':
      return sql`
        update mails set status = 'owed', due_at = created_at, lease = null, attempts = attempts - 1
        where ${held} returning id`
  }
}
