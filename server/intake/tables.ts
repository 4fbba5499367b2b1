import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { json, moment, tenantId } from '../db/columns.ts'

/** The first answer to a request with an `Idempotency-Key`, given again to the same request for a day. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    tenantId: tenantId(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    status: integer('status').notNull(),
    body: json<unknown>('body').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.key] })],
)
