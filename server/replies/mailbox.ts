import type { ImapFlow } from 'imapflow'
import { Refused } from '../../shared/refusals.ts'
import type { Runtime } from '../runtime.ts'
import { Unreadable } from './parse-mail.ts'
import { largestMessage } from './routes.ts'
import { takeIn } from './take-in.ts'

/** Where messages go once they are taken in, and where those that answer no mail of ours or cannot be read are found. */
export const takenFolder = 'Baton-Taken'
export const asideFolder = 'Baton-Unmatched'

/** What stands in a message's way may pass; after so many tries it is set aside, so that it holds up no others. */
const mostTries = 5

/** Tries of each message by its UID, as long as a connection lasts. */
export type Tries = Map<number, number>

/**
 * Takes in what lies in the open mailbox, the oldest first. A message leaves it only after what it caused is committed:
 * killed in between, it is found again, known by its Message-ID, and nothing is done twice.
 *
 * @returns how many messages left the mailbox
 * @throws when the connection is lost, or the database cannot be reached
 */
export async function emptyMailbox(
  runtime: Runtime,
  client: ImapFlow,
  tries: Tries,
  stopping: () => boolean,
): Promise<number> {
  const found = await client.search({ all: true }, { uid: true })
  let moved = 0
  for (const uid of found || []) {
    if (stopping()) break
    const folder = await takeOne(runtime, client, uid, tries)
    if (!folder) continue
    await client.messageMove(String(uid), folder, { uid: true })
    moved++
  }
  return moved
}

/** Where the message belongs now; null where it stays to be tried again. */
async function takeOne(
  runtime: Runtime,
  client: ImapFlow,
  uid: number,
  tries: Tries,
): Promise<string | null> {
  const { log } = runtime
  const aside = (reason: string) => {
    log.warn({ uid, folder: asideFolder, reason }, 'a mail that came in was set aside')
    return asideFolder
  }
  const head = await client.fetchOne(String(uid), { size: true }, { uid: true })
  if (!head) return null
  if ((head.size ?? 0) > largestMessage) return aside('larger than 10 MB')
  const message = await client.fetchOne(String(uid), { source: true }, { uid: true })
  if (!message || !message.source) return null
  try {
    const taken = await takeIn(runtime, message.source, null)
    return taken ? takenFolder : aside('answers no mail of ours')
  } catch (error) {
    if (error instanceof Unreadable) return aside(error.message)
    if (error instanceof Refused) throw error
    const made = (tries.get(uid) ?? 0) + 1
    tries.set(uid, made)
    log.error({ uid, tries: made, error }, 'a mail that came in could not be taken in')
    return made >= mostTries ? aside('failed too often') : null
  }
}
