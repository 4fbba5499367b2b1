import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Preferences } from '../../shared/channels.ts'
import type { Absence } from '../../shared/partners.ts'
import type { Permission, Role } from '../../shared/roles.ts'
import type { Locale } from '../../shared/text.ts'
import { json, moment, tenantId } from '../db/columns.ts'

/** A person. People belong to no manufacturer; memberships say what they may do, and where. */
export const users = pgTable('users', {
  id: uuid('id').primaryKey(),
  email: text('email').notNull(),
  name: text('name').notNull(),
  locale: text('locale').$type<Locale>().notNull(),
  timeZone: text('time_zone').notNull(),
  passwordHash: text('password_hash'),
  createdAt: moment('created_at').notNull(),
  lastSeenAt: moment('last_seen_at'),
})

/** A signed-in browser. Only the hash of its secret is kept. */
export const sessions = pgTable('sessions', {
  tokenHash: text('token_hash').primaryKey(),
  userId: uuid('user_id').notNull(),
  membershipId: uuid('membership_id'),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
})

/** Secrets that all servers share, each made once. */
export const keyring = pgTable('keyring', {
  name: text('name').primaryKey(),
  secret: text('secret').notNull(),
})

/** Failed and successful attempts within a window, counted per key (address or account). */
export const attempts = pgTable('attempts', {
  key: text('key').primaryKey(),
  count: integer('count').notNull(),
  windowEndsAt: moment('window_ends_at').notNull(),
})

/** `preferences` null: every notification at once. `digestAt` is the moment of the next daily digest, null for none. */
export const memberships = pgTable(
  'memberships',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    userId: uuid('user_id').notNull(),
    partnerId: uuid('partner_id'),
    role: text('role').$type<Role>().notNull(),
    absences: json<Absence[]>('absences').notNull().default([]),
    preferences: json<Preferences>('preferences'),
    digestAt: moment('digest_at'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)

export const apiKeys = pgTable(
  'api_keys',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    prefix: text('prefix').notNull(),
    keyHash: text('key_hash').notNull(),
    scopes: text('scopes').array().$type<Permission[]>().notNull(),
    createdAt: moment('created_at').notNull(),
    lastUsedAt: moment('last_used_at'),
    revokedAt: moment('revoked_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)
