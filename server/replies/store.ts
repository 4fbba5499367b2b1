import { sql } from 'drizzle-orm'
import type { InboundKind, InboundStatus, Reading } from '../../shared/replies.ts'
import type { Role } from '../../shared/roles.ts'
import type { Locale } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'

/** A mail of ours that was answered, or came back, and what it was about. */
export interface AnsweredMail extends Record<string, unknown> {
  id: string
  kind: string
  toAddress: string
  title: string | null
  leadId: string | null
  offerId: string | null
  offerStatus: string | null
  opportunityId: string | null
  partnerId: string | null
  /** The message whose reading this mail asked about. */
  inbound: string | null
}

/** Whose mails these are: the tenant that has one of them. Runs in the sweep scope. */
export async function tenantOfMail(tx: Tx, mailId: string): Promise<string | null> {
  const [row] = await tx.execute<{ id: string }>(sql`
    select m.id from manufacturers m
    where exists (select from mails d where d.tenant_id = m.id and d.id = ${mailId}) limit 1`)
  return row?.id ?? null
}

/** The mail, with the lead's opportunity at that partner where there is one by now. */
export async function findAnswered(tx: Tx, tenantId: string, mailId: string): Promise<AnsweredMail | null> {
  const [row] = await tx.execute<AnsweredMail>(sql`
    select d.id, d.kind, d.to_address as "toAddress", o.data ->> 'title' as title, d.lead_id as "leadId",
           o.offer_id as "offerId", f.status as "offerStatus", o.partner_id as "partnerId", o.data ->> 'inbound' as inbound,
           coalesce(o.opportunity_id, (
             select p.id from opportunities p
             where p.tenant_id = ${tenantId} and p.lead_id = d.lead_id and p.partner_id = o.partner_id
               and p.status not in ('returned', 'reclaimed')
             order by p.accepted_at desc limit 1)) as "opportunityId"
    from mails d
    join outbox o on o.tenant_id = d.tenant_id and o.id = d.outbox_id
    left join offers f on f.tenant_id = d.tenant_id and f.id = o.offer_id
    where d.tenant_id = ${tenantId} and d.id = ${mailId}`)
  return row ?? null
}

/** A member who has an address. */
export interface Writer extends Record<string, unknown> {
  userId: string
  membershipId: string
  partnerId: string | null
  role: Role
  name: string
  locale: Locale
  timeZone: string
}

export const membersAt = (tx: Tx, tenantId: string, address: string): Promise<Writer[]> =>
  tx.execute<Writer>(sql`
    select u.id as "userId", m.id as "membershipId", m.partner_id as "partnerId", m.role, u.name, u.locale,
           u.time_zone as "timeZone"
    from users u
    join memberships m on m.user_id = u.id and m.tenant_id = ${tenantId}
    where lower(u.email) = lower(${address})
    order by m.created_at`)

export interface Inbound {
  id: string
  messageId: string
  mailId: string | null
  kind: InboundKind
  status: InboundStatus
  fromAddress: string
  subject: string
  text: string
  reading: Reading | null
  leadId: string | null
  offerId: string | null
  opportunityId: string | null
  partnerId: string | null
  userId: string | null
  error: string | null
}

/** Keeps a message; false where it was kept before. */
export async function keepInbound(tx: Tx, tenantId: string, row: Inbound, now: Date): Promise<boolean> {
  const at = now.toISOString()
  const decided = row.status === 'asked' ? null : at
  const kept = await tx.execute(sql`
    insert into inbound_mails (tenant_id, id, message_id, mail_id, kind, status, from_address, subject, text, reading,
      lead_id, offer_id, opportunity_id, partner_id, user_id, error, received_at, decided_at)
    values (${tenantId}, ${row.id}, ${row.messageId}, ${row.mailId}, ${row.kind}, ${row.status}, ${row.fromAddress},
      ${row.subject}, ${row.text}, ${row.reading ? JSON.stringify(row.reading) : null}::text::json, ${row.leadId},
      ${row.offerId}, ${row.opportunityId}, ${row.partnerId}, ${row.userId}, ${row.error}, ${at}, ${decided})
    on conflict (tenant_id, message_id) do nothing
    returning id`)
  return kept.length > 0
}

export interface Known extends Record<string, unknown> {
  id: string
  kind: InboundKind
  status: InboundStatus
}

export async function findByMessageId(tx: Tx, tenantId: string, messageId: string): Promise<Known | null> {
  const [row] = await tx.execute<Known>(sql`
    select id, kind, status from inbound_mails where tenant_id = ${tenantId} and message_id = ${messageId}`)
  return row ?? null
}

/** How many messages an address has sent since a moment. */
export async function countFrom(tx: Tx, tenantId: string, address: string, since: Date): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from inbound_mails
    where tenant_id = ${tenantId} and received_at > ${since.toISOString()} and from_address = ${address}`)
  return row!.count
}

/** A message that waits for its writer's word becomes what it is decided to be; false where it waits no more. */
export async function settleInbound(
  tx: Tx,
  tenantId: string,
  id: string,
  end: { status: InboundStatus; reading?: Reading; error?: string },
  now: Date,
): Promise<boolean> {
  const settled = await tx.execute(sql`
    update inbound_mails
    set status = ${end.status}, error = ${end.error ?? null}, decided_at = ${now.toISOString()},
        reading = coalesce(${end.reading ? JSON.stringify(end.reading) : null}::text::json, reading)
    where tenant_id = ${tenantId} and id = ${id} and status = 'asked'
    returning id`)
  return settled.length > 0
}

/** A message that still waits for its writer's word. */
export async function findAsked(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<{ userId: string | null; reading: Reading | null } | null> {
  const [row] = await tx.execute<{ userId: string | null; reading: Reading | null }>(sql`
    select user_id as "userId", reading from inbound_mails
    where tenant_id = ${tenantId} and id = ${id} and status = 'asked'`)
  return row ?? null
}
