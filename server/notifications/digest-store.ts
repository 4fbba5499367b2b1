import { sql } from 'drizzle-orm'
import { anyOf } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import type { NotificationKind } from '../../shared/mails.ts'
import type { Member } from './recipients.ts'

/** Tenants in which somebody's daily digest is due, or something gathered has come to its moment. */
export const tenantsWithDigests = async (tx: Tx, now: Date): Promise<string[]> =>
  (
    await tx.execute<{ id: string }>(sql`
      select m.id from manufacturers m
      where exists (select from memberships d where d.tenant_id = m.id and d.digest_at <= ${now.toISOString()})
         or exists (select from mails g where g.tenant_id = m.id and g.status = 'gathered'
                      and g.due_at <= ${now.toISOString()})`)
  ).map((row) => row.id)

/** Memberships whose people have a digest coming now, as far as can be told before they are locked. */
export const digestsDue = async (tx: Tx, tenantId: string, limit: number, now: Date): Promise<string[]> =>
  (
    await tx.execute<{ id: string }>(sql`
      select id from memberships where tenant_id = ${tenantId} and digest_at <= ${now.toISOString()}
      union
      select m.id from memberships m where m.tenant_id = ${tenantId} and m.user_id in (
        select user_id from mails where tenant_id = ${tenantId} and status = 'gathered' and due_at <= ${now.toISOString()})
      order by id limit ${limit}`)
  ).map((row) => row.id)

export interface DigestReader extends Omit<Member, 'away'>, Record<string, unknown> {
  membershipId: string
  partnerName: string | null
}

/** Locks these memberships, so that no other server writes their people's digest; those it holds are passed over. */
export const lockReaders = async (tx: Tx, tenantId: string, ids: string[]): Promise<DigestReader[]> =>
  tx.execute<DigestReader>(sql`
    select m.id as "membershipId", u.id as "userId", m.partner_id as "partnerId", m.role, u.name, u.email as address,
           u.locale, u.time_zone as "timeZone", m.preferences, '[]'::json as devices,
           to_char(m.digest_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "digestAt"
    from memberships m join users u on u.id = m.user_id
    where m.tenant_id = ${tenantId} and m.id = ${anyOf(ids)}
    order by m.created_at, m.id
    for update of m skip locked`)

/** A mail that waits for its reader's digest, with what it is about. */
export interface Gathered extends Record<string, unknown> {
  id: string
  userId: string
  kind: NotificationKind
  subject: string
  leadId: string | null
  offerId: string | null
  opportunityId: string | null
}

export const gatheredFor = async (tx: Tx, tenantId: string, userId: string, now: Date): Promise<Gathered[]> =>
  tx.execute<Gathered>(sql`
    select m.id, m.user_id as "userId", m.kind, m.subject, m.lead_id as "leadId", o.offer_id as "offerId",
           o.opportunity_id as "opportunityId"
    from mails m join outbox o on o.tenant_id = m.tenant_id and o.id = m.outbox_id
    where m.tenant_id = ${tenantId} and m.user_id = ${userId} and m.status = 'gathered'
      and m.due_at <= ${now.toISOString()}
    order by m.created_at, m.id
    for update of m`)

/** What was gathered has been told in the digest. */
export const fold = (tx: Tx, tenantId: string, ids: string[], digestId: string) =>
  tx.execute(sql`
    update mails set status = 'folded', digest_id = ${digestId}
    where tenant_id = ${tenantId} and id = ${anyOf(ids)} and status = 'gathered'`)

/** What waits for the digest of somebody who is no member any more is set aside, with the reason. */
export const setAsideOrphans = async (tx: Tx, tenantId: string, now: Date): Promise<number> =>
  (
    await tx.execute(sql`
      update mails g set status = 'dead', last_error = 'its reader has left'
      where g.tenant_id = ${tenantId} and g.status = 'gathered' and g.due_at <= ${now.toISOString()}
        and not exists (select from memberships m where m.tenant_id = g.tenant_id and m.user_id = g.user_id)
      returning g.id`)
  ).length

/** Keeps a digest as a notification that has been expanded. */
export const insertDigest = (
  tx: Tx,
  tenantId: string,
  { id, partnerId, userId, data }: { id: string; partnerId: string | null; userId: string; data: unknown },
  now: Date,
) =>
  tx.execute(sql`
    insert into outbox (tenant_id, id, kind, audience, partner_id, user_id, data, created_at, status)
    values (${tenantId}, ${id}, 'digest', 'person', ${partnerId}, ${userId},
            ${JSON.stringify(data)}::text::json, ${now.toISOString()}, 'done')`)
