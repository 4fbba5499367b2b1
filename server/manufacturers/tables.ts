import { bigint, boolean, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Locale } from '../../shared/text.ts'
import { moment, tenantId } from '../db/columns.ts'

/** Whose leads these are: the tenant. `networkVersion` counts every change that routing must see. */
export const manufacturers = pgTable('manufacturers', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  locale: text('locale').$type<Locale>().notNull(),
  timeZone: text('time_zone').notNull(),
  country: text('country').notNull(),
  currency: text('currency').notNull(),
  duplicatePolicy: text('duplicate_policy').$type<'hold' | 'route'>().notNull(),
  demo: boolean('demo').notNull(),
  networkVersion: bigint('network_version', { mode: 'number' }).notNull(),
  createdAt: moment('created_at').notNull(),
})

/** What the manufacturer sells. A lead may name a product line that is not listed: it is shown as unknown. */
export const productLines = pgTable(
  'product_lines',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)
