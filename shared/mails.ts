import { z } from 'zod'
import { mailReasons, mailStatuses, notificationKinds } from './codes.ts'
import { id, moment } from './text.ts'

export type NotificationKind = (typeof notificationKinds)[number]

export const mailStatus = z.enum(mailStatuses)
export type MailStatus = z.infer<typeof mailStatus>

/** Why a mail has not arrived, or not yet, as far as the last attempt tells. */
export const mailReason = z.enum(mailReasons)
export type MailReason = z.infer<typeof mailReason>

export const mailRow = z.object({
  id,
  kind: z.enum(notificationKinds),
  status: mailStatus,
  to: z.object({ name: z.string().nullable(), address: z.string() }),
  subject: z.string(),
  createdAt: moment,
  sentAt: moment.nullable(),
  attempts: z.int(),
  lastError: z.string().nullable(),
  reason: mailReason.nullable(),
  /** When it is tried next; null where it is not. */
  nextAttemptAt: moment.nullable(),
  leadId: id.nullable(),
  can: z.array(z.enum(['resend'])),
})
export type MailRow = z.infer<typeof mailRow>
/** `withheld`: the words are a secret of their reader, and `text` says so; `html` is what `/mails/:id/html` shows. */
export const mailView = mailRow.extend({
  text: z.string(),
  html: z.string(),
  messageId: z.string(),
  withheld: z.boolean(),
})
export type MailView = z.infer<typeof mailView>
/** A notification that reached nobody: it could not be worded, or there was nobody to tell. */
export const unwrittenRow = z.object({
  id,
  kind: z.string(),
  error: z.string(),
  createdAt: moment,
  leadId: id.nullable(),
  partnerId: id.nullable(),
})
export const unwrittenPage = z.object({ rows: z.array(unwrittenRow), next: z.string().nullable() })
export type UnwrittenPage = z.infer<typeof unwrittenPage>
export const unwrittenQuery = z.object({
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const mailQuery = z.object({
  status: mailStatus.optional(),
  kind: z.enum(notificationKinds).optional(),
  lead: id.optional(),
  search: z.string().max(120).optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
/**
 * How the mails stand. `paused`: by the manufacturer; `installation`: by whoever runs Baton. `old`: written more than a
 * day ago; `held`: tried in vain, or waiting for a limit, the next at `nextAttemptAt`.
 */
export const mailsState = z.object({
  paused: z.object({ at: moment, by: z.string().nullable() }).nullable(),
  installation: z
    .object({ at: moment.nullable(), reason: z.enum(['restored', 'operator', 'environment']) })
    .nullable(),
  mailServer: z.boolean(),
  waiting: z.int(),
  oldest: moment.nullable(),
  old: z.int(),
  held: z.int(),
  nextAttemptAt: moment.nullable(),
  dead: z.int(),
  can: z.array(z.enum(['pause', 'resume'])),
})
export type MailsStateView = z.infer<typeof mailsState>
/** What becomes of mails written more than a day ago when they may leave again. */
export const resumeQuery = z.object({ old: z.enum(['send', 'keep']).default('send') })
export const resendMany = z.strictObject({
  ids: z.array(id).min(1, 'must name at least one mail').max(500, 'must name at most 500 mails'),
})
/** `skipped`: those that were not to be sent again, or are not there. */
export const resentMany = z.object({ resent: z.int(), skipped: z.int() })
export const mailPage = z.object({ rows: z.array(mailRow), next: z.string().nullable() })
export type MailPage = z.infer<typeof mailPage>
