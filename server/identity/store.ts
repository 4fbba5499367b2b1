import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Absence } from '../../shared/partners.ts'
import type { Preferences } from '../../shared/channels.ts'
import type { Role } from '../../shared/roles.ts'
import type { Locale } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'
import { hashOf } from './secrets.ts'
import { apiKeys, memberships, sessions, users } from './tables.ts'

/** The person with this address, which must exist. */
export async function findUserId(tx: Tx, email: string): Promise<string> {
  const [found] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email))
  return found!.id
}

export interface Account {
  id: string
  name: string
  locale: Locale
  passwordHash: string | null
}

export async function findAccount(tx: Tx, email: string): Promise<Account | null> {
  const { id, name, locale, passwordHash } = users
  const [found] = await tx
    .select({ id, name, locale, passwordHash })
    .from(users)
    .where(eq(users.email, email))
  return found ?? null
}

export const setPassword = (tx: Tx, userId: string, passwordHash: string) =>
  tx.update(users).set({ passwordHash }).where(eq(users.id, userId))

/** Sets the password of somebody who has none. @returns false when another was set meanwhile, which stays */
export async function setFirstPassword(tx: Tx, userId: string, passwordHash: string): Promise<boolean> {
  const set = await tx
    .update(users)
    .set({ passwordHash })
    .where(and(eq(users.id, userId), or(isNull(users.passwordHash), eq(users.passwordHash, passwordHash))))
    .returning({ id: users.id })
  return set.length > 0
}

export const changeUser = (
  tx: Tx,
  userId: string,
  changes: { name?: string | undefined; locale?: Locale | undefined; timeZone?: string | undefined },
) => tx.update(users).set(changes).where(eq(users.id, userId))

export async function findUser(tx: Tx, userId: string) {
  const { id, name, email, locale, timeZone } = users
  const [found] = await tx
    .select({ id, name, email, locale, timeZone })
    .from(users)
    .where(eq(users.id, userId))
  return found!
}

export interface OwnMembership extends Record<string, unknown> {
  id: string
  role: Role
  tenantId: string
  tenant: string
  currency: string
  partnerId: string | null
  partner: string | null
}

/** Where a person belongs, oldest first; needs the person's own scope. */
export const membershipsOf = (tx: Tx, userId: string): Promise<OwnMembership[]> =>
  tx.execute<OwnMembership>(sql`
    select m.id, m.role, t.id as "tenantId", t.name as tenant, t.currency, p.id as "partnerId", p.name as partner
    from memberships m
    join manufacturers t on t.id = m.tenant_id
    left join partners p on p.tenant_id = m.tenant_id and p.id = m.partner_id
    where m.user_id = ${userId}
    order by m.created_at, m.id`)

export const moveSession = (tx: Tx, token: string, membershipId: string) =>
  tx
    .update(sessions)
    .set({ membershipId })
    .where(eq(sessions.tokenHash, hashOf(token)))

export const closeSession = (tx: Tx, token: string) =>
  tx.delete(sessions).where(eq(sessions.tokenHash, hashOf(token)))

export const closeSessionsOf = (tx: Tx, userId: string) =>
  tx.delete(sessions).where(eq(sessions.userId, userId))

/** The member, and the ids of all admins of the manufacturer, locked until the transaction ends. */
export async function lockMember(tx: Tx, tenantId: string, membershipId: string, partnerId: string | null) {
  const rows = await tx
    .select({ id: memberships.id, role: memberships.role, partnerId: memberships.partnerId })
    .from(memberships)
    .where(
      and(
        eq(memberships.tenantId, tenantId),
        sql`(${memberships.id} = ${membershipId} or ${memberships.role} = 'admin')`,
        partnerId ? eq(memberships.partnerId, partnerId) : undefined,
      ),
    )
    .orderBy(memberships.id)
    .for('update')
  return {
    member: rows.find((row) => row.id === membershipId) ?? null,
    adminIds: rows.filter((row) => row.role === 'admin').map((row) => row.id),
  }
}

export async function readAbsences(tx: Tx, tenantId: string, membershipId: string): Promise<Absence[]> {
  const [row] = await tx
    .select({ absences: memberships.absences })
    .from(memberships)
    .where(and(eq(memberships.tenantId, tenantId), eq(memberships.id, membershipId)))
  return row?.absences ?? []
}

/** @returns the partner that the member belongs to; null at the manufacturer */
export async function saveAbsences(
  tx: Tx,
  tenantId: string,
  membershipId: string,
  absences: Absence[],
): Promise<string | null> {
  const [row] = await tx
    .update(memberships)
    .set({ absences })
    .where(and(eq(memberships.tenantId, tenantId), eq(memberships.id, membershipId)))
    .returning({ partnerId: memberships.partnerId })
  return row?.partnerId ?? null
}

/** Ends memberships and the sessions that were opened for them. */
export async function endMemberships(tx: Tx, tenantId: string, ids: string[]): Promise<void> {
  await tx.delete(sessions).where(inArray(sessions.membershipId, ids))
  await tx.delete(memberships).where(and(eq(memberships.tenantId, tenantId), inArray(memberships.id, ids)))
}

const keyColumns = {
  id: apiKeys.id,
  name: apiKeys.name,
  prefix: apiKeys.prefix,
  scopes: apiKeys.scopes,
  createdAt: apiKeys.createdAt,
  lastUsedAt: apiKeys.lastUsedAt,
  revokedAt: apiKeys.revokedAt,
}

/** Keys, newest first; revoked ones stay to be seen. */
export const listKeys = (tx: Tx, tenantId: string) =>
  tx
    .select(keyColumns)
    .from(apiKeys)
    .where(eq(apiKeys.tenantId, tenantId))
    .orderBy(desc(apiKeys.id))
    .limit(1000)

export async function findKey(tx: Tx, tenantId: string, id: string) {
  const [found] = await tx
    .select(keyColumns)
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id)))
  return found ?? null
}

/** @returns whether the key was live until now */
export async function revokeKey(tx: Tx, tenantId: string, id: string, now: Date): Promise<boolean> {
  const revoked = await tx
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
    .returning({ id: apiKeys.id })
  return revoked.length > 0
}

/** How a person is told at one place, and when the next daily digest is due. */
export const setPreferences = (
  tx: Tx,
  tenantId: string,
  membershipId: string,
  preferences: Preferences,
  digestAt: Date | null,
) => tx.update(memberships).set({ preferences, digestAt }).where(ofTenant(tenantId, membershipId))

export const setDigestAt = (tx: Tx, tenantId: string, membershipId: string, digestAt: Date | null) =>
  tx.update(memberships).set({ digestAt }).where(ofTenant(tenantId, membershipId))

export async function preferencesOf(
  tx: Tx,
  tenantId: string,
  membershipId: string,
): Promise<Preferences | null> {
  const [found] = await tx
    .select({ preferences: memberships.preferences })
    .from(memberships)
    .where(ofTenant(tenantId, membershipId))
  return found?.preferences ?? null
}

const ofTenant = (tenantId: string, membershipId: string) =>
  and(eq(memberships.tenantId, tenantId), eq(memberships.id, membershipId))
