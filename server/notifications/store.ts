import { sql } from 'drizzle-orm'
import type { NotificationKind } from '../../shared/mails.ts'
import type { Locale } from '../../shared/text.ts'
import { anyOf } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import type { Audience, Member } from './recipients.ts'

/** A notification owed, with what is known of its lead. */
export interface OwedRow extends Record<string, unknown>, Audience {
  id: string
  kind: NotificationKind
  data: Record<string, unknown>
  createdAt: string
  leadId: string | null
  offerId: string | null
  opportunityId: string | null
  webhookId: string | null
  partnerName: string | null
  lead: TitleFacts | null
}

interface TitleFacts {
  productLine: string | null
  quantity: number | null
  town: string | null
  postalCode: string | null
  country: string
}

/** A mail that is ready to be kept or sent. */
export interface NewMail {
  id: string
  outboxId: string
  kind: NotificationKind
  leadId: string | null
  userId: string | null
  status: 'owed' | 'kept' | 'gathered'
  dueAt: Date
  toName: string
  toAddress: string
  subject: string
  text: string
  html: string
  messageId: string
}

export interface Manufacturer extends Record<string, unknown> {
  name: string
  timeZone: string
  locale: Locale
}

export const tenantsOwing = async (tx: Tx): Promise<string[]> =>
  (
    await tx.execute<{ id: string }>(sql`
      select m.id from manufacturers m
      where exists (select from outbox o where o.tenant_id = m.id and o.status = 'owed')`)
  ).map((row) => row.id)

export async function manufacturerOf(tx: Tx, tenantId: string): Promise<Manufacturer> {
  const [row] = await tx.execute<Manufacturer>(sql`
    select name, time_zone as "timeZone", locale from manufacturers where id = ${tenantId}`)
  return row!
}

/**
 * Takes owed notifications, oldest first; another server's are passed over. News of a lead that its partner already
 * works leads to the opportunity.
 */
export const claimOwed = async (tx: Tx, tenantId: string, limit: number): Promise<OwedRow[]> =>
  tx.execute<OwedRow>(sql`
    select o.id, o.kind, o.audience, o.partner_id as "partnerId", o.user_id as "userId", o.webhook_id as "webhookId", o.lead_id as "leadId", o.offer_id as "offerId",
           (select p.name from partners p where p.tenant_id = o.tenant_id and p.id = o.partner_id) as "partnerName",
           o.data, coalesce(o.opportunity_id, case when o.kind = 'lead_joined' then (
             select p.id from opportunities p
             where p.tenant_id = o.tenant_id and p.lead_id = o.lead_id and p.partner_id = o.partner_id
               and p.status not in ('returned', 'reclaimed')) end) as "opportunityId",
           to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
           (select jsonb_build_object('productLine', l.product_line, 'quantity', l.quantity, 'town', l.town,
                                      'postalCode', l.postal_code, 'country', l.country)
            from leads l where l.tenant_id = o.tenant_id and l.id = o.lead_id) as lead,
           case when o.audience = 'customer' then (
             select jsonb_build_object('name', nullif(concat_ws(' ', c.first_name, c.last_name), ''),
                                       'address', c.email, 'language', l.language)
             from lead_contacts c join leads l on l.tenant_id = c.tenant_id and l.id = c.lead_id
             where c.tenant_id = o.tenant_id and c.lead_id = o.lead_id) end as customer
    from outbox o
    where o.tenant_id = ${tenantId} and o.status = 'owed'
    order by o.created_at, o.id
    limit ${limit}
    for update of o skip locked`)

/**
 * The manufacturer's channel managers and admins, everybody at these partners, and whoever is named; who is away, on
 * their own day.
 */
export const membersOf = async (
  tx: Tx,
  tenantId: string,
  partnerIds: string[],
  userIds: string[],
  now: Date,
): Promise<Member[]> =>
  tx.execute<Member & Record<string, unknown>>(sql`
    select u.id as "userId", m.partner_id as "partnerId", m.role, u.name, u.email as address, u.locale,
           u.time_zone as "timeZone", m.preferences,
           to_char(m.digest_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "digestAt",
           (select coalesce(json_agg(s.id order by s.id), '[]') from push_subscriptions s
            where s.tenant_id = m.tenant_id and s.user_id = m.user_id and s.failed_at is null
              and s.partner_id is not distinct from m.partner_id) as devices,
           exists (
             select from jsonb_to_recordset(m.absences) as a("from" date, "to" date)
             where (${now.toISOString()}::timestamptz at time zone u.time_zone)::date between a."from" and a."to") as away
    from memberships m
    join users u on u.id = m.user_id
    where m.tenant_id = ${tenantId}
      and (m.role in ('channel_manager', 'admin') or m.partner_id = any(${uuids(partnerIds)})
        or m.user_id = any(${uuids(userIds)}))
    order by m.created_at, m.id`)

/** One row a recipient; a notification that was expanded before adds none. */
export async function insertMails(tx: Tx, tenantId: string, mails: NewMail[], now: Date): Promise<void> {
  if (!mails.length) return
  await tx.execute(sql`
    insert into mails (tenant_id, id, outbox_id, kind, lead_id, user_id, to_name, to_address, subject, text, html,
                       message_id, status, attempts, due_at, created_at)
    select ${tenantId}, e.id, e."outboxId", e.kind, e."leadId", e."userId", e."toName", e."toAddress", e.subject, e.text,
           e.html, e."messageId", e.status, 0, e."dueAt", ${now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(mails)}::text::jsonb)
      as e(id uuid, "outboxId" uuid, kind text, "leadId" uuid, "userId" uuid, "toName" text, "toAddress" text,
           subject text, text text, html text, "messageId" text, status text, "dueAt" timestamptz)
    on conflict (tenant_id, outbox_id, to_address) do nothing`)
}

/** How many mails of these kinds each of these people was written since a moment. */
export async function writtenSince(
  tx: Tx,
  tenantId: string,
  userIds: string[],
  kinds: readonly NotificationKind[],
  since: Date,
): Promise<Map<string, number>> {
  if (!userIds.length) return new Map()
  const rows = await tx.execute<{ userId: string; count: number }>(sql`
    select user_id as "userId", count(*)::int as count from mails
    where tenant_id = ${tenantId} and user_id = ${anyOf(userIds)} and created_at > ${since.toISOString()}
      and kind in (select jsonb_array_elements_text(${JSON.stringify(kinds)}::text::jsonb))
    group by user_id`)
  return new Map(rows.map(({ userId, count }) => [userId, count]))
}

export interface Outcome {
  id: string
  status: 'done' | 'failed'
  error: string | null
}

/**
 * Says what became of each, in a statement for each way in which it ended. A reset's link is in its mail; the
 * notification need not keep it.
 */
export async function finishOwed(tx: Tx, tenantId: string, outcomes: Outcome[]): Promise<void> {
  const ends = new Map<string, { end: Outcome; ids: string[] }>()
  for (const end of outcomes) {
    const kept = ends.get(`${end.status} ${end.error}`) ?? { end, ids: [] }
    kept.ids.push(end.id)
    ends.set(`${end.status} ${end.error}`, kept)
  }
  for (const { end, ids } of ends.values())
    // By a list of ids, not by a join: the planner must find the few among many, whatever it knows of the table.
    await tx.execute(sql`
      update outbox set status = ${end.status}, error = ${end.error},
        data = case when kind = 'password_reset' then (data::jsonb - 'url')::json else data end
      where tenant_id = ${tenantId} and id = any(${uuids(ids)})`)
}

/** A list of ids as one parameter. */
export const uuids = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`
