import { z } from 'zod'
import { declineReasons } from './codes.ts'
import { contactView } from './leads.ts'
import { saidField } from './said-fields.ts'
import { day, id, moment, paragraph } from './text.ts'

export const offerStatuses = ['open', 'accepted', 'declined', 'expired', 'withdrawn'] as const
export const offerStatus = z.enum(offerStatuses)
export type OfferStatus = z.infer<typeof offerStatus>

export const declineReason = z.enum(declineReasons)
export type DeclineReason = z.infer<typeof declineReason>

export const declineOffer = z
  .strictObject({
    reason: declineReason,
    note: paragraph(1000).optional(),
    noCapacityUntil: day.optional(),
  })
  .refine((answer) => answer.reason !== 'other' || answer.note, {
    path: ['note'],
    message: 'say in a few words why, or choose another reason',
  })
export type DeclineOffer = z.infer<typeof declineOffer>

export const offerDeeds = ['accept', 'decline', 'ask_for_time', 'snooze', 'undo_accept'] as const
export type OfferDeed = (typeof offerDeeds)[number]

/** Hides an offer in its partner's inbox until a moment before its deadline; `null` shows it again. */
export const snoozeOffer = z.strictObject({ until: moment.nullable() })
export type SnoozeOffer = z.infer<typeof snoozeOffer>

/** What a partner sees of a lead before it has said yes: the need and the place, no contact data. */
export const offerView = z.object({
  id,
  status: offerStatus,
  madeAt: moment,
  respondBy: moment.nullable(),
  answeredAt: moment.nullable(),
  declineReason: declineReason.nullable(),
  /** Withdrawn because another partner, asked at the same time, accepted first. */
  taken: z.boolean(),
  title: z.string(),
  need: z.object({
    productLine: z.string().nullable(),
    quantity: z.number().nullable(),
    budget: z.number().nullable(),
    currency: z.string().nullable(),
    timeline: z.string().nullable(),
  }),
  place: z.object({ country: z.string(), postalCode: z.string().nullable(), town: z.string().nullable() }),
  distanceKm: z.number().nullable(),
  companySize: z.number().nullable(),
  customerType: z.string().nullable(),
  grade: z.string().nullable(),
  source: z.string().nullable(),
  /** What the lead says in the manufacturer's own fields. */
  custom: z.array(saidField),
  why: z.array(z.string()),
  manufacturer: z.string(),
  opportunityId: id.nullable(),
  /** When more time was asked for; `firstRespondBy` is what the deadline was. */
  askedTimeAt: moment.nullable(),
  firstRespondBy: moment.nullable(),
  /** Until when its partner does not want to see it in the inbox. */
  snoozedUntil: moment.nullable(),
  /** Until when an acceptance can be undone, as long as no work has begun. */
  undoUntil: moment.nullable(),
  can: z.array(z.enum(offerDeeds)),
})
export type OfferView = z.infer<typeof offerView>

export const inboxTabs = ['open', 'snoozed', 'answered'] as const
export const inboxQuery = z.object({
  tab: z.enum(inboxTabs).default('open'),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const inboxPage = z.object({
  rows: z.array(offerView),
  next: z.string().nullable(),
  /** How many are open and not hidden, and how many are hidden until later. */
  open: z.int(),
  snoozed: z.int(),
})

export type InboxTab = (typeof inboxTabs)[number]
export type InboxPage = z.infer<typeof inboxPage>

/** The answer of an acceptance: the opportunity it opened. */
export const acceptedView = z.object({ offer: offerView, opportunityId: id })
export type AcceptedView = z.infer<typeof acceptedView>

/** What a mail link shows and may do, without signing in. */
export const answerView = z.object({
  offer: offerView,
  partner: z.object({ id, name: z.string() }),
  recipient: z.string().nullable(),
  /** Whom the lead is about, once this partner has accepted it and as long as it is theirs. */
  contact: contactView.nullable(),
  firstContactDue: moment.nullable(),
})
export type AnswerView = z.infer<typeof answerView>
