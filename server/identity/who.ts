import { sql } from 'drizzle-orm'
import type { Permission, Role } from '../../shared/roles.ts'
import type { Locale } from '../../shared/text.ts'
import { transact } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import type { KeyActor, UserActor } from './actor.ts'
import { hashOf } from './secrets.ts'

interface SessionRow extends Record<string, unknown> {
  userId: string
  name: string
  locale: Locale
  timeZone: string
  membershipId: string
  tenantId: string
  partnerId: string | null
  role: Role
}

/** The user behind a session cookie, with role and membership as they are now; null when it is over. */
export async function whoHasSession(runtime: Runtime, token: string): Promise<UserActor | null> {
  const secret = hashOf(token)
  const now = runtime.now().toISOString()
  const [row] = await transact(runtime, { secret }, (tx) =>
    tx.execute<SessionRow>(sql`
      select u.id as "userId", u.name, u.locale, u.time_zone as "timeZone",
             m.id as "membershipId", m.tenant_id as "tenantId", m.partner_id as "partnerId", m.role
      from sessions s
      join users u on u.id = s.user_id
      join memberships m on m.user_id = s.user_id
      where s.token_hash = ${secret} and s.expires_at > ${now}
      order by (m.id = s.membership_id) desc nulls last, m.created_at, m.id
      limit 1`),
  )
  return row ? { kind: 'user', ...row } : null
}

interface KeyRow extends Record<string, unknown> {
  keyId: string
  tenantId: string
  scopes: Permission[]
}

const keyMemory = new WeakMap<Runtime, Map<string, { actor: KeyActor | null; until: number }>>()
const keyMemoryMs = 1000

/** The machine behind an API key; a revoked key is refused within a second. */
export async function whoHasKey(runtime: Runtime, key: string): Promise<KeyActor | null> {
  const secret = hashOf(key)
  const now = runtime.now()
  const memory = keyMemory.get(runtime) ?? new Map()
  keyMemory.set(runtime, memory)
  const known = memory.get(secret)
  if (known && known.until > now.getTime()) return known.actor
  const [row] = await transact(runtime, { secret }, (tx) =>
    tx.execute<KeyRow>(sql`
      select id as "keyId", tenant_id as "tenantId", scopes
      from api_keys where key_hash = ${secret} and revoked_at is null`),
  )
  const actor: KeyActor | null = row
    ? { kind: 'api_key', partnerId: null, locale: 'en', timeZone: 'UTC', ...row }
    : null
  if (row) await transact(runtime, { tenantId: row.tenantId }, (tx) => noteUse(tx, row.tenantId, row.keyId, now))
  if (memory.size > 10_000) memory.clear()
  memory.set(secret, { actor, until: now.getTime() + keyMemoryMs })
  return actor
}

const noteUse = (tx: Parameters<Parameters<typeof transact>[2]>[0], tenantId: string, keyId: string, now: Date) =>
  tx.execute(sql`
    update api_keys set last_used_at = ${now.toISOString()}
    where tenant_id = ${tenantId} and id = ${keyId}
      and (last_used_at is null or last_used_at < ${new Date(now.getTime() - 60_000).toISOString()})`)
