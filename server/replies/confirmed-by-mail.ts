import type { Reading } from '../../shared/replies.ts'
import { transact } from '../db/transact.ts'
import type { UserActor } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { folded } from './spelling.ts'
import type { AnsweredMail } from './store.ts'
import { findAsked } from './store.ts'
import { yes } from './words-of-offers.ts'

/**
 * A plain yes to «Is this what you meant?» makes clear what was asked about; null where this is none, or nothing was
 * read that a yes could mean.
 */
export async function confirmedBy(
  runtime: Runtime,
  actor: UserActor,
  { inbound }: AnsweredMail,
  { note }: Reading,
): Promise<{ id: string; reading: Reading } | null> {
  const { tenantId } = actor
  if (!inbound || !yes.test(folded(note).replace(/[.!\s]+$/, ''))) return null
  const asked = await transact(runtime, { tenantId }, (tx) => findAsked(tx, tenantId, inbound))
  const reading = asked?.userId === actor.userId ? asked.reading : null
  const decided =
    reading && (reading.answers.length === 1 || (!reading.answers.length && reading.next && reading.until))
  return decided ? { id: inbound, reading: { ...reading, clear: true } } : null
}
