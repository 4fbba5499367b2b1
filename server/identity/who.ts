import { eq, sql } from 'drizzle-orm'
import type { Permission, Role } from '../../shared/roles.ts'
import type { Locale } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import type { KeyActor, UserActor } from './actor.ts'
import type { Link } from './links.ts'
import { hashOf } from './secrets.ts'
import { users } from './tables.ts'

interface SessionRow extends Record<string, unknown> {
  userId: string
  name: string
  locale: Locale
  timeZone: string
  membershipId: string
  tenantId: string
  partnerId: string | null
  role: Role
  lastSeenAt: string | null
}

/**
 * The user behind a session cookie, with role and membership as they are now; null when either is over. A session is
 * of one membership: whoever loses it signs in again, rather than going on somewhere else unawares.
 */
export async function whoHasSession(runtime: Runtime, token: string): Promise<UserActor | null> {
  const secret = hashOf(token)
  const now = runtime.now()
  const [row] = await transact(runtime, { secret }, (tx) =>
    tx.execute<SessionRow>(sql`
      select u.id as "userId", u.name, u.locale, u.time_zone as "timeZone", u.last_seen_at as "lastSeenAt",
             m.id as "membershipId", m.tenant_id as "tenantId", m.partner_id as "partnerId", m.role
      from sessions s
      join users u on u.id = s.user_id
      join memberships m on m.user_id = s.user_id and m.id = s.membership_id
      where s.token_hash = ${secret} and s.expires_at > ${now.toISOString()}`),
  )
  if (!row) return null
  const { lastSeenAt, ...user } = row
  const aMinuteAgo = now.getTime() - noteEveryMs
  if (!lastSeenAt || new Date(lastSeenAt).getTime() <= aMinuteAgo)
    await transact(runtime, {}, (tx) => noteVisit(tx, user.userId, now))
  return { kind: 'user', ...user }
}

/** Seen is written at most once a minute, so that reading costs no write. */
const noteEveryMs = 60_000

const noteVisit = (tx: Tx, userId: string, now: Date) =>
  tx.update(users).set({ lastSeenAt: now }).where(eq(users.id, userId))

/** Whether the person whom a link was mailed to still belongs to its partner; a customer belongs to nobody. */
export const stillBelongs = (
  runtime: Runtime,
  { tenantId, partnerId, userId }: Pick<Link, 'tenantId' | 'partnerId' | 'userId'>,
): Promise<boolean> =>
  transact(runtime, { tenantId, partnerId }, async (tx) => {
    if (userId === null || partnerId === null) return true
    const found = await tx.execute(sql`
      select from memberships
      where tenant_id = ${tenantId} and partner_id = ${partnerId} and user_id = ${userId}`)
    return found.length > 0
  })

interface KeyRow extends Record<string, unknown> {
  keyId: string
  tenantId: string
  scopes: Permission[]
}

interface KnownKey {
  actor: Promise<KeyActor | null>
  until: number
}

const keyMemory = new WeakMap<Runtime, Map<string, KnownKey>>()
const keyMemoryMs = 1000

/** The machine behind an API key; a revoked key is refused within a second. Requests that come together ask once. */
export function whoHasKey(runtime: Runtime, key: string): Promise<KeyActor | null> {
  const secret = hashOf(key)
  const now = runtime.now()
  const memory = keyMemory.get(runtime) ?? new Map<string, KnownKey>()
  keyMemory.set(runtime, memory)
  const known = memory.get(secret)
  if (known && known.until > now.getTime()) return known.actor
  if (memory.size > 10_000) memory.clear()
  const actor = readKey(runtime, secret, now)
  const kept = { actor, until: now.getTime() + keyMemoryMs }
  memory.set(secret, kept)
  actor.catch(() => {
    if (memory.get(secret) === kept) memory.delete(secret)
  })
  return actor
}

async function readKey(runtime: Runtime, secret: string, now: Date): Promise<KeyActor | null> {
  const [row] = await transact(runtime, { secret }, (tx) =>
    tx.execute<KeyRow>(sql`
      select id as "keyId", tenant_id as "tenantId", scopes
      from api_keys where key_hash = ${secret} and revoked_at is null`),
  )
  if (!row) return null
  await transact(runtime, { tenantId: row.tenantId }, (tx) => noteUse(tx, row.tenantId, row.keyId, now))
  return { kind: 'api_key', partnerId: null, locale: 'en', timeZone: 'UTC', ...row }
}

const noteUse = (tx: Tx, tenantId: string, keyId: string, now: Date) =>
  tx.execute(sql`
    update api_keys set last_used_at = ${now.toISOString()}
    where tenant_id = ${tenantId} and id = ${keyId}
      and (last_used_at is null or last_used_at < ${new Date(now.getTime() - noteEveryMs).toISOString()})`)
