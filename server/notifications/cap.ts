import type { NotificationKind } from '../../shared/mails.ts'

/** Mails that one address may get within an hour: more is a loop, and waits. */
export const mostPerHour = 60
const hour = 3_600_000

export interface Claimed {
  id: string
  kind: NotificationKind
  toAddress: string
}

/** What an address was sent within the last hour. */
export interface Sent {
  toAddress: string
  count: number
  /** ISO 8601 */
  oldest: string
}

/**
 * Splits what is due into what goes now and what waits until the address may get more. Somebody who asked for a
 * password or was invited does not wait for what others caused.
 */
export function underCap<M extends Claimed>(
  due: readonly M[],
  sent: readonly Sent[],
  now: Date,
): { go: M[]; wait: { id: string; until: string }[] } {
  const counts = new Map(sent.map((row) => [row.toAddress, row.count]))
  const oldest = new Map(sent.map((row) => [row.toAddress, Date.parse(row.oldest)]))
  const go: M[] = []
  const wait: { id: string; until: string }[] = []
  for (const mail of due) {
    const count = counts.get(mail.toAddress) ?? 0
    if (count < mostPerHour || asked.has(mail.kind)) {
      counts.set(mail.toAddress, count + 1)
      go.push(mail)
    } else {
      const from = oldest.get(mail.toAddress) ?? now.getTime()
      wait.push({ id: mail.id, until: new Date(Math.max(from + hour, now.getTime() + 1000)).toISOString() })
    }
  }
  return { go, wait }
}

const asked: ReadonlySet<NotificationKind> = new Set(['password_reset', 'invitation'])
