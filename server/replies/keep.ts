import type { InboundKind, InboundStatus } from '../../shared/replies.ts'
import { transact } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import type { MailIn } from './mail-in.ts'
import type { AnsweredMail, Inbound } from './store.ts'
import { findByMessageId, keepInbound } from './store.ts'

/** What became of a message. `again`: it was taken before, and nothing was done now. */
export interface Taken {
  tenantId: string
  id: string
  kind: InboundKind
  status: InboundStatus
  again: boolean
}

/** A message under way: whose it is, which mail it answers, and what is kept of it whatever becomes of it. */
export interface Arrival {
  tenantId: string
  mail: MailIn
  answered: AnsweredMail
  kept: Omit<Inbound, 'kind' | 'status'>
}

/** Keeps a message as it is. */
export async function keep(runtime: Runtime, tenantId: string, row: Inbound): Promise<Taken> {
  const fresh = await transact(runtime, { tenantId }, (tx) => keepInbound(tx, tenantId, row, runtime.now()))
  if (fresh) return { tenantId, id: row.id, kind: row.kind, status: row.status, again: false }
  return takenBefore(runtime, tenantId, row.messageId)
}

/** What another server made of the message in the meantime. */
export async function takenBefore(runtime: Runtime, tenantId: string, messageId: string): Promise<Taken> {
  const known = await transact(runtime, { tenantId }, (tx) => findByMessageId(tx, tenantId, messageId))
  if (!known) throw new Error('a message was neither kept nor known')
  return { tenantId, ...known, again: true }
}
