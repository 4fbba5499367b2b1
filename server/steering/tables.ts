import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment, tenantId, written } from '../db/columns.ts'

/** Two leads made one: which was kept, and what the other was, so that it can be undone. */
export const leadMerges = pgTable(
  'lead_merges',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    keptId: uuid('kept_id').notNull(),
    mergedId: uuid('merged_id').notNull(),
    reason: text('reason').notNull(),
    before: written<Record<string, unknown>>('before').notNull(),
    mergedAt: moment('merged_at').notNull(),
    mergedBy: uuid('merged_by'),
    undoneAt: moment('undone_at'),
    undoneBy: uuid('undone_by'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)
