import type { inboundKinds, inboundStatuses, mailAnswers } from './codes.ts'

export type InboundKind = (typeof inboundKinds)[number]
export type InboundStatus = (typeof inboundStatuses)[number]

/** An answer that a mail's button, or a reply, gives about an opportunity. */
export type MailAnswer = (typeof mailAnswers)[number]

/** What was read in a reply. `clear`: said so plainly that it may be applied without asking. */
export interface Reading {
  answers: (MailAnswer | 'accept' | 'decline' | 'ask_for_time')[]
  /** A day that was named, `YYYY-MM-DD`. */
  until: string | null
  reason: string | null
  /** The reply's own words, without what it quotes. */
  note: string
  clear: boolean
}
