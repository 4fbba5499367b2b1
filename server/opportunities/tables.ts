import { boolean, date, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { ActivityKind, OpportunityStatus, Stage } from '../../shared/opportunities.ts'
import { json, moment, money, tenantId } from '../db/columns.ts'

export interface CloseReason {
  key: string
  name: Record<string, string>
}

/** The way to a close. */
export const pipelines = pgTable(
  'pipelines',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    key: text('key').notNull(),
    name: json<Record<string, string>>('name').notNull(),
    stages: json<Stage[]>('stages').notNull(),
    wonReasons: json<CloseReason[]>('won_reasons').notNull(),
    lostReasons: json<CloseReason[]>('lost_reasons').notNull(),
    isDefault: boolean('is_default').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)

/**
 * An accepted lead being worked. `nudgeAt` is when a follow-up is due (first contact or a quiet spell) and
 * `nudges` how many have gone since the last activity.
 */
export const opportunities = pgTable(
  'opportunities',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    externalId: text('external_id'),
    leadId: uuid('lead_id').notNull(),
    partnerId: uuid('partner_id').notNull(),
    offerId: uuid('offer_id'),
    pipelineId: uuid('pipeline_id').notNull(),
    status: text('status').$type<OpportunityStatus>().notNull(),
    stage: text('stage').notNull(),
    stageAt: moment('stage_at').notNull(),
    acceptedAt: moment('accepted_at').notNull(),
    firstContactDue: moment('first_contact_due'),
    firstContactAt: moment('first_contact_at'),
    lastActivityAt: moment('last_activity_at').notNull(),
    amount: money('amount'),
    currency: text('currency').notNull(),
    expectedClose: date('expected_close', { mode: 'string' }),
    pushes: integer('pushes').notNull(),
    nextStep: text('next_step'),
    nextStepDue: date('next_step_due', { mode: 'string' }),
    productLine: text('product_line'),
    probability: integer('probability'),
    probabilityReason: text('probability_reason'),
    checks: text('checks').array().notNull(),
    closedAt: moment('closed_at'),
    closeReason: text('close_reason'),
    closeNote: text('close_note'),
    orderValue: money('order_value'),
    postponedUntil: date('postponed_until', { mode: 'string' }),
    nudgeAt: moment('nudge_at'),
    nudges: integer('nudges').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)

export const activities = pgTable(
  'activities',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    opportunityId: uuid('opportunity_id').notNull(),
    kind: text('kind').$type<ActivityKind>().notNull(),
    note: text('note'),
    at: moment('at').notNull(),
    byUserId: uuid('by_user_id'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)
