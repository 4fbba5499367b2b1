import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { FollowUpPolicy } from '../../shared/follow-ups.ts'
import { json, moment, tenantId } from '../db/columns.ts'

/** A published follow-up policy; the newest version is at work. Without one the default policy is. */
export const followUpPolicies = pgTable(
  'follow_up_policies',
  {
    tenantId: tenantId(),
    version: integer('version').notNull(),
    content: json<FollowUpPolicy>('content').notNull(),
    note: text('note'),
    publishedAt: moment('published_at').notNull(),
    publishedBy: uuid('published_by'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.version] })],
)
