import { z } from 'zod'
import { activityKinds, flags, mailAnswers, opportunitySorts } from './codes.ts'
import { contactView, timelineEntry } from './leads.ts'
import { saidField } from './said-fields.ts'
import { amount, currency, day, id, key, line, moment, paragraph } from './text.ts'

export const opportunityStatuses = ['open', 'won', 'lost', 'postponed', 'returned', 'reclaimed'] as const
export const opportunityStatus = z.enum(opportunityStatuses)
export type OpportunityStatus = z.infer<typeof opportunityStatus>

export const activityKind = z.enum(activityKinds)
export type ActivityKind = z.infer<typeof activityKind>

export const criterionFields = ['amount', 'expectedClose', 'nextStep', 'productLine'] as const

/** What must be true before a stage may be left forwards. */
export const exitCriterion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), field: z.enum(criterionFields) }),
  z.strictObject({ kind: z.literal('check'), key, label: z.record(z.string(), line(120)) }),
  z.strictObject({ kind: z.literal('activity'), activity: activityKind }),
])
export type ExitCriterion = z.infer<typeof exitCriterion>

export const stage = z.strictObject({
  key,
  name: z.record(z.string(), line(60)),
  probability: z.int().min(0).max(100),
  staleAfterDays: z.int().min(1).max(365).optional(),
  criteria: z.array(exitCriterion).max(20),
})
export type Stage = z.infer<typeof stage>

export const pipelineView = z.object({
  id,
  key: z.string(),
  name: z.string(),
  stages: z.array(stage),
  wonReasons: z.array(z.object({ key: z.string(), name: z.string() })),
  lostReasons: z.array(z.object({ key: z.string(), name: z.string() })),
})
export type PipelineView = z.infer<typeof pipelineView>

export type OpportunityFlag = (typeof flags)[number]

const partnerRef = z.object({ id, name: z.string() })

/** A card on the board and a row of the list. */
export const opportunityRow = z.object({
  id,
  version: z.int(),
  leadId: id,
  title: z.string(),
  company: z.string().nullable(),
  person: z.string().nullable(),
  place: z.string().nullable(),
  partner: partnerRef,
  status: opportunityStatus,
  pipelineId: id,
  stage: z.string(),
  probability: z.int(),
  amount: z.number().nullable(),
  currency: z.string(),
  weighted: z.number().nullable(),
  expectedClose: day.nullable(),
  nextStep: z.string().nullable(),
  nextStepDue: day.nullable(),
  daysInStage: z.int(),
  productLine: z.string().nullable(),
  productKnown: z.boolean(),
  acceptedAt: moment,
  closedAt: moment.nullable(),
  /** Since when the partner asks for help. */
  helpWantedAt: moment.nullable(),
  flags: z.array(z.enum(flags)),
  /** Since when the follow-ups propose to reclaim it; told to the manufacturer alone. */
  reclaimProposedAt: moment.nullable(),
})
export type OpportunityRow = z.infer<typeof opportunityRow>

export type OpportunitySort = (typeof opportunitySorts)[number]
export const opportunityQuery = z.object({
  status: z.string().max(80).optional(),
  partner: id.optional(),
  product: z.string().max(80).optional(),
  pipeline: id.optional(),
  stage: z.string().max(64).optional(),
  flag: z.enum(flags).optional(),
  search: z.string().max(120).optional(),
  sort: z.enum(opportunitySorts).optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

export const stageSum = z.object({
  stage: z.string(),
  currency: z.string(),
  count: z.int(),
  amount: z.number(),
  weighted: z.number(),
})
export type StageSum = z.infer<typeof stageSum>
export const opportunityPage = z.object({
  rows: z.array(opportunityRow),
  next: z.string().nullable(),
  sums: z.array(stageSum),
  pipelines: z.array(pipelineView),
})
export type OpportunityPage = z.infer<typeof opportunityPage>

export const criterionView = z.object({
  criterion: exitCriterion,
  met: z.boolean(),
})
export type CriterionView = z.infer<typeof criterionView>

export const opportunityActions = [
  'edit',
  'advance',
  'move_back',
  'win',
  'lose',
  'postpone',
  'resume',
  'return',
  'reclaim',
  'keep',
  'log_activity',
  'help',
] as const
export type OpportunityAction = (typeof opportunityActions)[number]
export const opportunityView = opportunityRow.extend({
  pipeline: pipelineView,
  contact: contactView,
  need: z.object({
    quantity: z.number().nullable(),
    budget: z.number().nullable(),
    timeline: z.string().nullable(),
    customerType: z.string().nullable(),
    companySize: z.number().nullable(),
    grade: z.string().nullable(),
    source: z.string().nullable(),
  }),
  /** What the lead says in the manufacturer's own fields. */
  custom: z.array(saidField),
  probabilityOverride: z.int().nullable(),
  probabilityReason: z.string().nullable(),
  checks: z.array(z.string()),
  criteria: z.array(criterionView),
  firstContactAt: moment.nullable(),
  firstContactDue: moment.nullable(),
  closeReason: z.string().nullable(),
  closeNote: z.string().nullable(),
  orderValue: z.number().nullable(),
  postponedUntil: day.nullable(),
  timeline: z.array(timelineEntry),
  can: z.array(z.enum(opportunityActions)),
})
export type OpportunityView = z.infer<typeof opportunityView>
/** The answer to a logged activity; `askNextStep` where no new next step came with it. */
export const loggedActivityView = opportunityView.extend({ askNextStep: z.boolean() })
export type LoggedActivityView = z.infer<typeof loggedActivityView>

/** Absent fields stay as they are; `null` empties. `version` guards against overwriting a colleague. */
export const editOpportunity = z.strictObject({
  version: z.int(),
  amount: amount.nullish(),
  currency: currency.optional(),
  expectedClose: day.nullish(),
  nextStep: line(200).nullish(),
  nextStepDue: day.nullish(),
  productLine: line(80).nullish(),
  probability: z.int().min(0).max(100).nullish(),
  probabilityReason: line(200).nullish(),
  checks: z.array(key).max(50).optional(),
})

/** Moves to `stage`; the fields that its exit criteria want may come along. */
export const moveOpportunity = z.strictObject({
  version: z.int(),
  stage: key,
  amount: amount.optional(),
  currency: currency.optional(),
  expectedClose: day.optional(),
  nextStep: line(200).optional(),
  nextStepDue: day.optional(),
  productLine: line(80).optional(),
  checks: z.array(key).max(50).optional(),
})
export const logActivity = z.strictObject({
  kind: activityKind,
  note: paragraph(4000).optional(),
  at: moment.optional(),
  nextStep: line(200).optional(),
  nextStepDue: day.optional(),
})
/**
 * What a partner answers to a follow-up, with one tap from its mail. `reason` is for `lost`, `until` for
 * `waiting_for_customer`: the day before which nobody asks again, five working days where none is said.
 */
export const followUpAnswer = z
  .strictObject({
    answer: z.enum(mailAnswers),
    reason: key.optional(),
    note: paragraph(1000).optional(),
    until: day.optional(),
    nextStep: line(200).optional(),
    nextStepDue: day.optional(),
  })
  .refine(({ answer, reason }) => answer !== 'lost' || reason, {
    path: ['reason'],
    message: 'must say why it is lost',
  })
export type FollowUpAnswer = z.infer<typeof followUpAnswer>

/** What the link of a follow-up mail shows, and takes an answer to, without signing in. */
export const opportunityAnswerView = z.object({
  opportunity: z.object({
    id,
    title: z.string(),
    status: opportunityStatus,
    company: z.string().nullable(),
    person: z.string().nullable(),
    phone: z.string().nullable(),
    place: z.string().nullable(),
    /** In words, as are the reasons. */
    stage: z.string(),
    nextStep: z.string().nullable(),
    nextStepDue: day.nullable(),
    lostReasons: z.array(z.object({ key: z.string(), name: z.string() })),
    helpWantedAt: moment.nullable(),
  }),
  partner: partnerRef,
  manufacturer: z.string(),
})
export type OpportunityAnswerView = z.infer<typeof opportunityAnswerView>

export const winOpportunity = z.strictObject({
  orderValue: amount,
  currency: currency.optional(),
  reason: key,
  note: paragraph(1000).optional(),
})
export const loseOpportunity = z.strictObject({ reason: key, note: paragraph(1000).optional() })
export const postponeOpportunity = z.strictObject({ until: day, note: paragraph(1000).optional() })
export const returnOpportunity = z.strictObject({ reason: paragraph(1000) })
export const reclaimOpportunity = z.strictObject({ reason: paragraph(1000) })
