import { Refused, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import type { Mail } from './desk-store.ts'
import { lockMail, oweAgain } from './desk-store.ts'
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
    await oweAgain(tx, actor.tenantId, id, now)
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
