import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Role } from '../../shared/roles.ts'
import type { Locale } from '../../shared/text.ts'
import { moment, tenantId } from '../db/columns.ts'

/** A single-use link to a new password. Only the hash of its secret is kept. */
export const passwordResets = pgTable('password_resets', {
  tokenHash: text('token_hash').primaryKey(),
  userId: uuid('user_id').notNull(),
  expiresAt: moment('expires_at').notNull(),
  usedAt: moment('used_at'),
})

/** A single-use link by which somebody becomes a member. */
export const invitations = pgTable(
  'invitations',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    tokenHash: text('token_hash').notNull(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    locale: text('locale').$type<Locale>().notNull(),
    partnerId: uuid('partner_id'),
    role: text('role').$type<Role>().notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    acceptedAt: moment('accepted_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)
