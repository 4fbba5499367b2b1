import { transact } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import { isPaused } from '../sweeps/pause-store.ts'
import type { Sweep } from '../sweeps/sweep.ts'
import { markBounced } from './mark-bounced.ts'
import { chooseDue, usualLimits } from './cap.ts'
import type { DueMail, Finish } from './delivery-store.ts'
import {
  finish,
  giveUp,
  holdsLease,
  lend,
  lockClaims,
  lockDue,
  postpone,
  tenantsWithDueMails,
  trafficOf,
} from './delivery-store.ts'
import { judge, mostAttempts, pauseAfter } from './judge.ts'
import { bareAddress, isAddress, longestSendMs } from './mailer.ts'
import type { Mailer } from './mailer.ts'
import { replyAddress } from './reply-address.ts'
import { manufacturerOf } from './store.ts'

const batch = 40
/** How many due mails are looked at, so that those of a crowded host hide no others. */
const window = 1000
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
    await lockClaims(tx, tenantId)
    const now = runtime.now()
    const lease = runtime.newId()
    const ends = new Date(now.getTime() + leaseMs)
    const { name: sender } = await manufacturerOf(tx, tenantId)
    const claim: Claim = { tenantId, lease, ends, sender, mails: [], taken: 0 }
    if (await isPaused(tx, runtime, tenantId)) return claim
    const due = await lockDue(tx, tenantId, window, now)
    if (!due.length) return claim
    const addresses = [...new Set(due.map((mail) => mail.toAddress))]
    const traffic = await trafficOf(tx, tenantId, addresses, now)
    const choice = chooseDue(due, traffic, runtime.mailLimits ?? usualLimits, batch, now)
    await postpone(tx, tenantId, choice.wait)
    await giveUp(tx, tenantId, choice.undeliverable)
    const ids = choice.go.map((mail) => mail.id)
    const lent = ids.length ? await lend(tx, tenantId, ids, lease, ends) : []
    const mails = lent.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
    return { ...claim, mails, taken: ids.length + choice.wait.length + choice.undeliverable.length }
  })

async function deliver(runtime: Runtime, mailer: Sender, claim: Claim, mail: DueMail): Promise<void> {
  const facts = { tenantId: claim.tenantId, mailId: mail.id, kind: mail.kind }
  const start = await mayStart(runtime, mailer, claim, mail)
  if (start === 'lost')
    return runtime.log.warn(facts, 'a mail was taken over by another server before it was sent')
  const end = start === 'go' ? await attempt(runtime, mailer, claim, mail) : backAgain
  const held = await transact(runtime, { tenantId: claim.tenantId }, async (tx) => {
    const held = await finish(tx, claim.tenantId, mail.id, claim.lease, end)
    if (held && end.status === 'dead' && end.bounced) {
      const bounce = { address: mail.toAddress, reason: end.error }
      await markBounced(tx, runtime, claim.tenantId, bounce, runtime.now())
    }
    return held
  })
  if (!held)
    runtime.log.warn(facts, 'a mail took longer than its lease; it may arrive twice under one Message-ID')
  else if (end.status === 'dead') runtime.log.warn(facts, 'a mail could not be delivered and was set aside')
}

async function attempt(runtime: Runtime, mailer: Sender, claim: Claim, mail: DueMail): Promise<Finish> {
  const { toName, toAddress, subject, text, html, messageId, userId } = mail
  const from = { name: claim.sender, address: bareAddress(mailer.from) }
  if (!isAddress(toAddress)) return { status: 'dead', error: 'is no mail address', bounced: false }
  const preferences = userId ? `${runtime.baseUrl}/account` : undefined
  try {
    await mailer.send({
      from,
      to: { name: toName ?? '', address: toAddress },
      replyTo: runtime.inboundAddress && replyAddress(runtime.inboundAddress, mail.id, runtime.secret),
      subject,
      text,
      html,
      messageId,
      preferences,
    })
    return { status: 'sent', at: runtime.now() }
  } catch (error) {
    const now = runtime.now()
    const { dead, reason, closed, bounced } = judge(error)
    const made = mail.attempts + 1
    if (closed) rest.set(mailer, new Date(now.getTime() + restMs))
    if (dead || made >= mostAttempts) return { status: 'dead', error: reason, bounced }
    return { status: 'owed', due: new Date(now.getTime() + pauseAfter(made, mail.id)), error: reason }
  }
}

type Sender = NonNullable<Mailer>
const backAgain: Finish = { status: 'back' }

/**
 * Right before a mail is handed over: `back` while the server is not reached, nothing may leave, or the lease would not
 * outlive the attempt; `lost` when another server holds it by now.
 */
async function mayStart(
  runtime: Runtime,
  mailer: Sender,
  { tenantId, lease, ends }: Claim,
  mail: DueMail,
): Promise<'go' | 'back' | 'lost'> {
  if (runtime.now() < restingUntil(mailer)) return 'back'
  return transact(runtime, { tenantId }, async (tx) => {
    if (!(await holdsLease(tx, tenantId, mail.id, lease))) return 'lost'
    if (await isPaused(tx, runtime, tenantId)) return 'back'
    return runtime.now().getTime() + longestSendMs < ends.getTime() ? 'go' : 'back'
  })
}

// A server that cannot be reached is left alone for a while instead of being tried for each mail in turn.
const rest = new WeakMap<Sender, Date>()
const restingUntil = (mailer: Sender) => rest.get(mailer) ?? new Date(0)
