import { date, doublePrecision, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { DeclineReason, OfferStatus } from '../../shared/offers.ts'
import type { Why } from '../../shared/why.ts'
import type { ResponseWindow } from '../../rules/distribute.ts'
import type { Target } from '../../rules/ladder.ts'
import { moment, tenantId, written } from '../db/columns.ts'

/** One step of the ladder with its moment, fixed when the offer is made. `to`: who is told, where it is not as usual. */
export interface DueStep {
  at: string
  step: 'remind_partner' | 'escalate' | 'expire'
  to?: Target[]
}

/**
 * One lead before one partner until `respondBy`. `nextStepAt` is when the ladder's next step is due; null once it is
 * answered. `workingMinutes` is what the answer took of the partner's working time, by the hours of that day; `day` is
 * the day of the partner's zone on which it counts for its caps. `why` is this partner's where a race asked several:
 * their decision keeps the first one's. `extension` is the time that its ladder lets a partner ask for, once; after that
 * `firstRespondBy` is what the deadline was. `snoozedUntil` hides it in the partner's inbox.
 */
export const offers = pgTable(
  'offers',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    leadId: uuid('lead_id').notNull(),
    partnerId: uuid('partner_id').notNull(),
    decisionId: uuid('decision_id'),
    ruleKey: text('rule_key'),
    pipeline: text('pipeline'),
    mode: text('mode').$type<'exclusive' | 'race' | 'assign'>().notNull(),
    status: text('status').$type<OfferStatus>().notNull(),
    attempt: integer('attempt').notNull(),
    distanceKm: doublePrecision('distance_km'),
    why: written<Why[]>('why'),
    madeAt: moment('made_at').notNull(),
    day: date('day'),
    respondBy: moment('respond_by'),
    steps: written<DueStep[]>('steps').notNull(),
    step: integer('step').notNull(),
    nextStepAt: moment('next_step_at'),
    extension: written<ResponseWindow>('extension'),
    askedTimeAt: moment('asked_time_at'),
    firstRespondBy: moment('first_respond_by'),
    snoozedUntil: moment('snoozed_until'),
    acceptUndoneAt: moment('accept_undone_at'),
    answeredAt: moment('answered_at'),
    answeredBy: uuid('answered_by'),
    workingMinutes: integer('working_minutes'),
    declineReason: text('decline_reason').$type<DeclineReason>(),
    declineNote: text('decline_note'),
    withdrawReason: text('withdraw_reason'),
    returnedAt: moment('returned_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)
