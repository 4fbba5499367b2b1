import { transact } from '../db/transact.ts'
import { bareAddress } from '../notifications/mailer.ts'
import { mailOfAddress } from '../notifications/reply-address.ts'
import type { Runtime } from '../runtime.ts'
import { kindOf } from './mail-in.ts'
import type { MailIn, MailKind } from './mail-in.ts'
import { parseMail } from './parse-mail.ts'
import type { Arrival, Taken } from './keep.ts'
import { keep } from './keep.ts'
import type { AnsweredMail } from './store.ts'
import { findAnswered, findByMessageId, tenantOfMail } from './store.ts'
import { takeBounce } from './take-bounce.ts'
import { takeReply } from './take-reply.ts'

/**
 * Takes in a message: finds the mail of ours that it answers, reads it, and does, asks back or keeps. The same message
 * twice is one. Null where it answers no mail of ours and nobody is known whose it might be.
 *
 * @param tenantId whose mailbox it came to, where that is known
 * @throws Unreadable; Refused `overloaded`, after which it may be taken in again
 */
export async function takeIn(
  runtime: Runtime,
  raw: Uint8Array,
  tenantId: string | null,
): Promise<Taken | null> {
  const mail = await parseMail(raw)
  const kind = kindOf(mail, ownAddresses(runtime))
  const found = await findMailOf(runtime, mail, kind, tenantId)
  const owner = found?.tenantId ?? tenantId
  if (!owner) return null
  const known = await transact(runtime, { tenantId: owner }, (tx) =>
    findByMessageId(tx, owner, mail.messageId),
  )
  if (known) return { tenantId: owner, ...known, again: true }
  const kept = keptOf(runtime, mail, found?.answered ?? null)
  if (!found)
    return keep(runtime, owner, {
      ...kept,
      kind: kind === 'reply' ? 'foreign' : kind,
      status: 'ignored',
      error: 'answers_no_mail',
    })
  const arrival = { tenantId: owner, mail, answered: found.answered, kept }
  if (kind === 'reply') return takeReply(runtime, arrival)
  if (kind === 'bounce') return takeBounce(runtime, arrival)
  return keep(runtime, owner, { ...kept, kind, status: 'ignored' })
}

const ownAddresses = ({ mailer, inboundAddress }: Runtime): string[] =>
  [mailer && bareAddress(mailer.from), inboundAddress]
    .filter((one) => one !== null && one !== undefined)
    .map((one) => one.toLowerCase())

function keptOf(runtime: Runtime, mail: MailIn, answered: AnsweredMail | null): Arrival['kept'] {
  return {
    id: runtime.newId(),
    messageId: mail.messageId,
    mailId: answered?.id ?? null,
    fromAddress: mail.from,
    subject: mail.subject,
    text: mail.text.slice(0, 10_000).toWellFormed(),
    reading: null,
    leadId: answered?.leadId ?? null,
    offerId: null,
    opportunityId: null,
    partnerId: null,
    userId: null,
    error: null,
  }
}

/** By the key in an address that it was sent to, else by the Message-IDs that it answers; a report quotes them in its text. */
async function findMailOf(runtime: Runtime, mail: MailIn, kind: MailKind, tenantId: string | null) {
  for (const id of mailIds(runtime, mail, kind)) {
    const owner = tenantId ?? (await transact(runtime, { sweep: true }, (tx) => tenantOfMail(tx, id)))
    if (!owner) continue
    const answered = await transact(runtime, { tenantId: owner }, (tx) => findAnswered(tx, owner, id))
    if (answered) return { tenantId: owner, answered }
  }
  return null
}

const mostIds = 20

function mailIds(runtime: Runtime, mail: MailIn, kind: MailKind): string[] {
  const { inboundAddress, secret, baseUrl } = runtime
  const report = kind === 'bounce' ? `${mail.report}\n${mail.text}`.slice(0, 200_000) : ''
  const addresses = [
    ...mail.to,
    ...(report.match(/[a-z0-9._-]{1,21}\+[0-9a-z]{42}@[a-z0-9.-]{1,200}/gi) ?? []),
  ]
  const keyed = inboundAddress
    ? addresses.map((address) => mailOfAddress(address, inboundAddress, secret))
    : []
  const host = new URL(baseUrl).hostname
  const quoted = report.match(/<[0-9a-f-]{36}@[^<>\s]{1,200}>/gi) ?? []
  const answers = [...mail.answers, ...quoted].map((id) => /^<([0-9a-f-]{36})@([^<>]+)>$/i.exec(id))
  const ours = answers.map((found) => (found?.[2]?.toLowerCase() === host ? found[1]!.toLowerCase() : null))
  const ids = [...keyed, ...ours].filter((id) => id !== null && uuid.test(id)) as string[]
  return [...new Set(ids)].slice(0, mostIds)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
