import { bigint, date, doublePrecision, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type {
  Absence,
  Account,
  Caps,
  Certification,
  Exclusions,
  PartnerStatus,
  Territory,
} from '../../shared/partners.ts'
import { json, moment, tenantId } from '../db/columns.ts'

/** A company that resells for the manufacturer. `unstaffed` are the days on which all of its people are away. */
export const partners = pgTable(
  'partners',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    externalId: text('external_id'),
    name: text('name').notNull(),
    status: text('status').$type<PartnerStatus>().notNull(),
    tier: text('tier'),
    tags: text('tags').array().notNull(),
    weight: doublePrecision('weight').notNull(),
    email: text('email'),
    phone: text('phone'),
    street: text('street'),
    postalCode: text('postal_code'),
    town: text('town'),
    region: text('region'),
    country: text('country').notNull(),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    languages: text('languages').array().notNull(),
    territory: json<Territory>('territory'),
    portfolio: text('portfolio').array(),
    capacity: integer('capacity'),
    absences: json<Absence[]>('absences').notNull(),
    unstaffed: json<Absence[]>('unstaffed').notNull().default([]),
    hours: json<unknown>('hours'),
    certifications: json<Certification[]>('certifications').notNull().default([]),
    caps: json<Caps>('caps'),
    exclusions: json<Exclusions>('exclusions'),
    accounts: json<Account[]>('accounts').notNull().default([]),
    performance: doublePrecision('performance'),
    availableSince: moment('available_since').notNull(),
    version: integer('version').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)

/** What routing knew of a partner from a network version on, so that a past decision can be explained and run again. */
export const partnerRevisions = pgTable(
  'partner_revisions',
  {
    tenantId: tenantId(),
    partnerId: uuid('partner_id').notNull(),
    networkVersion: bigint('network_version', { mode: 'number' }).notNull(),
    state: json<Record<string, unknown>>('state').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.partnerId, t.networkVersion] })],
)

/** Work that a partner holds; equals a count of the rows, which a test recounts. */
export const partnerCounters = pgTable(
  'partner_counters',
  {
    tenantId: tenantId(),
    partnerId: uuid('partner_id').notNull(),
    openOffers: integer('open_offers').notNull(),
    openOpportunities: integer('open_opportunities').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.partnerId] })],
)

/** Leads that a partner was given on a day of its own zone, for its caps; equals a count of the offers. */
export const partnerDays = pgTable(
  'partner_days',
  {
    tenantId: tenantId(),
    partnerId: uuid('partner_id').notNull(),
    day: date('day').notNull(),
    leads: integer('leads').notNull(),
    stamp: bigint('stamp', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.partnerId, t.day] })],
)
