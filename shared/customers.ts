import { z } from 'zod'
import { customerAnswers, customerStandings, discrepancyResolutions } from './codes.ts'
import { id, moment, paragraph } from './text.ts'

/** Mails to customers. Days are working days of the manufacturer after the acceptance. */
export const customerMails = z.strictObject({
  /** Who will call and by when, once an acceptance can no longer be undone. */
  introduce: z.boolean(),
  /** Whether somebody has been in touch. */
  check: z.boolean(),
  checkAfterDays: z.int().min(1).max(60).default(4),
  checkAfterDaysBusiness: z.int().min(1).max(60).default(10),
})
export type CustomerMails = z.infer<typeof customerMails>

/** What a partner had noted when the customer said otherwise; moments are ISO 8601. */
export const claimed = z.object({
  firstContactAt: moment.nullable(),
  lastActivityAt: moment,
  /** The newest 20, the newest last. */
  activities: z.array(z.object({ kind: z.string(), at: moment })),
})
export type Claimed = z.infer<typeof claimed>

export const customerStanding = z.enum(customerStandings)
export type CustomerStanding = z.infer<typeof customerStanding>
export const customerAnswer = z.enum(customerAnswers)
export type CustomerAnswer = z.infer<typeof customerAnswer>

/** What a customer may do with the own request: say whether somebody was in touch, change the partner, stop. */
export const customerDeed = z.enum(['answer', 'another_partner', 'withdraw', 'stop_mails'])
export type CustomerDeed = z.infer<typeof customerDeed>

/** A customer's own request. Nothing of scores, rules, amounts, or of partners that were asked in vain. */
export const requestView = z.object({
  manufacturer: z.string(),
  /** The language of the lead, and the zone in which times are said. */
  language: z.enum(['en', 'de']),
  timeZone: z.string(),
  receivedAt: moment,
  productLine: z.string().nullable(),
  quantity: z.number().nullable(),
  place: z.string().nullable(),
  standing: customerStanding,
  /** Who has it, once accepted. */
  partner: z
    .object({ name: z.string(), person: z.string().nullable(), phone: z.string().nullable() })
    .nullable(),
  /** When they should have called, while nobody has. */
  callBy: moment.nullable(),
  answer: customerAnswer.nullable(),
  mails: z.boolean(),
  can: z.array(customerDeed),
})
export type RequestView = z.infer<typeof requestView>

const note = paragraph(1000).optional()
export const answerCheck = z.strictObject({ answer: customerAnswer, note })
export type AnswerCheck = z.output<typeof answerCheck>
export const customerWish = z.strictObject({ note })
export type CustomerWish = z.output<typeof customerWish>

export const resolution = z.enum(discrepancyResolutions)
export type Resolution = z.infer<typeof resolution>

/** What a customer says beside what the partner says. */
export const discrepancyRow = z.object({
  id,
  leadId: id,
  opportunityId: id,
  /** What the lead is about. */
  title: z.string(),
  /** Who the customer is. */
  customer: z.string().nullable(),
  partner: z.object({ id, name: z.string() }),
  customerNote: z.string().nullable(),
  /** The customer has said since that somebody was in touch. */
  confirmedAt: moment.nullable(),
  claimed,
  acceptedAt: moment,
  openedAt: moment,
  resolution: resolution.nullable(),
  resolutionNote: z.string().nullable(),
  resolvedAt: moment.nullable(),
  can: z.array(z.enum(['ask', 'reclaim', 'resolve'])),
})
export type DiscrepancyRow = z.infer<typeof discrepancyRow>

export const discrepancyQuery = z.object({
  status: z.enum(['open', 'resolved', 'all']).default('open'),
  partner: id.optional(),
  lead: id.optional(),
  /** Days of the manufacturer's zone on which the customer was asked, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const discrepancyPage = z.object({ count: z.int(), rows: z.array(discrepancyRow) })
export type DiscrepancyPage = z.infer<typeof discrepancyPage>

export const resolveDiscrepancy = z.strictObject({ resolution, note })
export type ResolveDiscrepancy = z.output<typeof resolveDiscrepancy>

/** What was written to the customer of a lead and what came back. */
export const customerOfLead = z.object({
  /** The customer's page, for whoever may steer leads. */
  statusUrl: z.string().nullable(),
  mails: z.boolean(),
  asked: z.array(
    z.object({
      kind: z.enum(['introduction', 'check']),
      partner: z.object({ id, name: z.string() }),
      askedAt: moment,
      answer: customerAnswer.nullable(),
      answeredAt: moment.nullable(),
      note: z.string().nullable(),
    }),
  ),
  discrepancies: z.array(discrepancyRow),
})
export type CustomerOfLead = z.infer<typeof customerOfLead>

/** Both mails as a customer would get them. */
export const customerMailPreview = z.object({
  introduction: z.object({ subject: z.string(), text: z.string() }),
  check: z.object({ subject: z.string(), text: z.string() }),
})
export type CustomerMailPreview = z.infer<typeof customerMailPreview>
