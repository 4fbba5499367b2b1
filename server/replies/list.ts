import { z } from 'zod'
import type { InboundPage, InboundView, inboundQuery } from '../../shared/replies.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { transact } from '../db/transact.ts'
import { cursorOf, readCursor } from '../http/cursor.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { listInbound, readInbound } from './page.ts'
import { rowOf, viewOf } from './view.ts'

const position = z.object({ at: z.iso.datetime(), id: z.uuid() })

/** The messages that came in, newest first. */
export async function listReceived(
  runtime: Runtime,
  actor: Actor,
  { after, limit, ...filter }: z.output<typeof inboundQuery>,
): Promise<InboundPage> {
  const from = readCursor(position, after)
  const found = await transact(runtime, scopeOf(actor), (tx) =>
    listInbound(tx, actor.tenantId, filter, from, limit),
  )
  const rows = found.slice(0, limit).map(rowOf)
  const last = rows.at(-1)
  return { rows, next: found.length > limit && last ? cursorOf({ at: last.receivedAt, id: last.id }) : null }
}

/** One message with its words. @throws Refused `not_found` */
export async function showReceived(runtime: Runtime, actor: Actor, id: string): Promise<InboundView> {
  const found = await transact(runtime, scopeOf(actor), (tx) => readInbound(tx, actor.tenantId, id))
  if (!found) throw new Refused(refuse('not_found'))
  return viewOf(found)
}
