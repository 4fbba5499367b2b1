import { z } from 'zod'
import { followUpTriggers } from '../../shared/codes.ts'
import type { NotificationKind } from '../../shared/mails.ts'
import { locale, moment } from '../../shared/text.ts'
import type { Why } from '../../shared/why.ts'

const text = z.string().min(1)

/** What a digest says that its reader is waited for: a partner's first, then the manufacturer's. */
export const waitingKinds = [
  'offer',
  'first_contact',
  'next_step',
  'task',
  'follow_up',
  'lead_unassigned',
  'lead_held',
  'offer_expiring',
  'help_wanted',
  'reclaim_proposed',
  'discrepancy',
] as const

/** Whether more time can be asked for; absent in what was owed before this was known, which means yes. */
const mayAsk = z.boolean().optional()

const need = z.object({
  title: text,
  productLine: z.string().nullable(),
  quantity: z.number().nullable(),
  budget: z.number().nullable(),
  currency: z.string().nullable(),
  timeline: z.string().nullable(),
  companySize: z.number().nullable(),
  customerType: z.string().nullable(),
  grade: z.string().nullable(),
  place: z.object({ country: text, postalCode: z.string().nullable(), town: z.string().nullable() }),
  distanceKm: z.number().nullable(),
  respondBy: moment,
  why: z.array(z.custom<Why>((why) => typeof (why as Why | null)?.code === 'string')),
  mayAsk,
})

const asking = z.object({
  partnerName: text,
  outcome: z.enum(['declined', 'expired', 'returned']),
  reason: z.string().nullish(),
})
export type Asking = z.infer<typeof asking>

const canarySide = z.object({
  answered: z.number(),
  accepted: z.number(),
  refused: z.number(),
  acceptMinutesMedian: z.number().nullable(),
})

/** What set the follow-up rules going that want the mail. */
const causes = z.array(z.enum(followUpTriggers)).optional()

/**
 * Something that waits for its reader. `at` is its deadline or since when it waits, ISO 8601; `day` a calendar day of the
 * manufacturer's; `who` the partner, or the words of a next step.
 */
const waits = z.object({
  what: z.enum(waitingKinds),
  title: text,
  at: moment.nullable(),
  day: z.iso.date().nullable(),
  who: z.string().nullable(),
  url: z.string(),
})
export type Waiting = z.infer<typeof waits>
const happening = z.object({ text, url: z.string().nullable() })

/** To whom a mail goes that is not addressed to a member. */
const addressee = z.object({ name: text, address: z.email(), locale, url: z.url() })

/**
 * What the words of each notification need. Moments are ISO 8601, distances kilometres, amounts major units.
 * A `title` is replaced by one in the reader's language where the lead is known.
 */
export const notificationData = {
  offer_made: need,
  /** `left`: minutes until the deadline. */
  offer_reminder: need.extend({ left: z.number() }),
  offer_escalated: z.object({ title: text, respondBy: moment, partnerName: text, mayAsk }),
  offer_expired: z.object({ title: text, partnerName: text, at: moment }),
  /** `taken`: another partner of the race was faster. */
  offer_withdrawn: z.object({ title: text, reason: z.string().nullish(), taken: z.boolean().optional() }),
  offer_accepted: z.object({ title: text, partnerName: text, opportunity: z.string().nullish() }),
  /** `reason`: one of the decline reasons of shared/offers.ts. */
  offer_declined: z.object({ title: text, partnerName: text, reason: text, note: z.string().nullish() }),
  /** `was`: the deadline before the partner asked for time. */
  offer_time_asked: z.object({ title: text, partnerName: text, respondBy: moment, was: moment }),
  offer_accept_undone: z.object({ title: text, partnerName: text }),
  /** `history`: who was asked, in their order, and how it ended; `reason` is one of the decline reasons. */
  lead_unassigned: z.object({ title: text, reason: text, history: z.array(asking).optional() }),
  /** `what`: what the customer asks for now. */
  lead_joined: z.object({ title: text, what: text }),
  first_contact_due: z.object({ title: text, due: moment, causes }),
  /** `days` without activity; `nudge` counts from 1. */
  /** `said`: the reply's own words; `read`: the codes of what was read in it, `until` a day `YYYY-MM-DD`. */
  reply_unclear: z.object({
    title: text,
    inbound: z.uuid(),
    said: z.string(),
    read: z.array(z.string()),
    until: z.iso.date().nullable(),
  }),
  /** `why`: one of the refusals of shared/refusals.ts. */
  reply_refused: z.object({ title: text, said: z.string(), read: z.array(z.string()), why: text }),
  help_wanted: z.object({ title: text, partnerName: text, note: z.string().nullish() }),
  opportunity_quiet: z.object({ title: text, days: z.number(), nudge: z.number(), causes }),
  /** `proposed`: the channel manager is offered to reclaim it, and not only told. */
  opportunity_silent: z.object({
    title: text,
    partnerName: text,
    days: z.number(),
    causes,
    proposed: z.boolean().optional(),
  }),
  /** Closed as lost by a follow-up `rule`, by its name. */
  opportunity_closed: z.object({ title: text, partnerName: text, rule: text }),
  opportunity_returned: z.object({ title: text, partnerName: text, reason: text }),
  opportunity_reclaimed: z.object({ title: text, partnerName: text, reason: text }),
  /** `why`: what the guard found too bad; `liveVersion` routes all leads again. Parts are 0 to 1, medians minutes. */
  canary_rolled_back: z.object({
    version: z.number(),
    liveVersion: z.number(),
    why: z.enum(['slower', 'declines']),
    live: canarySide,
    canary: canarySide,
  }),
  /** To the customer: who calls, and by when the call is due; null where it is not known or has passed. */
  customer_introduction: z.object({
    title: text,
    partnerName: text,
    person: z.string().nullable(),
    phone: z.string().nullable(),
    by: moment.nullable(),
  }),
  customer_check: z.object({ title: text, partnerName: text, phone: z.string().nullable() }),
  customer_not_reached: z.object({ title: text }),
  /** `note`: in the customer's own words; for the manufacturer alone. */
  customer_wants_another: z.object({
    title: text,
    partnerName: z.string().nullable(),
    note: z.string().nullable(),
  }),
  customer_withdrew: z.object({
    title: text,
    partnerName: z.string().nullable(),
    note: z.string().nullable(),
  }),
  /** What the customer says, beside what the partner had noted by then. */
  discrepancy_opened: z.object({
    title: text,
    partnerName: text,
    note: z.string().nullable(),
    acceptedAt: moment,
    firstContactAt: moment.nullable(),
    activities: z.array(z.object({ kind: z.string(), at: moment })),
  }),
  discrepancy_asked: z.object({ title: text, saidAt: moment }),
  opportunity_withdrawn: z.object({ title: text }),
  /** `who` has the address, and works for `partnerName` where that is known; `reason`: what the mail server said. */
  address_bounced: z.object({
    address: text,
    who: z.string().nullable(),
    partnerName: z.string().nullable(),
    reason: text,
  }),
  /** `amount`: seconds late, or how many mails were given up within a day. */
  alarm_raised: z.object({
    what: z.enum(['offers_late', 'mails_late', 'dead_letters']),
    since: moment,
    amount: z.number(),
  }),
  /** What waits for the reader, the most urgent first, and what happened. `more`: how many are not listed. */
  digest: z.object({
    waiting: z.array(waits),
    more: z.number(),
    happened: z.array(happening),
    settled: z.number(),
  }),
  invitation: addressee.extend({ manufacturerName: text, inviter: z.string().nullish() }),
  password_reset: addressee,
} satisfies Record<NotificationKind, z.ZodType>

export type NotificationData = { [K in NotificationKind]: z.infer<(typeof notificationData)[K]> }
export type Need = NotificationData['offer_made']
