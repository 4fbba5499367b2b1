import { boolean, date, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { ActivityKind, OpportunityStatus, Stage } from '../../shared/opportunities.ts'
import { json, moment, money, tenantId, written } from '../db/columns.ts'

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

/** A follow-up rule at work on an opportunity: since when its trigger holds, how many steps were taken, when the next is due. */
export interface FollowUpTimer {
  rule: string
  /** ISO 8601, as are all moments here. */
  since: string
  step: number
  /** Null: no further step. */
  at: string | null
}

/**
 * An accepted lead being worked. `timers` are its follow-ups and `nudgeAt` the first of their moments; `nudges` how many
 * went to the partner since the last activity. `quoteSentAt` is the last quote that nothing came after; `customerAt` is
 * when the next mail to the customer is due.
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
    timers: written<FollowUpTimer[]>('timers').notNull().default([]),
    quoteSentAt: moment('quote_sent_at'),
    helpWantedAt: moment('help_wanted_at'),
    reclaimProposedAt: moment('reclaim_proposed_at'),
    customerAt: moment('customer_at'),
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

/** What is to be done for an opportunity by a day of the manufacturer's zone; `rule` is the follow-up rule that set it. */
export const tasks = pgTable(
  'tasks',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    opportunityId: uuid('opportunity_id').notNull(),
    partnerId: uuid('partner_id').notNull(),
    title: text('title').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    rule: text('rule'),
    doneAt: moment('done_at'),
    doneBy: uuid('done_by'),
    version: integer('version').notNull(),
    createdAt: moment('created_at').notNull(),
    createdBy: uuid('created_by'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)
