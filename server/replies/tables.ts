import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { InboundKind, InboundStatus, Reading } from '../../shared/replies.ts'
import { moment, tenantId, written } from '../db/columns.ts'

/** A mail that came in, what was read in it, and what became of that. `mailId` is the mail that it answers. */
export const inboundMails = pgTable(
  'inbound_mails',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    messageId: text('message_id').notNull(),
    mailId: uuid('mail_id'),
    kind: text('kind').$type<InboundKind>().notNull(),
    status: text('status').$type<InboundStatus>().notNull(),
    fromAddress: text('from_address').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    reading: written<Reading>('reading'),
    leadId: uuid('lead_id'),
    offerId: uuid('offer_id'),
    opportunityId: uuid('opportunity_id'),
    partnerId: uuid('partner_id'),
    userId: uuid('user_id'),
    error: text('error'),
    receivedAt: moment('received_at').notNull(),
    decidedAt: moment('decided_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)
