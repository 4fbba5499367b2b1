import { boolean, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { MailTemplate } from '../../shared/mail-templates.ts'
import type { MailStatus, NotificationKind } from '../../shared/mails.ts'
import type { Locale } from '../../shared/text.ts'
import { json, moment, tenantId, written } from '../db/columns.ts'
import type { AudienceName } from './recipients.ts'

/**
 * A notification owed, written with the change that causes it; the sweep turns it into one mail a recipient.
 * `userId` is whom the audience `person` names, `webhookId` which one the audience `webhook` does.
 */
export const outbox = pgTable(
  'outbox',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    kind: text('kind').$type<NotificationKind>().notNull(),
    audience: text('audience').$type<AudienceName>().notNull(),
    partnerId: uuid('partner_id'),
    userId: uuid('user_id'),
    webhookId: uuid('webhook_id'),
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

/**
 * One mail for one reader. `gathered` waits until `dueAt` for the reader's digest; `folded` was told in `digestId`.
 */
export const mails = pgTable(
  'mails',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    outboxId: uuid('outbox_id').notNull(),
    kind: text('kind').$type<NotificationKind>().notNull(),
    leadId: uuid('lead_id'),
    userId: uuid('user_id'),
    digestId: uuid('digest_id'),
    toName: text('to_name'),
    toAddress: text('to_address').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    html: text('html').notNull(),
    messageId: text('message_id').notNull(),
    status: text('status').$type<MailStatus>().notNull(),
    attempts: integer('attempts').notNull(),
    dueAt: moment('due_at').notNull(),
    lease: uuid('lease'),
    lastError: text('last_error'),
    createdAt: moment('created_at').notNull(),
    sentAt: moment('sent_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)

/** The manufacturer's own words for a mail, in one language. */
export const mailTemplates = pgTable(
  'mail_templates',
  {
    tenantId: tenantId(),
    kind: text('kind').$type<NotificationKind>().notNull(),
    locale: text('locale').$type<Locale>().notNull(),
    content: json<MailTemplate>('content').notNull(),
    version: integer('version').notNull(),
    updatedAt: moment('updated_at').notNull(),
    updatedBy: uuid('updated_by'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.kind, t.locale] })],
)

/** An address that mails came back from. Nothing is sent there until it is cleared. */
export const bouncedAddresses = pgTable(
  'bounced_addresses',
  {
    tenantId: tenantId(),
    address: text('address').notNull(),
    reason: text('reason').notNull(),
    count: integer('count').notNull(),
    firstAt: moment('first_at').notNull(),
    lastAt: moment('last_at').notNull(),
    clearedAt: moment('cleared_at'),
    clearedBy: uuid('cleared_by'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.address] })],
)

/** Switches of the whole installation, such as `mails_paused`, which a restored backup begins with. */
export const switches = pgTable('switches', {
  name: text('name').primaryKey(),
  on: boolean('on').notNull(),
  reason: text('reason'),
  since: moment('since').notNull(),
})
