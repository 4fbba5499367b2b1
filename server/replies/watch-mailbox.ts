import { ImapFlow } from 'imapflow'
import type { Runtime } from '../runtime.ts'
import { asideFolder, emptyMailbox, takenFolder } from './mailbox.ts'

const lookEveryMs = 30_000
const longestPauseMs = 300_000

export interface MailboxWatch {
  /** Lets the message that is under way be finished, and leaves. */
  stop(): Promise<void>
}

/**
 * Watches the mailbox in which answers arrive: at once where its server tells of new mail, every 30 seconds otherwise.
 * A lost connection is opened again after 1, 2, 4 … seconds, at most 5 minutes. Any number of servers may watch: what
 * one has taken, the others know.
 *
 * @param url `imap://` or `imaps://user:password@host:port/FOLDER`
 */
export function watchMailbox(runtime: Runtime, url: string, everyMs = lookEveryMs): MailboxWatch {
  let stopped = false
  const stopping = () => stopped
  let wake = () => undefined as void
  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
      if (stopped) wake()
    })

  async function sitting(): Promise<void> {
    const client = clientOf(url)
    client.on('error', () => wake())
    client.on('close', () => wake())
    client.on('exists', () => wake())
    try {
      await client.connect()
      for (const folder of [takenFolder, asideFolder]) await client.mailboxCreate(folder)
      await client.mailboxOpen(folderOf(url))
      const tries = new Map<number, number>()
      while (!stopping() && client.usable) {
        const moved = await emptyMailbox(runtime, client, tries, stopping)
        if (!moved) await rest(everyMs)
      }
      if (!stopped) throw new Error('the connection was closed')
    } finally {
      if (client.usable) await client.logout().catch(() => undefined)
      client.close()
    }
  }

  async function watch(): Promise<void> {
    for (let failures = 0; !stopping();) {
      try {
        await sitting()
        failures = 0
      } catch (error) {
        failures++
        // No more than what the server said: the address of the mailbox has its password in it.
        const { message, code } = error as Error & { code?: string }
        runtime.log.warn(
          { failures, code, reason: message },
          'the mailbox could not be read and is tried again',
        )
        await rest(Math.min(longestPauseMs, 1000 * 2 ** (failures - 1)))
      }
    }
  }

  const watching = watch()
  return {
    async stop() {
      stopped = true
      wake()
      await watching
    },
  }
}

const folderOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1)) || 'INBOX'

function clientOf(url: string): ImapFlow {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'imaps:'
  return new ImapFlow({
    host: hostname,
    port: port ? Number(port) : secure ? 993 : 143,
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
  })
}
