import { bigint, boolean, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { LeadStatus } from '../../shared/leads.ts'
import { moment, money, tenantId, written } from '../db/columns.ts'

export interface Consent {
  purpose: string
  text?: string | null
  givenAt?: string | null
}

/**
 * A lead without whoever it is about. `routeAt` is when it is to be routed; `events` numbers its audit rows.
 * `scored` says that score and grade come from the scoring rules, and not from whoever sent it.
 */
export const leads = pgTable(
  'leads',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    externalId: text('external_id'),
    receivedAt: moment('received_at').notNull(),
    status: text('status').$type<LeadStatus>().notNull(),
    statusReason: text('status_reason'),
    statusAt: moment('status_at').notNull(),
    routeAt: moment('route_at'),
    partnerId: uuid('partner_id'),
    duplicateOf: uuid('duplicate_of'),
    events: integer('events').notNull(),
    productLine: text('product_line'),
    quantity: bigint('quantity', { mode: 'number' }),
    budget: money('budget'),
    currency: text('currency'),
    timeline: text('timeline'),
    companySize: integer('company_size'),
    customerType: text('customer_type'),
    language: text('language'),
    grade: text('grade'),
    score: integer('score'),
    scored: boolean('scored').notNull().default(false),
    source: text('source'),
    campaign: text('campaign'),
    utm: written<Record<string, string>>('utm'),
    country: text('country').notNull(),
    region: text('region'),
    postalCode: text('postal_code'),
    town: text('town'),
    consents: written<Consent[]>('consents').notNull(),
    custom: written<Record<string, unknown>>('custom').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)

/**
 * Whoever the lead is about: the only table with contact data, readable by the manufacturer and by the partner that
 * accepted. The `…Key` columns are normalised for finding duplicates.
 */
export const leadContacts = pgTable(
  'lead_contacts',
  {
    tenantId: tenantId(),
    leadId: uuid('lead_id').notNull(),
    firstName: text('first_name'),
    lastName: text('last_name'),
    email: text('email'),
    phone: text('phone'),
    company: text('company'),
    website: text('website'),
    street: text('street'),
    message: text('message'),
    emailKey: text('email_key'),
    phoneKey: text('phone_key'),
    companyKey: text('company_key'),
    domainKey: text('domain_key'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.leadId] })],
)
