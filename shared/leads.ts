import { z } from 'zod'
import { customerTypes, grades, leadStatuses, mergeFields, timelines } from './codes.ts'
import { dayOfPeriod } from './partners.ts'
import { amount, country, currency, email, id, line, moment, paragraph, postalCode } from './text.ts'

export const leadStatus = z.enum(leadStatuses)
export type LeadStatus = z.infer<typeof leadStatus>

const customValue = z.union([
  z.string().max(500),
  z.number(),
  z.boolean(),
  z.array(z.string().max(200)).max(50),
])

/** A lead as any source sends it. Unknown fields are refused, so that a misspelt one is not lost. */
export const newLead = z
  .strictObject({
    externalId: line(200).optional(),
    person: z
      .strictObject({
        firstName: line(120).optional(),
        lastName: line(120).optional(),
        email: email.optional(),
        phone: line(40).optional(),
      })
      .optional(),
    company: z
      .strictObject({
        name: line(200).optional(),
        size: z.int().min(0).max(10_000_000).optional(),
        website: line(200).optional(),
      })
      .optional(),
    address: z.strictObject({
      street: line(200).optional(),
      postalCode: postalCode.optional(),
      town: line(120).optional(),
      region: line(20).optional(),
      country,
    }),
    need: z
      .strictObject({
        productLine: line(80).optional(),
        message: paragraph(4000).optional(),
        quantity: z.int().min(0).max(1_000_000_000).optional(),
        budget: amount.optional(),
        currency: currency.optional(),
        timeline: z.enum(timelines).optional(),
      })
      .optional(),
    customerType: z.enum(customerTypes).optional(),
    language: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z]{2}$/, 'must be a two-letter language code like de')
      .optional(),
    grade: z.enum(grades).optional(),
    source: line(80).optional(),
    campaign: line(120).optional(),
    utm: z
      .strictObject({
        source: line(200).optional(),
        medium: line(200).optional(),
        campaign: line(200).optional(),
        term: line(200).optional(),
        content: line(200).optional(),
      })
      .optional(),
    consents: z
      .array(
        z.strictObject({ purpose: line(80), text: paragraph(2000).optional(), givenAt: moment.optional() }),
      )
      .max(20)
      .optional(),
    custom: z.record(z.string().regex(/^[a-z][A-Za-z0-9_]{0,39}$/), customValue).optional(),
  })
  .refine(
    (lead) => lead.person?.email || lead.person?.phone || lead.company?.name || lead.externalId,
    'needs person.email, person.phone, company.name or externalId, so that it can be told from others',
  )
export type NewLead = z.output<typeof newLead>

export const leadBatch = z.strictObject({
  leads: z.array(z.unknown()).min(1, 'send at least one lead').max(1000, 'send at most 1,000 leads at once'),
})

const partnerRef = z.object({ id, name: z.string() })

/** What became of a posted lead: the offer that was made, or why there is none. */
export const receipt = z.object({
  lead: z.object({
    id,
    externalId: z.string().nullable(),
    status: leadStatus,
    reason: z.string().nullable(),
  }),
  offer: z
    .object({ id, partner: partnerRef, respondBy: moment.nullable(), status: z.enum(['open', 'accepted']) })
    .nullable(),
  duplicateOf: id.nullable(),
  replayed: z.boolean(),
})
export type Receipt = z.infer<typeof receipt>

const fault = z.object({ pointer: z.string(), code: z.string(), message: z.string() })
export const batchReceipt = z.object({
  taken: z.array(receipt.extend({ index: z.int() })),
  refused: z.array(z.object({ index: z.int(), faults: z.array(fault) })),
})
export type BatchReceipt = z.infer<typeof batchReceipt>

/** One row of the manufacturer's list. */
export const leadRow = z.object({
  id,
  receivedAt: moment,
  status: leadStatus,
  statusReason: z.string().nullable(),
  title: z.string(),
  company: z.string().nullable(),
  productLine: z.string().nullable(),
  productKnown: z.boolean(),
  place: z.object({ country: z.string(), postalCode: z.string().nullable(), town: z.string().nullable() }),
  source: z.string().nullable(),
  grade: z.string().nullable(),
  partner: partnerRef.nullable(),
  respondBy: moment.nullable(),
  offers: z.int(),
})
export type LeadRow = z.infer<typeof leadRow>

export const leadSorts = ['newest', 'oldest', 'deadline'] as const
export const leadQuery = z.object({
  status: z.string().max(200).optional(),
  partner: id.optional(),
  product: z.string().max(80).optional(),
  source: z.string().max(80).optional(),
  search: z.string().max(120).optional(),
  from: dayOfPeriod.optional(),
  to: dayOfPeriod.optional(),
  sort: z.enum(leadSorts).optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
/** All leads under the filters at once: there are no pages, and no order but the newest first. */
export const leadIdsQuery = leadQuery.omit({ sort: true, after: true, limit: true }).strict()
export const leadPage = z.object({
  rows: z.array(leadRow),
  next: z.string().nullable(),
  counts: z.record(z.string(), z.int()),
})
export type LeadPage = z.infer<typeof leadPage>

const contact = z.object({
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  website: z.string().nullable(),
  street: z.string().nullable(),
  message: z.string().nullable(),
})
export type Contact = z.infer<typeof contact>
export const contactView = contact
export type ContactView = z.infer<typeof contactView>

/** One offer in the manufacturer's view of a lead. */
export const offerOfLead = z.object({
  id,
  partner: partnerRef,
  status: z.enum(['open', 'accepted', 'declined', 'expired', 'withdrawn']),
  madeAt: moment,
  respondBy: moment.nullable(),
  answeredAt: moment.nullable(),
  declineReason: z.string().nullable(),
  declineNote: z.string().nullable(),
  returnedAt: moment.nullable(),
})

/** A routing decision in the viewer's words. */
export const decisionView = z.object({
  id,
  at: moment,
  outcome: z.enum(['offered', 'assigned', 'unassigned', 'held', 'closed']),
  summary: z.string(),
  ruleSetVersion: z.int().nullable(),
  /** The version had a share of the leads then, beside the live one. */
  canary: z.boolean(),
  rule: z.object({ key: z.string(), name: z.string(), sentence: z.string() }).nullable(),
  tried: z.array(
    z.object({ key: z.string(), name: z.string(), matched: z.boolean(), why: z.array(z.string()) }),
  ),
  widened: z.int(),
  ranking: z.array(
    z.object({ place: z.int(), partner: partnerRef, figures: z.array(z.string()), chosen: z.boolean() }),
  ),
  moreRanked: z.int(),
  passedOver: z.array(z.object({ test: z.string(), reason: z.string(), partners: z.array(partnerRef) })),
  fault: z.string().nullable(),
})
export type DecisionView = z.infer<typeof decisionView>

/** One entry of a lead's timeline; the portal words it by `kind`. */
export const timelineEntry = z.object({
  id: z.string(),
  at: moment,
  kind: z.string(),
  actor: z.object({
    kind: z.enum(['user', 'api_key', 'mail_link', 'system']),
    name: z.string().nullable(),
  }),
  data: z.record(z.string(), z.unknown()),
})
export type TimelineEntry = z.infer<typeof timelineEntry>

export const leadActions = ['assign', 'reoffer', 'withdraw', 'hold', 'release', 'close'] as const
/** Two leads that were made one: this one and `other`, of which one was kept. */
export const mergeOfLead = z.object({
  id,
  kept: z.boolean(),
  other: z.object({ id, title: z.string() }),
  reason: z.string(),
  at: moment,
  by: z.string().nullable(),
  undoneAt: moment.nullable(),
  can: z.array(z.enum(['undo'])),
})
export type MergeOfLead = z.infer<typeof mergeOfLead>

export const leadView = z.object({
  id,
  externalId: z.string().nullable(),
  receivedAt: moment,
  status: leadStatus,
  statusReason: z.string().nullable(),
  title: z.string(),
  contact,
  need: z.object({
    productLine: z.string().nullable(),
    productKnown: z.boolean(),
    quantity: z.number().nullable(),
    budget: z.number().nullable(),
    currency: z.string().nullable(),
    timeline: z.string().nullable(),
  }),
  place: z.object({
    country: z.string(),
    region: z.string().nullable(),
    postalCode: z.string().nullable(),
    town: z.string().nullable(),
  }),
  companySize: z.number().nullable(),
  customerType: z.string().nullable(),
  language: z.string().nullable(),
  grade: z.string().nullable(),
  /** The points of the scoring rules; `scored` is false where whoever sent the lead graded it. */
  score: z.number().nullable(),
  scored: z.boolean(),
  source: z.string().nullable(),
  campaign: z.string().nullable(),
  utm: z.record(z.string(), z.string()).nullable(),
  consents: z.array(
    z.object({ purpose: z.string(), text: z.string().nullish(), givenAt: z.string().nullish() }),
  ),
  custom: z.record(z.string(), z.unknown()),
  duplicateOf: id.nullable(),
  duplicates: z.array(z.object({ id, title: z.string(), status: leadStatus })),
  offers: z.array(offerOfLead),
  decisions: z.array(decisionView),
  opportunityId: id.nullable(),
  merges: z.array(mergeOfLead),
  can: z.array(z.enum([...leadActions, 'merge'])),
})
export type LeadView = z.infer<typeof leadView>

const reason = paragraph(500)
/** What each action by hand needs besides the lead. */
export const steerings = {
  assign: z.strictObject({ partnerId: id, reason, evenIfAsked: z.boolean().default(false) }),
  reoffer: z.strictObject({ reason, askAgain: z.boolean().default(false) }),
  withdraw: z.strictObject({ reason }),
  hold: z.strictObject({ reason }),
  release: z.strictObject({ reason }),
  close: z.strictObject({ reason }),
} satisfies Record<(typeof leadActions)[number], z.ZodType>

/** Offers a lead by hand to a partner, or to several at once: then whoever accepts first has it. */
export const offerLead = z.strictObject({
  partnerIds: z
    .array(id)
    .min(1, 'name at least one partner')
    .max(20, 'name at most 20 partners')
    .refine((ids) => new Set(ids).size === ids.length, 'name each partner once'),
  reason,
})

/** A partner that could take the lead; `obstacles` are what a rule would pass it over for, in words. */
const leadChoice = z.object({
  partner: partnerRef,
  km: z.number().nullable(),
  obstacles: z.array(z.object({ test: z.string(), text: z.string() })),
})
export type LeadChoice = z.infer<typeof leadChoice>
/** The best partners for a lead, the fewest obstacles first; `race`: who let it pass and could be asked again at once. */
export const leadChoices = z.object({
  choices: z.array(leadChoice),
  race: z.array(partnerRef),
  can: z.array(z.enum(['offer', 'assign', 'close'])),
})
export type LeadChoices = z.infer<typeof leadChoices>

/** The same done by hand to up to 1,000 leads. */
export const steerLeads = z
  .strictObject({
    action: z.enum(leadActions),
    ids: z.array(id).min(1, 'name at least one lead').max(1000, 'name at most 1,000 leads at once'),
    reason,
    partnerId: id.optional(),
    evenIfAsked: z.boolean().default(false),
    askAgain: z.boolean().default(false),
  })
  .refine(({ action, partnerId }) => action !== 'assign' || partnerId, {
    path: ['partnerId'],
    message: 'name the partner to whom the leads are assigned',
  })
export type SteerLeads = z.output<typeof steerLeads>

/** What became of each: done and where it stands now, or why not, in a code with its facts. */
export const steeredLeads = z.object({
  outcomes: z.array(
    z.object({
      id,
      status: leadStatus.nullable(),
      refusal: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
    }),
  ),
})
export type SteeredLeads = z.infer<typeof steeredLeads>

/** The leads under the filters of a list: the first thousand ids, and how many there are. */
export const leadIds = z.object({ ids: z.array(id), count: z.int() })
export type LeadIds = z.infer<typeof leadIds>

/**
 * Makes another lead of the same customer one with this, which is kept: of the fields in `take` it gets the other's
 * value, `place` being country, region, postal code and town, `budget` with its currency.
 */
export const mergeLead = z.strictObject({
  otherId: id,
  take: z
    .array(
      z.union([
        z.enum(mergeFields),
        z.templateLiteral(['custom.', z.string().regex(/^[a-z][A-Za-z0-9_]{0,39}$/)]),
      ]),
    )
    .max(200)
    .default([]),
  reason,
})
export type MergeLead = z.output<typeof mergeLead>
export type MergeField = MergeLead['take'][number]
