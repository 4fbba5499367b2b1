import type { Reading } from '../../shared/replies.ts'
import { Refused } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { UserActor } from '../identity/actor.ts'
import { owe } from '../notifications/owe.ts'
import { short } from '../notifications/plain.ts'
import type { Runtime } from '../runtime.ts'
import { localDate } from '../time/local.ts'
import { applyReading } from './apply-reading.ts'
import { confirmedBy } from './confirmed-by-mail.ts'
import { ownWords } from './own-words.ts'
import { readReply } from './read-reply.ts'
import type { Topic } from './read-reply.ts'
import type { AnsweredMail, Inbound, Writer } from './store.ts'
import { countFrom, keepInbound, membersAt, settleInbound } from './store.ts'
import type { Arrival, Taken } from './keep.ts'
import { keep, takenBefore } from './keep.ts'

/** More mails than that from one address within an hour are no person's. */
export const mostPerHour = 10
const hour = 3_600_000

/**
 * A person's answer: done where its writer is who was written to, or works with them, and it is clear; asked back about
 * where it is not; told the truth where it comes too late. What anybody else writes is kept for the channel manager.
 */
export async function takeReply(runtime: Runtime, arrival: Arrival): Promise<Taken> {
  const { tenantId, mail, answered, kept } = arrival
  const now = runtime.now()
  const { known, sent } = await transact(runtime, { tenantId }, async (tx) => ({
    known: await whoWrote(tx, tenantId, mail.from, answered),
    sent: await countFrom(tx, tenantId, mail.from, new Date(now.getTime() - hour)),
  }))
  if (sent >= mostPerHour)
    return keep(runtime, tenantId, { ...kept, kind: 'loop', status: 'ignored', error: 'too_many' })
  if (typeof known === 'string' || isForged(mail.headers))
    return keep(runtime, tenantId, {
      ...kept,
      kind: known === 'staff' ? 'reply' : 'foreign',
      status: 'ignored',
      error: typeof known === 'string' ? known : 'forged',
    })
  const { writer, partnerId } = known
  const topic = topicOf(answered)
  const about = {
    ...kept,
    partnerId,
    userId: writer.userId,
    offerId: answered.offerId,
    opportunityId: answered.opportunityId,
  }
  if (!topic)
    return keep(runtime, tenantId, { ...about, kind: 'reply', status: 'ignored', error: 'about_nothing' })
  const actor: UserActor = { kind: 'user', tenantId, ...writer, partnerId }
  const today = localDate(now, writer.timeZone)
  const reading = readReply(ownWords(mail.text), topic, today)
  const earlier = await confirmedBy(runtime, actor, answered, reading)
  const row: Inbound = { ...about, kind: 'reply', status: 'applied', reading: earlier?.reading ?? reading }
  if (!row.reading!.clear) return ask(runtime, arrival, { ...row, status: 'asked' })
  return apply(runtime, actor, arrival, row, today, earlier?.id ?? null)
}

/** The member who wrote, for the partner that was written to; or why it is not known to be one. */
async function whoWrote(
  tx: Tx,
  tenantId: string,
  from: string,
  answered: AnsweredMail,
): Promise<{ writer: Writer; partnerId: string } | 'nobody_known' | 'other_sender' | 'staff'> {
  const writers = from ? await membersAt(tx, tenantId, from) : []
  const readers = await membersAt(tx, tenantId, answered.toAddress)
  if (!writers.length) return 'nobody_known'
  const partners = readers.map((reader) => reader.partnerId)
  const partnerId =
    partners.find((id) => id !== null && id === answered.partnerId) ?? partners.find((id) => id !== null)
  const writer = writers.find((one) => one.partnerId !== null && one.partnerId === partnerId)
  if (writer && partnerId) return { writer, partnerId }
  return writers.some((one) => one.partnerId === null) && partners.includes(null) ? 'staff' : 'other_sender'
}

/** Where the mailbox's own server has checked the sender's policy and seen it broken. */
const isForged = (headers: ReadonlyMap<string, string>) =>
  /\bdmarc\s*=\s*fail\b/i.test(headers.get('authentication-results') ?? '')

function topicOf({ offerId, offerStatus, opportunityId }: AnsweredMail): Topic | null {
  if (offerId && offerStatus === 'open') return 'offer'
  if (opportunityId) return 'opportunity'
  return offerId ? 'offer' : null
}

async function ask(runtime: Runtime, { tenantId, answered }: Arrival, row: Inbound): Promise<Taken> {
  const reading = row.reading!
  const fresh = await transact(runtime, { tenantId }, async (tx) => {
    if (!(await keepInbound(tx, tenantId, row, runtime.now()))) return false
    const data = { ...toldOf(answered, reading), inbound: row.id, until: reading.until }
    await owe(tx, runtime, tenantId, [{ kind: 'reply_unclear', ...toWriter(row), data }], runtime.now())
    return true
  })
  if (!fresh) return takenBefore(runtime, tenantId, row.messageId)
  runtime.wake()
  return { tenantId, id: row.id, kind: row.kind, status: row.status, again: false }
}

class TakenBefore extends Error {}

async function apply(
  runtime: Runtime,
  actor: UserActor,
  { tenantId, answered }: Arrival,
  row: Inbound,
  today: string,
  earlier: string | null,
): Promise<Taken> {
  const reading = row.reading!
  const also = async (tx: Tx) => {
    const now = runtime.now()
    if (!(await keepInbound(tx, tenantId, row, now))) throw new TakenBefore()
    if (earlier) await settleInbound(tx, tenantId, earlier, { status: 'confirmed', reading }, now)
    const { leadId, partnerId, opportunityId } = row
    const data = { inboundId: row.id, opportunityId, answers: reading.answers }
    await record(tx, runtime, actor, [{ kind: 'reply_applied', leadId, partnerId, data }], now)
  }
  try {
    await applyReading(runtime, actor, row, reading, today, also)
  } catch (error) {
    if (error instanceof TakenBefore) return takenBefore(runtime, tenantId, row.messageId)
    if (!(error instanceof Refused) || error.refusal.code === 'overloaded') throw error
    return tellWhyNot(runtime, tenantId, answered, { ...row, status: 'refused', error: error.refusal.code })
  }
  runtime.wake()
  return { tenantId, id: row.id, kind: 'reply', status: 'applied', again: false }
}

/** The state of things says no: the writer is told so. */
async function tellWhyNot(
  runtime: Runtime,
  tenantId: string,
  answered: AnsweredMail,
  row: Inbound,
): Promise<Taken> {
  const fresh = await transact(runtime, { tenantId }, async (tx) => {
    if (!(await keepInbound(tx, tenantId, row, runtime.now()))) return false
    const data = { ...toldOf(answered, row.reading!), why: row.error! }
    await owe(tx, runtime, tenantId, [{ kind: 'reply_refused', ...toWriter(row), data }], runtime.now())
    return true
  })
  if (!fresh) return takenBefore(runtime, tenantId, row.messageId)
  runtime.wake()
  return { tenantId, id: row.id, kind: row.kind, status: row.status, again: false }
}

const toWriter = ({ userId, partnerId, leadId, opportunityId, offerId }: Inbound) => ({
  audience: 'person' as const,
  userId: userId!,
  partnerId,
  leadId,
  offerId,
  opportunityId,
})

const toldOf = ({ title }: AnsweredMail, { answers, next, note }: Reading) => ({
  title: title ?? '—',
  said: short(note, 300),
  read: [...answers, ...(next ? [`next_${next}`] : [])],
})
