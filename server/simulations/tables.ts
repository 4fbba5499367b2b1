import { boolean, doublePrecision, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { RuleSet } from '../../rules/rule-set.ts'
import type {
  SimulatedMove,
  SimulationAsked,
  SimulationResult,
  SimulationStatus,
} from '../../shared/simulations.ts'
import { json, moment, tenantId, written } from '../db/columns.ts'

/** A backtest: a past period's leads, routed by another rule set, with nothing written but its result. */
export const simulations = pgTable(
  'simulations',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    status: text('status').$type<SimulationStatus>().notNull(),
    asked: json<SimulationAsked>('asked').notNull(),
    content: json<RuleSet>('content').notNull(),
    progress: doublePrecision('progress').notNull(),
    cancelled: boolean('cancelled').notNull().default(false),
    result: written<SimulationResult>('result'),
    error: text('error'),
    createdAt: moment('created_at').notNull(),
    createdBy: uuid('created_by'),
    leaseUntil: moment('lease_until'),
    finishedAt: moment('finished_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)

/** A lead that would have gone elsewhere, with both decisions. */
export const simulationMoves = pgTable(
  'simulation_moves',
  {
    tenantId: tenantId(),
    simulationId: uuid('simulation_id').notNull(),
    nth: integer('nth').notNull(),
    leadId: uuid('lead_id').notNull(),
    move: written<SimulatedMove>('move').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.simulationId, t.nth] })],
)
