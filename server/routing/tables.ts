import { bigint, doublePrecision, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { CanaryFigures, CanaryGuard } from '../../shared/rules.ts'
import type { Facts } from '../../rules/facts.ts'
import type { RuleSet } from '../../rules/rule-set.ts'
import { json, moment, tenantId, written } from '../db/columns.ts'
import type { Why } from '../../shared/why.ts'
import type { MovingTest } from './eligibility.ts'
import type { KeptRanking } from './ranking.ts'

/** Published states of the rule set; never changed. */
export const ruleSetVersions = pgTable(
  'rule_set_versions',
  {
    tenantId: tenantId(),
    version: integer('version').notNull(),
    content: json<RuleSet>('content').notNull(),
    note: text('note'),
    publishedAt: moment('published_at').notNull(),
    publishedBy: uuid('published_by'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.version] })],
)

/**
 * Which published version routes, and since when. The live one is the last that has started; a `canary` routes a
 * `share` (0 to 1) of the leads beside it until it ends.
 */
export const ruleSetReleases = pgTable(
  'rule_set_releases',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    version: integer('version').notNull(),
    kind: text('kind').$type<'live' | 'canary'>().notNull(),
    share: doublePrecision('share'),
    guard: json<CanaryGuard>('guard'),
    startsAt: moment('starts_at').notNull(),
    createdAt: moment('created_at').notNull(),
    createdBy: uuid('created_by'),
    endedAt: moment('ended_at'),
    endedBy: uuid('ended_by'),
    outcome: text('outcome').$type<'promoted' | 'rolled_back' | 'cancelled'>(),
    figures: json<CanaryFigures>('figures'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)

/** The one draft of a manufacturer; `revision` counts its saves. */
export const ruleSetDrafts = pgTable(
  'rule_set_drafts',
  {
    tenantId: tenantId(),
    content: json<RuleSet>('content').notNull(),
    baseVersion: integer('base_version'),
    revision: integer('revision').notNull(),
    updatedAt: moment('updated_at').notNull(),
    updatedBy: uuid('updated_by'),
  },
  (t) => [primaryKey({ columns: [t.tenantId] })],
)

/**
 * Why a lead went where it went; kept for good. `missed` holds the partners that failed a test which the counters of
 * the moment decided, by their place in the network's order; whoever failed another follows from `networkVersion` and
 * the facts, so a network of any size costs a decision no more than its candidates.
 */
export const routingDecisions = pgTable(
  'routing_decisions',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    leadId: uuid('lead_id').notNull(),
    at: moment('at').notNull(),
    outcome: text('outcome').$type<'offered' | 'assigned' | 'unassigned' | 'held' | 'closed'>().notNull(),
    reason: text('reason'),
    ruleSetVersion: integer('rule_set_version'),
    networkVersion: bigint('network_version', { mode: 'number' }).notNull(),
    ruleKey: text('rule_key'),
    widened: integer('widened').notNull(),
    facts: written<Facts>('facts').notNull(),
    asked: uuid('asked').array().notNull(),
    partnerId: uuid('partner_id'),
    ranking: written<KeptRanking>('ranking').notNull(),
    moreRanked: integer('more_ranked').notNull(),
    missed: written<Partial<Record<MovingTest, number[]>>>('missed').notNull(),
    why: written<Why[]>('why').notNull(),
    fault: text('fault'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)

/**
 * What each partner has had of a rule's leads. `given` is measured so that given ÷ weight compares (a partner that
 * joins is set level with the others); `turn` is the tenant's turn at which it was last chosen, `stamp` the one at which
 * the row was last written.
 */
export const ruleShares = pgTable(
  'rule_shares',
  {
    tenantId: tenantId(),
    ruleKey: text('rule_key').notNull(),
    partnerId: uuid('partner_id').notNull(),
    given: doublePrecision('given').notNull(),
    turn: bigint('turn', { mode: 'number' }).notNull(),
    stamp: bigint('stamp', { mode: 'number' }).notNull(),
    levelledAt: moment('levelled_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.ruleKey, t.partnerId] })],
)
