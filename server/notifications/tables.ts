import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { NotificationKind } from '../../shared/mails.ts'
import { moment, tenantId, written } from '../db/columns.ts'

/** A notification owed, written with the change that causes it; the sweep turns it into one mail a recipient. */
export const outbox = pgTable(
  'outbox',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    kind: text('kind').$type<NotificationKind>().notNull(),
    audience: text('audience')
      .$type<'partner' | 'partner_admins' | 'channel_managers' | 'address'>()
      .notNull(),
    partnerId: uuid('partner_id'),
    leadId: uuid('lead_id'),
    offerId: uuid('offer_id'),
    opportunityId: uuid('opportunity_id'),
    data: written<Record<string, unknown>>('data').notNull(),
    createdAt: moment('created_at').notNull(),
    status: text('status').$type<'owed' | 'done' | 'failed'>().notNull(),
    error: text('error'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)

export const mails = pgTable(
  'mails',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    outboxId: uuid('outbox_id').notNull(),
    kind: text('kind').$type<NotificationKind>().notNull(),
    leadId: uuid('lead_id'),
    toName: text('to_name'),
    toAddress: text('to_address').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    html: text('html').notNull(),
    messageId: text('message_id').notNull(),
    status: text('status').$type<'owed' | 'sending' | 'sent' | 'kept' | 'dead'>().notNull(),
    attempts: integer('attempts').notNull(),
    dueAt: moment('due_at').notNull(),
    lease: uuid('lease'),
    lastError: text('last_error'),
    createdAt: moment('created_at').notNull(),
    sentAt: moment('sent_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)
