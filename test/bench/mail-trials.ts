import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import { buildApp } from '../../server/app.ts'
import { transact } from '../../server/db/transact.ts'
import { aPartner } from '../support/network.ts'
import { aNeed, oweIn } from '../support/notifications.ts'
import { aManufacturer, aPerson } from '../support/people.ts'
import { startServer } from '../support/server-process.ts'
import type { ServerProcess } from '../support/server-process.ts'
import { anSmtpPeer } from '../support/smtp.ts'
import type { SmtpPeer } from '../support/smtp.ts'
import { standingClock } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { openStage } from './arena.ts'
import type { Arena } from './arena.ts'

const readers = 40

interface Row {
  messageId: string
  kind: string
  status: string
  attempts: number
}

/** A manufacturer that owes mails to 40 readers at 40 hosts, a real SMTP peer, and the real server as a process. */
export interface Trial {
  peer: SmtpPeer
  owe(count: number): Promise<void>
  /** Starts a server that sends by the peer, or by what stands before it. */
  server(port?: number): Promise<ServerProcess>
  /** Message-ID and status of every mail that was written. */
  rows(): Promise<Row[]>
  /** Waits until none is owed or being sent. */
  settled(most?: number): Promise<void>
  close(): Promise<void>
}

export async function aTrial(arena: Arena, name: string): Promise<Trial> {
  const stage = await openStage(arena, `baton_soak_${name}`)
  const clock = standingClock(new Date(Date.now()).toISOString())
  const app = buildApp(stage.runtime)
  const world: World = { ...stage, clock, app, logged: [], sweep: () => Promise.resolve(0) }
  const { tenantId } = await aManufacturer(world)
  const partners: string[] = []
  for (let nth = 0; nth < readers; nth++) {
    const { id } = await aPartner(world, tenantId, { name: `Partner ${nth}` })
    await aPerson(
      world,
      { tenantId, partnerId: id, role: 'partner_admin' },
      { email: `jana@p${nth}.example` },
    )
    partners.push(id)
  }
  const peer = await anSmtpPeer()
  const servers: ServerProcess[] = []
  const rows = () =>
    transact(stage.runtime, { tenantId }, (tx) =>
      tx.execute<Row & Record<string, unknown>>(sql`
        select message_id as "messageId", kind, status, attempts from mails where tenant_id = ${tenantId}`),
    )
  let owed = 0
  return {
    peer,
    rows,
    async owe(count) {
      owed += count
      const about = { kind: 'offer_made', audience: 'partner' } as const
      const offers = Array.from({ length: count }, (_, nth) => ({
        ...about,
        partnerId: partners[nth % readers]!,
        offerId: stage.runtime.newId(),
        data: aNeed(),
      }))
      await oweIn(world, tenantId, ...offers)
    },
    async server(port = peer.port) {
      const smtp = `smtp://baton:secret@127.0.0.1:${port}/?tls.rejectUnauthorized=false`
      const started = await startServer(stage.url, undefined, { SMTP_URL: smtp })
      servers.push(started)
      return started
    },
    async settled(most = 20 * 60_000) {
      const until = Date.now() + most
      for (;;) {
        // Alarms about what was refused are mails too.
        const all = (await rows()).filter(({ kind }) => kind === 'offer_made')
        const open = all.filter(({ status }) => status === 'owed' || status === 'sending').length
        if (all.length === owed && !open) return
        if (Date.now() > until) throw new Error(`${open} of ${all.length} mails have not left`)
        await pause(100)
      }
    },
    async close() {
      for (const server of servers) await server.kill()
      await peer.close()
      await stage.close()
    },
  }
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** What arrived against what was owed: none missing, and how many came more than once, under the same Message-ID. */
export async function outcome(
  trial: Trial,
): Promise<{ sent: number; dead: number; missing: number; copies: number; strangers: number }> {
  const rows = await trial.rows()
  const arrived = trial.peer.box.map(({ mail }) => mail.messageId!)
  const known = new Set(rows.map(({ messageId }) => messageId))
  const once = new Set(arrived)
  const sent = rows.filter(({ status }) => status === 'sent')
  return {
    sent: sent.length,
    dead: rows.filter(({ status }) => status === 'dead').length,
    missing: sent.filter(({ messageId }) => !once.has(messageId)).length,
    copies: arrived.length - once.size,
    strangers: arrived.filter((id) => !known.has(id)).length,
  }
}

/** A server that says nothing for a while and then passes everything on to the peer. */
export async function slowGreeter(port: number, ms: number): Promise<{ port: number; close(): void }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    setTimeout(() => {
      const onward = connect(port, '127.0.0.1')
      onward.on('error', () => socket.destroy())
      socket.pipe(onward).pipe(socket)
    }, ms)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}
