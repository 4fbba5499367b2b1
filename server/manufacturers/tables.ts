import { bigint, boolean, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { DuplicatePolicy } from '../../shared/manufacturers.ts'
import type { CustomerMails } from '../../shared/customers.ts'
import type { Locale } from '../../shared/text.ts'
import type { DefaultHours } from '../../shared/working-hours.ts'
import type { FieldChoice, FieldLabels, FieldType } from '../../shared/fields.ts'
import { json, moment, tenantId } from '../db/columns.ts'

/**
 * Whose leads these are: the tenant. `networkVersion` and `fieldsVersion` count every change that routing must see.
 * `hours` are those of partners without their own; null is nine to five. While `mailsPausedAt` is set no mail leaves.
 * `customerMails` null: customers get none.
 */
export const manufacturers = pgTable('manufacturers', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  locale: text('locale').$type<Locale>().notNull(),
  timeZone: text('time_zone').notNull(),
  country: text('country').notNull(),
  currency: text('currency').notNull(),
  duplicatePolicy: text('duplicate_policy').$type<DuplicatePolicy>().notNull(),
  demo: boolean('demo').notNull(),
  fieldsVersion: integer('fields_version').notNull().default(0),
  networkVersion: bigint('network_version', { mode: 'number' }).notNull(),
  hours: json<DefaultHours>('hours'),
  customerMails: json<CustomerMails>('customer_mails'),
  mailsPausedAt: moment('mails_paused_at'),
  mailsPausedBy: uuid('mails_paused_by'),
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

/** A field that leads may carry in `custom`; its key is for good. A retired one is taken no more, and stays readable. */
export const leadFields = pgTable(
  'lead_fields',
  {
    tenantId: tenantId(),
    key: text('key').notNull(),
    type: text('type').$type<FieldType>().notNull(),
    labels: json<FieldLabels>('labels').notNull(),
    choices: json<FieldChoice[]>('choices'),
    required: boolean('required').notNull(),
    position: integer('position').notNull(),
    createdAt: moment('created_at').notNull(),
    retiredAt: moment('retired_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.key] })],
)
