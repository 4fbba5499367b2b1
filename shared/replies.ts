import { z } from 'zod'
import { inboundKinds, inboundStatuses, mailAnswers, offerAnswers, replySteps } from './codes.ts'
import { day, id, key, moment, paragraph } from './text.ts'

export type InboundKind = (typeof inboundKinds)[number]
export type InboundStatus = (typeof inboundStatuses)[number]

/** An answer that a mail's button, or a reply, gives about an opportunity. */
export type MailAnswer = (typeof mailAnswers)[number]

/** What a reply may say about an offer. */
export type OfferAnswer = (typeof offerAnswers)[number]

/** What is to be done next, where a reply says so. */
export type NextStep = (typeof replySteps)[number]

/** What was read in a reply. `clear`: said so plainly that it may be applied without asking. */
export interface Reading {
  answers: (MailAnswer | OfferAnswer)[]
  next: NextStep | null
  /** The day that was named for the next step, for the end of waiting, or of being full: `YYYY-MM-DD`. */
  until: string | null
  /** A reason key of the usual lists: of declining an offer, or of losing an opportunity. */
  reason: string | null
  /** The reply's own words, without what it quotes. */
  note: string
  clear: boolean
}

const anyAnswer = z.enum([...mailAnswers, ...offerAnswers])
const readingView = z.object({
  answers: z.array(anyAnswer),
  next: z.enum(replySteps).nullable(),
  until: z.string().nullable(),
  reason: z.string().nullable(),
  note: z.string(),
  clear: z.boolean(),
})

/** A message as the manufacturer sees it in a list. `error`: why it was not done, as a code or in the mail server's words. */
export const inboundRow = z.object({
  id,
  kind: z.enum(inboundKinds),
  status: z.enum(inboundStatuses),
  from: z.string(),
  person: z.string().nullable(),
  partner: z.object({ id, name: z.string() }).nullable(),
  subject: z.string(),
  reading: readingView.nullable(),
  error: z.string().nullable(),
  receivedAt: moment,
  decidedAt: moment.nullable(),
  mailId: id.nullable(),
  leadId: id.nullable(),
  opportunityId: id.nullable(),
})
export type InboundRow = z.infer<typeof inboundRow>
export const inboundView = inboundRow.extend({ text: z.string() })
export type InboundView = z.infer<typeof inboundView>
export const inboundPage = z.object({ rows: z.array(inboundRow), next: z.string().nullable() })
export type InboundPage = z.infer<typeof inboundPage>
export const inboundQuery = z.object({
  kind: z.enum(inboundKinds).optional(),
  status: z.enum(inboundStatuses).optional(),
  lead: id.optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** What became of a message that was handed in; `again`: it had been taken before. */
export const takenView = z.object({
  id,
  kind: z.enum(inboundKinds),
  status: z.enum(inboundStatuses),
  again: z.boolean(),
})

/** «Is this what you meant?»: what was read in a reply, for whoever wrote it. */
export const askedView = z.object({
  status: z.enum(inboundStatuses),
  topic: z.enum(['offer', 'opportunity']),
  title: z.string(),
  manufacturer: z.string(),
  partner: z.string(),
  said: z.string(),
  reading: readingView,
  /** What may be chosen now; empty where nothing can be done any more. */
  choices: z.array(anyAnswer),
  lostReasons: z.array(z.object({ key: z.string(), name: z.string() })),
})
export type AskedView = z.infer<typeof askedView>

/** What the writer of a reply says is right. */
export const confirmReply = z
  .strictObject({
    answers: z.array(anyAnswer).max(4),
    next: z.enum(replySteps).nullish(),
    until: day.nullish(),
    reason: key.nullish(),
    note: paragraph(1000).nullish(),
  })
  .refine(({ answers, next, until }) => answers.length > 0 || (next && until), {
    path: ['answers'],
    message: 'must name an answer, or a next step with its day',
  })
  .refine(({ answers }) => answers.length < 2 || answers.every((one) => isMailAnswer(one)), {
    path: ['answers'],
    message: 'must be a single answer to an offer, or answers about an opportunity',
  })
export type ConfirmReply = z.infer<typeof confirmReply>
const isMailAnswer = (answer: string) => (mailAnswers as readonly string[]).includes(answer)
