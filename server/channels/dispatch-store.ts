import { sql } from 'drizzle-orm'
import type { WebhookKind } from '../../shared/channels.ts'
import { anyOf } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import { pausedFor } from '../sweeps/pause-store.ts'
import type { End } from './attempt.ts'
import type { Event, Push } from './event.ts'
import type { Subscription } from './push-message.ts'

/** Tenants with pushes or calls due now. What keeps mails back keeps these back too. */
export const tenantsWithDispatches = async (tx: Tx, now: Date): Promise<string[]> =>
  (
    await tx.execute<{ id: string }>(sql`
      select m.id from manufacturers m
      where not ${pausedFor(sql`m`)}
        and exists (select from dispatches d where d.tenant_id = m.id and d.status in ('owed', 'sending')
                      and d.due_at <= ${now.toISOString()})`)
  ).map((row) => row.id)

/** A push or a call on its way, with where it goes; null where that place is no more, or has been switched off. */
export type DueDispatch = {
  id: string
  targetId: string
  /** Since when it was due, ISO 8601. */
  since: string
  /** Attempts, the coming one included. */
  attempts: number
} & (
  | { channel: 'push'; payload: Push; target: Subscription | null }
  | { channel: 'webhook'; payload: Event; target: { url: string; kind: WebhookKind; secret: string } | null }
)

/** Lends what is due to the holder of `lease` until `ends`; what another server sends is passed over. */
export async function claimDispatches(
  tx: Tx,
  tenantId: string,
  { lease, ends, limit, now }: { lease: string; ends: Date; limit: number; now: Date },
): Promise<DueDispatch[]> {
  const due = await tx.execute<{ id: string; since: string }>(sql`
    select id, to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since from dispatches
    where tenant_id = ${tenantId} and status in ('owed', 'sending') and due_at <= ${now.toISOString()}
    order by due_at, id limit ${limit}
    for update skip locked`)
  if (!due.length) return []
  const ids = anyOf(due.map(({ id }) => id))
  await tx.execute(sql`
    update dispatches set status = 'sending', lease = ${lease}, due_at = ${ends.toISOString()}, attempts = attempts + 1
    where tenant_id = ${tenantId} and id = ${ids}`)
  const since = new Map(due.map((one) => [one.id, one.since]))
  const lent = await tx.execute<DueDispatch & Record<string, unknown>>(sql`
    select d.id, d.target_id as "targetId", d.attempts, d.channel, d.payload, case d.channel
      when 'push' then (
        select jsonb_build_object('endpoint', s.endpoint, 'p256dh', s.p256dh, 'auth', s.auth) from push_subscriptions s
        where s.tenant_id = d.tenant_id and s.id = d.target_id and s.failed_at is null)
      else (
        select jsonb_build_object('url', w.url, 'kind', w.kind, 'secret', w.secret) from webhooks w
        where w.tenant_id = d.tenant_id and w.id = d.target_id and w.disabled_at is null)
      end as target
    from dispatches d where d.tenant_id = ${tenantId} and d.id = ${ids}
    order by d.created_at, d.id`)
  return lent.map((one) => ({ ...one, since: since.get(one.id)! }))
}

/** Writes how an attempt ended, if the lease is still held; answers whether it was. */
export async function finishDispatch(
  tx: Tx,
  tenantId: string,
  id: string,
  lease: string,
  end: End,
  now: Date,
): Promise<boolean> {
  const due = end.status === 'owed' ? sql`due_at = ${end.due.toISOString()},` : sql``
  const sentAt = end.status === 'sent' ? now.toISOString() : null
  const error = end.status === 'sent' ? null : end.error
  const rows = await tx.execute(sql`
    update dispatches set status = ${end.status}, ${due} lease = null, sent_at = ${sentAt}, last_error = ${error}
    where tenant_id = ${tenantId} and id = ${id} and lease = ${lease} and status = 'sending'
    returning id`)
  return rows.length > 0
}

/** Tells once more what a browser did not take: whoever has no other that does is mailed. */
export const tellAgain = (tx: Tx, tenantId: string, dispatchId: string) =>
  tx.execute(sql`
    update outbox set status = 'owed'
    where tenant_id = ${tenantId} and status = 'done' and id = (
      select outbox_id from dispatches where tenant_id = ${tenantId} and id = ${dispatchId})`)

/** Owes once more what was given up for a place; answers how many. */
export async function oweDeadAgain(tx: Tx, tenantId: string, targetId: string, now: Date): Promise<number> {
  const rows = await tx.execute(sql`
    update dispatches set status = 'owed', attempts = 0, due_at = ${now.toISOString()}
    where tenant_id = ${tenantId} and target_id = ${targetId} and status = 'dead'
    returning id`)
  return rows.length
}
