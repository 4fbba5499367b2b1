import { Refused, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { actorId, scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import type { Mail } from './desk-store.ts'
import { lockMail, lockResendable, oweAgain } from './desk-store.ts'
import { clearAddress } from './bounced-store.ts'
import { isResendable } from './view.ts'

/**
 * Sends once more what was given up, or was kept while no mail server was set; under its old Message-ID.
 *
 * @throws Refused `not_found`, or `mail_not_resendable` with the mail's status
 */
export async function resendMail(runtime: Runtime, actor: Actor, id: string): Promise<Mail> {
  const mail = await transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const mail = await lockMail(tx, actor.tenantId, id)
    if (!mail) throw new Refused(refuse('not_found'))
    if (!isResendable(mail, runtime.mailer !== null))
      throw new Refused(
        refuse('mail_not_resendable', { state: mail.status, mailServer: runtime.mailer !== null }),
      )
    await oweAgain(tx, actor.tenantId, [id], now)
    await clearAddress(tx, actor.tenantId, [mail.toAddress], by(actor), now)
    await record(
      tx,
      runtime,
      actor,
      [{ kind: 'mail_resent', leadId: mail.leadId, data: { mailId: id } }],
      now,
    )
    return { ...mail, status: 'owed' as const, attempts: 0, lastError: null }
  })
  runtime.wake()
  return mail
}

/**
 * The same for many; those that are not to be sent again, or are not there, are passed over and counted. An address
 * that was stopped because mails came back from it is tried again: whoever sends says that it is right by now.
 */
export async function resendMails(
  runtime: Runtime,
  actor: Actor,
  ids: string[],
): Promise<{ resent: number; skipped: number }> {
  const wanted = [...new Set(ids)]
  const resent = await transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const mails = runtime.mailer ? await lockResendable(tx, actor.tenantId, wanted) : []
    if (!mails.length) return 0
    const addresses = [...new Set(mails.map(({ toAddress }) => toAddress))]
    await oweAgain(
      tx,
      actor.tenantId,
      mails.map(({ id }) => id),
      now,
    )
    await clearAddress(tx, actor.tenantId, addresses, by(actor), now)
    const changes = mails.map(({ id, leadId }) => ({ kind: 'mail_resent', leadId, data: { mailId: id } }))
    await record(tx, runtime, actor, changes, now)
    return mails.length
  })
  if (resent) runtime.wake()
  return { resent, skipped: wanted.length - resent }
}

const by = (actor: Actor) => (actor.kind === 'user' ? actorId(actor) : null)
