import { z } from 'zod'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { mailPage, mailQuery, mailView, unwrittenPage, unwrittenQuery } from '../../shared/mails.ts'
import { transact } from '../db/transact.ts'
import { cursorOf, readCursor } from '../http/cursor.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { findMail, findMails, findUnwritten, invitesToManufacturer } from './desk-store.ts'
import { opennessOf } from './secrets.ts'
import { rowOf, unwrittenOf, viewOf } from './view.ts'

const position = z.object({ at: z.iso.datetime(), id: z.uuid() })

const pageOf = <R extends { createdAt: Date; id: string }>(found: R[], limit: number) => {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const more = found.length > limit && last
  return { rows, next: more ? cursorOf({ at: last.createdAt.toISOString(), id: last.id }) : null }
}

/** The manufacturer's mails, newest first. */
export async function listMails(
  runtime: Runtime,
  actor: Actor,
  { after, limit, ...filter }: z.output<typeof mailQuery>,
): Promise<z.infer<typeof mailPage>> {
  const from = readCursor(position, after)
  const found = await transact(runtime, scopeOf(actor), (tx) =>
    findMails(tx, actor.tenantId, filter, from, limit),
  )
  const { rows, next } = pageOf(found, limit)
  return { rows: rows.map((mail) => rowOf(mail, actor, runtime.mailer !== null)), next }
}

/** One mail, as far as the actor may read it. @throws Refused `not_found` */
export async function readMail(
  runtime: Runtime,
  actor: Actor,
  id: string,
): Promise<z.infer<typeof mailView>> {
  return transact(runtime, scopeOf(actor), async (tx) => {
    const mail = await findMail(tx, actor.tenantId, id)
    if (!mail) throw new Refused(refuse('not_found'))
    const colleague = await invitesToManufacturer(tx, actor.tenantId, mail)
    return viewOf(mail, opennessOf(mail, colleague, actor), actor, runtime.mailer !== null)
  })
}

/** Notifications that reached nobody, newest first. */
export async function listUnwritten(
  runtime: Runtime,
  actor: Actor,
  { after, limit }: z.output<typeof unwrittenQuery>,
): Promise<z.infer<typeof unwrittenPage>> {
  const from = readCursor(position, after)
  const found = await transact(runtime, scopeOf(actor), (tx) =>
    findUnwritten(tx, actor.tenantId, from, limit),
  )
  const { rows, next } = pageOf(found, limit)
  return { rows: rows.map(unwrittenOf), next }
}
