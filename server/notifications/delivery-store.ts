import { sql } from 'drizzle-orm'
import { anyOf, keptById, keptFor } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import { pausedFor } from '../sweeps/pause-store.ts'
import type { Choice, Claimed, Traffic } from './cap.ts'

/** A mail on its way: this server may send it until its lease ends. */
export interface DueMail extends Record<string, unknown>, Claimed {
  toName: string | null
  userId: string | null
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
      where not ${pausedFor(sql`m`)}
        and exists (select from mails d where d.tenant_id = m.id and d.status in ('owed', 'sending')
                      and d.due_at <= ${now.toISOString()})`)
  ).map((row) => row.id)

/** One claim at a time per manufacturer, so that the limits hold with any number of servers; until the transaction ends. */
export const lockClaims = (tx: Tx, tenantId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('mails:' || ${tenantId}, 0))`)

/** Mails due, oldest first, and those whose sender let its lease run out. */
export const lockDue = async (tx: Tx, tenantId: string, limit: number, now: Date): Promise<Claimed[]> =>
  tx.execute<Claimed & Record<string, unknown>>(sql`
    select id, kind, to_address as "toAddress" from mails
    where tenant_id = ${tenantId} and status in ('owed', 'sending') and due_at <= ${now.toISOString()}
    order by due_at, id
    limit ${limit}
    for update skip locked`)

/** What was sent, is being sent and came back, of these addresses and of every host. */
export async function trafficOf(tx: Tx, tenantId: string, addresses: string[], now: Date): Promise<Traffic> {
  const list = sql`(select jsonb_array_elements_text(${JSON.stringify(addresses)}::text::jsonb))`
  const ago = (ms: number) => new Date(now.getTime() - ms).toISOString()
  const rows = await tx.execute<{ what: string; to: string; count: number; said: string }>(sql`
    select 'address' as what, to_address as to, count(*)::int as count, ${utc(sql`min(sent_at)`)} as said
    from mails where tenant_id = ${tenantId} and sent_at > ${ago(3_600_000)} and to_address in ${list} group by 2
    union all
    select 'host', ${host}, count(*)::int, ${utc(sql`min(sent_at)`)}
    from mails where tenant_id = ${tenantId} and sent_at > ${ago(60_000)} group by 2
    union all
    select 'under_way', ${host}, count(*)::int, ''
    from mails where tenant_id = ${tenantId} and status = 'sending' and due_at > ${now.toISOString()} group by 2
    union all
    select 'bounced', address, 0, reason from bounced_addresses
    where tenant_id = ${tenantId} and cleared_at is null
      and address in (select lower(value) from jsonb_array_elements_text(${JSON.stringify(addresses)}::text::jsonb))`)
  const of = (what: string) => rows.filter((row) => row.what === what)
  const sent = (what: string) => of(what).map(({ to, count, said }) => ({ to, count, oldest: said }))
  return {
    addresses: sent('address'),
    hosts: sent('host'),
    underWay: new Map(of('under_way').map(({ to, count }) => [to, count])),
    bounced: new Map(of('bounced').map(({ to, said }) => [to, said])),
  }
}

const host = sql`lower(split_part(to_address, '@', -1))`
const utc = (moment: ReturnType<typeof sql>) =>
  sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Marks mails as being sent by the holder of `lease`, until `ends`. */
export const lend = async (
  tx: Tx,
  tenantId: string,
  ids: string[],
  lease: string,
  ends: Date,
): Promise<DueMail[]> =>
  tx.execute<DueMail>(sql`
    update mails set status = 'sending', lease = ${lease}, due_at = ${ends.toISOString()}, attempts = attempts + 1
    where tenant_id = ${tenantId} and id = ${anyOf(ids)}
    returning id, kind, to_name as "toName", to_address as "toAddress", user_id as "userId", subject, text, html,
              message_id as "messageId", attempts - 1 as attempts`)

export const postpone = async (tx: Tx, tenantId: string, wait: Choice<Claimed>['wait']): Promise<void> => {
  if (!wait.length) return
  await tx.execute(sql`
    update mails set status = 'owed', lease = null, due_at = ${keptFor(sql`id`, 'until')}::timestamptz,
                     last_error = ${keptFor(sql`id`, 'why')}
    from ${keptById(wait)}
    where tenant_id = ${tenantId} and id = ${anyOf(wait.map(({ id }) => id))}`)
}

export const giveUp = async (
  tx: Tx,
  tenantId: string,
  given: Choice<Claimed>['undeliverable'],
): Promise<void> => {
  if (!given.length) return
  await tx.execute(sql`
    update mails set status = 'dead', lease = null, last_error = ${keptFor(sql`id`, 'why')}
    from ${keptById(given)}
    where tenant_id = ${tenantId} and id = ${anyOf(given.map(({ id }) => id))}`)
}

/** Whether the lease is still held: another server takes a mail whose lease it finds run out. */
export async function holdsLease(tx: Tx, tenantId: string, id: string, lease: string): Promise<boolean> {
  const held = await tx.execute(sql`
    select from mails where tenant_id = ${tenantId} and id = ${id} and lease = ${lease} and status = 'sending'`)
  return held.length > 0
}

/** What became of an attempt. `back`: it was not made, so it does not count. */
export type Finish =
  | { status: 'sent'; at: Date }
  | { status: 'owed'; due: Date; error: string }
  | { status: 'dead'; error: string; bounced: boolean }
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
