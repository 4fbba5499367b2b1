import { transact } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import type { Sweep } from '../sweeps/sweep.ts'
import { bouncedAmong, setAside } from './bounced-store.ts'
import { mostPerHour, underCap } from './cap.ts'
import type { DueMail, Finish } from './delivery-store.ts'
import { finish, lend, lockDue, postpone, sentWithinHour, tenantsWithDueMails } from './delivery-store.ts'
import { judge, mostAttempts, pauseAfter } from './judge.ts'
import { bareAddress, longestSendMs } from './mailer.ts'
import type { Mailer } from './mailer.ts'
import { replyAddress } from './reply-address.ts'
import { manufacturerOf } from './store.ts'

const batch = 40
const lanes = 4
const leaseMs = 120_000
const restMs = 30_000

/**
 * Sends what is due: claims and commits, sends outside any transaction, and finishes only while the lease is held.
 * A sender that dies leaves its mails to whoever finds the lease run out; they go again under the same Message-ID.
 */
export const deliverMails: Sweep = {
  name: 'notifications.deliver',
  due: tenantsWithDueMails,
  async work(runtime, tenantId) {
    const { mailer } = runtime
    if (!mailer || runtime.now() < restingUntil(mailer)) return 0
    const claim = await claimDue(runtime, tenantId)
    const queue = [...claim.mails]
    const lane = async () => {
      for (let mail = queue.shift(); mail; mail = queue.shift()) await deliver(runtime, mailer, claim, mail)
    }
    const ended = await Promise.allSettled(Array.from({ length: lanes }, lane))
    const failed = ended.find((end) => end.status === 'rejected')
    if (failed) throw failed.reason
    return claim.taken
  },
}

interface Claim {
  tenantId: string
  lease: string
  ends: Date
  sender: string
  mails: DueMail[]
  taken: number
}

export const claimDue = (runtime: Runtime, tenantId: string): Promise<Claim> =>
  transact(runtime, { tenantId }, async (tx) => {
    const now = runtime.now()
    const lease = runtime.newId()
    const ends = new Date(now.getTime() + leaseMs)
    const due = await lockDue(tx, tenantId, batch, now)
    const addresses = [...new Set(due.map((mail) => mail.toAddress))]
    const sent = due.length ? await sentWithinHour(tx, tenantId, addresses, now) : []
    const bounced = await bouncedAmong(tx, tenantId, addresses)
    const lost = due.filter((mail) => bounced.some(({ address }) => address === mail.toAddress.toLowerCase()))
    await setAside(tx, tenantId, lost, bounced)
    const { go, wait } = underCap(
      due.filter((mail) => !lost.includes(mail)),
      sent,
      now,
    )
    if (wait.length)
      await postpone(tx, tenantId, wait, `more than ${mostPerHour} mails to this address within an hour`)
    const ids = go.map((mail) => mail.id)
    if (go.length) await lend(tx, tenantId, ids, lease, ends)
    const { name } = await manufacturerOf(tx, tenantId)
    return { tenantId, lease, ends, sender: name, mails: go, taken: due.length }
  })

async function deliver(runtime: Runtime, mailer: Sender, claim: Claim, mail: DueMail): Promise<void> {
  const end = mayStart(runtime, mailer, claim) ? await attempt(runtime, mailer, claim, mail) : backAgain
  const held = await transact(runtime, { tenantId: claim.tenantId }, (tx) =>
    finish(tx, claim.tenantId, mail.id, claim.lease, end),
  )
  const facts = { tenantId: claim.tenantId, mailId: mail.id, kind: mail.kind }
  if (!held)
    runtime.log.warn(facts, 'a mail took longer than its lease; it may arrive twice under one Message-ID')
  else if (end.status === 'dead') runtime.log.warn(facts, 'a mail could not be delivered and was set aside')
}

async function attempt(runtime: Runtime, mailer: Sender, claim: Claim, mail: DueMail): Promise<Finish> {
  const { toName, toAddress, subject, text, html, messageId } = mail
  const from = { name: claim.sender, address: bareAddress(mailer.from) }
  try {
    await mailer.send({
      from,
      to: { name: toName ?? '', address: toAddress },
      replyTo: runtime.inboundAddress && replyAddress(runtime.inboundAddress, mail.id, runtime.secret),
      subject,
      text,
      html,
      messageId,
    })
    return { status: 'sent', at: runtime.now() }
  } catch (error) {
    const now = runtime.now()
    const { dead, reason, closed } = judge(error)
    const made = mail.attempts + 1
    if (closed) rest.set(mailer, new Date(now.getTime() + restMs))
    if (dead || made >= mostAttempts) return { status: 'dead', error: reason }
    return { status: 'owed', due: new Date(now.getTime() + pauseAfter(made, mail.id)), error: reason }
  }
}

type Sender = NonNullable<Mailer>
const backAgain: Finish = { status: 'back' }

/** Only while the server is reached, and while the lease is sure to outlive the attempt. */
const mayStart = (runtime: Runtime, mailer: Sender, { ends }: Claim) =>
  runtime.now() >= restingUntil(mailer) && runtime.now().getTime() + longestSendMs < ends.getTime()

// A server that cannot be reached is left alone for a while instead of being tried for each mail in turn.
const rest = new WeakMap<Sender, Date>()
const restingUntil = (mailer: Sender) => rest.get(mailer) ?? new Date(0)
