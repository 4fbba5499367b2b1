import type { z } from 'zod'
import type { mailRow, mailView, unwrittenRow } from '../../shared/mails.ts'
import type { Actor } from '../identity/actor.ts'
import { allows } from '../identity/actor.ts'
import type { Mail, Unwritten } from './desk-store.ts'
import { reasonOf } from './reason.ts'
import type { Openness } from './secrets.ts'
import { wordsOf } from './secrets.ts'

/** Whether a mail may be sent once more: it was given up, or was kept and now there is a way to send it. */
export const isResendable = ({ status }: Pick<Mail, 'status'>, sends: boolean): boolean =>
  sends && (status === 'dead' || status === 'kept')

export const rowOf = (mail: Mail, actor: Actor, sends: boolean): z.infer<typeof mailRow> => ({
  id: mail.id,
  kind: mail.kind,
  status: mail.status,
  to: { name: mail.toName, address: mail.toAddress },
  subject: mail.subject,
  createdAt: mail.createdAt.toISOString(),
  sentAt: mail.sentAt?.toISOString() ?? null,
  attempts: mail.attempts,
  lastError: mail.lastError,
  reason: mail.status === 'sent' ? null : reasonOf(mail.lastError),
  nextAttemptAt: mail.status === 'owed' && mail.lastError ? mail.dueAt.toISOString() : null,
  leadId: mail.leadId,
  can: allows(actor, 'leads:steer') && isResendable(mail, sends) ? ['resend'] : [],
})

export const viewOf = (
  mail: Mail,
  openness: Openness,
  actor: Actor,
  sends: boolean,
): z.infer<typeof mailView> => ({
  ...rowOf(mail, actor, sends),
  ...wordsOf(mail, openness, actor.locale),
  messageId: mail.messageId,
  withheld: openness === 'withheld',
})

export const unwrittenOf = (row: Unwritten): z.infer<typeof unwrittenRow> => ({
  id: row.id,
  kind: row.kind,
  error: row.error ?? '',
  createdAt: row.createdAt.toISOString(),
  leadId: row.leadId,
  partnerId: row.partnerId,
})
