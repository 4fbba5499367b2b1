import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Locale } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'
import { invitations } from './tables.ts'
import type { InvitationRow, PersonRow } from './view.ts'

interface PlaceRow extends Record<string, unknown> {
  manufacturer: string
  partner: string | null
  locale: Locale
  timeZone: string
}

/** The names of a place that people can be invited to; null when there is no such partner. */
export async function findPlace(
  tx: Tx,
  tenantId: string,
  partnerId: string | null,
): Promise<PlaceRow | null> {
  const [row] = await tx.execute<PlaceRow>(sql`
    select t.name as manufacturer, t.locale, t.time_zone as "timeZone", p.name as partner
    from manufacturers t
    left join partners p on p.tenant_id = t.id and p.id = ${partnerId}::uuid
    where t.id = ${tenantId} and (${partnerId}::uuid is null or p.id is not null)`)
  return row ?? null
}

export async function isMember(
  tx: Tx,
  tenantId: string,
  partnerId: string | null,
  email: string,
): Promise<boolean> {
  const found = await tx.execute(sql`
    select from memberships m join users u on u.id = m.user_id
    where m.tenant_id = ${tenantId} and m.partner_id is not distinct from ${partnerId}::uuid and u.email = ${email}`)
  return found.length > 0
}

export interface PeopleFilter {
  partnerId: string | null
  search: string | null
  after: { name: string; id: string } | null
  limit: number
}

/** Members by name; `partnerId` narrows to one partner's. */
export const listMembers = (tx: Tx, tenantId: string, { partnerId, search, after, limit }: PeopleFilter) =>
  tx.execute<PersonRow>(sql`
    select m.id, u.name, u.email, m.role, m.partner_id as "partnerId", p.name as partner, u.last_seen_at as "lastSeenAt",
      m.absences,
      m.role = 'admin' and 1 = (
        select count(*) from memberships a where a.tenant_id = ${tenantId} and a.role = 'admin') as "lastAdmin"
    from memberships m
    join users u on u.id = m.user_id
    left join partners p on p.tenant_id = m.tenant_id and p.id = m.partner_id
    where m.tenant_id = ${tenantId}
      and (${partnerId}::uuid is null or m.partner_id = ${partnerId}::uuid)
      and (${search}::text is null or strpos(lower(u.name || ' ' || u.email), lower(${search}::text)) > 0)
      and (${after?.id ?? null}::uuid is null or (lower(u.name), m.id) > (${after?.name ?? null}::text, ${after?.id ?? null}::uuid))
    order by lower(u.name), m.id
    limit ${limit}`)

/** Invitations that nobody has accepted yet, newest first. */
export async function listInvitations(
  tx: Tx,
  tenantId: string,
  { partnerId, after, limit }: { partnerId: string | null; after: string | null; limit: number },
): Promise<InvitationRow[]> {
  const rows = await tx.execute<Record<string, unknown> & InvitationRow>(sql`
    select i.id, i.email, i.name, i.role, i.partner_id as "partnerId", p.name as partner, i.expires_at as "expiresAt"
    from invitations i
    left join partners p on p.tenant_id = i.tenant_id and p.id = i.partner_id
    where i.tenant_id = ${tenantId} and i.accepted_at is null
      and (${partnerId}::uuid is null or i.partner_id = ${partnerId}::uuid)
      and (${after}::uuid is null or i.id < ${after}::uuid)
    order by i.id desc
    limit ${limit}`)
  return rows.map((row) => ({ ...row, expiresAt: new Date(row.expiresAt) }))
}

/** An invitation that is still open, locked until the transaction ends. */
export async function lockInvitation(
  tx: Tx,
  tenantId: string,
  invitationId: string,
  partnerId: string | null,
) {
  const { id, role, partnerId: at } = invitations
  const [found] = await tx
    .select({ id, role, partnerId: at })
    .from(invitations)
    .where(
      and(
        eq(invitations.tenantId, tenantId),
        eq(invitations.id, invitationId),
        isNull(invitations.acceptedAt),
        partnerId ? eq(invitations.partnerId, partnerId) : undefined,
      ),
    )
    .for('update')
  return found ?? null
}

export const deleteInvitation = (tx: Tx, tenantId: string, invitationId: string) =>
  tx.delete(invitations).where(and(eq(invitations.tenantId, tenantId), eq(invitations.id, invitationId)))
