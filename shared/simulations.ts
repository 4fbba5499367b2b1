import { z } from 'zod'
import { decisionView, newLead } from './leads.ts'
import { dayOfPeriod } from './partners.ts'
import { id, moment } from './text.ts'

export const simulationStatuses = ['waiting', 'running', 'done', 'cancelled', 'failed'] as const
export type SimulationStatus = (typeof simulationStatuses)[number]

/** Which leads are replayed, by the days on which they came in, and by what: the draft, or a published version. */
export const simulationAsked = z.strictObject({
  from: dayOfPeriod,
  to: dayOfPeriod,
  version: z.int().min(1).optional(),
})
export type SimulationAsked = z.infer<typeof simulationAsked>

const outcomes = ['offered', 'assigned', 'unassigned', 'held', 'closed'] as const

/** Leads by what became of them. */
const outcomeCounts = z.object({
  offered: z.int(),
  assigned: z.int(),
  unassigned: z.int(),
  held: z.int(),
  closed: z.int(),
})
export type OutcomeCounts = z.infer<typeof outcomeCounts>

/** One side of the comparison: what was recorded, or what the simulated rules make of it. */
const side = z.object({
  outcomes: outcomeCounts,
  /** Leads that nobody would get, by reason. */
  unassigned: z.record(z.string(), z.int()),
  /** Leads for which somebody was passed over because it had no capacity left, or had reached a cap. */
  capacityHit: z.int(),
  capHit: z.int(),
  /** Means over the leads given to partners whose own figure is known; null where none is. */
  acceptMinutes: z.number().nullable(),
  conversionRate: z.number().nullable(),
})
export type SimulationSide = z.infer<typeof side>

/** A figure from a partner's own history: null where fewer than ten leads say it. `of` is how many there were. */
const fromHistory = z.object({ value: z.number().nullable(), of: z.int() })

const partnerBeside = z.object({ leads: z.int(), share: z.number().nullable(), passedOver: z.int() })
const partnerResult = z.object({
  partnerId: id,
  before: partnerBeside,
  after: partnerBeside,
  /** Median minutes from an offer to its acceptance. */
  acceptMinutes: fromHistory,
  /** Won ÷ accepted. */
  conversionRate: fromHistory,
  /** Accepted ÷ answered or let pass. */
  acceptanceRate: fromHistory,
})
export type PartnerResult = z.infer<typeof partnerResult>

/** What a backtest found. */
export const simulationResult = z.object({
  leads: z.int(),
  /** Leads that would go elsewhere: to another partner, or to another end. */
  moved: z.int(),
  /** Of these, leads that found somebody and would find nobody. */
  lost: z.int(),
  /** Leads that the same partner gets by another rule. */
  otherRule: z.int(),
  movesKept: z.int(),
  before: side,
  after: side,
  partners: z.array(partnerResult),
  /** Leads that could not be simulated; the first of them with what went wrong. */
  faults: z.object({ count: z.int(), first: z.array(z.object({ leadId: id, message: z.string() })) }),
  /** Of the leads that the simulated version itself decided, those it decides again byte for byte; null for a draft. */
  reproduced: z
    .object({ of: z.int(), exact: z.int(), first: z.array(z.object({ leadId: id, differs: z.string() })) })
    .nullable(),
})
export type SimulationResult = z.infer<typeof simulationResult>

const decided = z.object({
  outcome: z.enum(outcomes),
  reason: z.string().nullable(),
  ruleKey: z.string().nullable(),
  ruleName: z.string().nullable(),
  partnerId: id.nullable(),
  widened: z.int(),
})
export type Decided = z.infer<typeof decided>

/** One lead that would have gone elsewhere. */
export const simulatedMove = z.object({
  leadId: id,
  at: moment,
  lead: z.object({
    productLine: z.string().nullable(),
    quantity: z.number().nullable(),
    country: z.string(),
    postalCode: z.string().nullable(),
    town: z.string().nullable(),
  }),
  before: decided,
  after: decided,
})
export type SimulatedMove = z.infer<typeof simulatedMove>

const partnerRef = z.object({ id, name: z.string() })

export const simulationRow = z.object({
  id,
  status: z.enum(simulationStatuses),
  from: z.string(),
  to: z.string(),
  /** The version that is simulated; null for the draft as it stood. */
  version: z.int().nullable(),
  /** 0 to 1. */
  progress: z.number(),
  createdAt: moment,
  createdBy: z.string().nullable(),
  finishedAt: moment.nullable(),
  error: z.string().nullable(),
  found: z.object({ leads: z.int(), moved: z.int(), lost: z.int(), unassigned: z.int() }).nullable(),
  can: z.array(z.enum(['cancel'])),
})
export type SimulationRow = z.infer<typeof simulationRow>

export const simulationList = z.object({ rows: z.array(simulationRow), can: z.array(z.enum(['start'])) })
export type SimulationList = z.infer<typeof simulationList>

export const simulationView = simulationRow.extend({
  result: simulationResult
    .extend({ partners: z.array(partnerResult.extend({ name: z.string(), tier: z.string().nullable() })) })
    .nullable(),
})
export type SimulationView = z.infer<typeof simulationView>

const decidedInWords = z.object({
  outcome: z.enum(outcomes),
  reason: z.string().nullable(),
  /** What became of the lead, in one sentence. */
  summary: z.string(),
  rule: z.object({ key: z.string(), name: z.string() }).nullable(),
  partner: partnerRef.nullable(),
  widened: z.int(),
})

export const moveView = z.object({
  nth: z.int(),
  leadId: id,
  title: z.string(),
  at: moment,
  before: decidedInWords,
  after: decidedInWords,
})
export type MoveView = z.infer<typeof moveView>

export const movesQuery = z.object({
  partner: id.optional(),
  /** Only leads that found somebody and would find nobody. */
  lost: z.enum(['true']).optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const movesPage = z.object({ rows: z.array(moveView), next: z.string().nullable() })
export type MovesPage = z.infer<typeof movesPage>

/** One typed lead, of which nothing but the country has to be known; `at` is when it comes in, now if left out. */
export const tryLead = z.strictObject({
  lead: z.strictObject(newLead.shape),
  content: z.unknown().optional(),
  at: moment.optional(),
})
export type TryLead = z.output<typeof tryLead>

export const tried = z.object({
  live: decisionView,
  /** By the content that was sent, or else by the draft; null where there is neither. */
  draft: z.object({ source: z.enum(['content', 'draft']), decision: decisionView }).nullable(),
  /** Whether both end the same: with the same partner, or with nobody for the same reason. */
  same: z.boolean().nullable(),
})
export type Tried = z.infer<typeof tried>
