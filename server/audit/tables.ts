import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment, tenantId, written } from '../db/columns.ts'

/**
 * One row a change, written in the change's own transaction and never touched again. Rows of a lead are numbered
 * without gaps. `partnerId` is the party that may see the row beside the manufacturer. No personal data.
 */
export const audit = pgTable(
  'audit',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    at: moment('at').notNull(),
    leadId: uuid('lead_id'),
    seq: integer('seq'),
    partnerId: uuid('partner_id'),
    actorKind: text('actor_kind').$type<'user' | 'api_key' | 'mail_link' | 'system'>().notNull(),
    actorId: uuid('actor_id'),
    kind: text('kind').notNull(),
    data: written<Record<string, unknown>>('data').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)
