import type { inboundKinds, inboundStatuses, mailAnswers } from './codes.ts'

export type InboundKind = (typeof inboundKinds)[number]
export type InboundStatus = (typeof inboundStatuses)[number]

/** An answer that a mail's button, or a reply, gives about an opportunity. */
export type MailAnswer = (typeof mailAnswers)[number]

/** What a reply may say about an offer. */
export type OfferAnswer = 'accept' | 'decline' | 'ask_for_time'

/** What is to be done next, where a reply says so. */
export type NextStep = 'quote' | 'call' | 'visit'

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
