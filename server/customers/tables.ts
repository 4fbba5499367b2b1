import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment, tenantId, written } from '../db/columns.ts'
import type { Claimed } from '../../shared/customers.ts'

/** A mail to a customer: who will call and by when (`introduction`), or whether somebody has been in touch (`check`). */
export const customerChecks = pgTable(
  'customer_checks',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    leadId: uuid('lead_id').notNull(),
    opportunityId: uuid('opportunity_id').notNull(),
    partnerId: uuid('partner_id').notNull(),
    kind: text('kind').$type<'introduction' | 'check'>().notNull(),
    askedAt: moment('asked_at').notNull(),
    answeredAt: moment('answered_at'),
    answer: text('answer').$type<'yes' | 'no'>(),
    note: text('note'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)

/** The customer says that nobody has been in touch, beside what the partner had noted by then. */
export const discrepancies = pgTable(
  'discrepancies',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    leadId: uuid('lead_id').notNull(),
    opportunityId: uuid('opportunity_id').notNull(),
    partnerId: uuid('partner_id').notNull(),
    checkId: uuid('check_id'),
    customerNote: text('customer_note'),
    claimed: written<Claimed>('claimed').notNull(),
    openedAt: moment('opened_at').notNull(),
    resolution: text('resolution').$type<'customer_right' | 'partner_right' | 'misunderstanding'>(),
    resolutionNote: text('resolution_note'),
    resolvedAt: moment('resolved_at'),
    resolvedBy: uuid('resolved_by'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)
