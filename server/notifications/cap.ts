import type { NotificationKind } from '../../shared/mails.ts'

/** What one address and one host may get from one manufacturer, however many servers send. */
export interface MailLimits {
  /** More to one address is a loop, and waits. */
  addressPerHour: number
  hostPerMinute: number
  /** Mails handed over to one host at the same time. */
  hostAtOnce: number
}

export const usualLimits: MailLimits = { addressPerHour: 60, hostPerMinute: 300, hostAtOnce: 10 }

const minute = 60_000
const hour = 60 * minute

/** A mail that is due. */
export interface Claimed {
  id: string
  kind: NotificationKind
  toAddress: string
}

/** What an address was sent within the last hour, or a host within the last minute. */
export interface Sent {
  to: string
  count: number
  /** ISO 8601 */
  oldest: string
}

/** What decides beside the mails themselves. */
export interface Traffic {
  addresses: readonly Sent[]
  hosts: readonly Sent[]
  /** Mails that are being handed over, by host. */
  underWay: ReadonlyMap<string, number>
  /** Addresses that mails came back from, with what was said. */
  bounced: ReadonlyMap<string, string>
}

/** What goes now, at most `most`; what waits and why; what cannot arrive. The rest stays due. */
export interface Choice<M> {
  go: M[]
  wait: { id: string; until: string; why: string }[]
  undeliverable: { id: string; why: string }[]
}

/**
 * Chooses among what is due, oldest first. A host that may get no more holds up no other. Somebody who asked for a
 * password or was invited does not wait for what others caused.
 */
export function chooseDue<M extends Claimed>(
  due: readonly M[],
  traffic: Traffic,
  limits: MailLimits,
  most: number,
  now: Date,
): Choice<M> {
  const choice: Choice<M> = { go: [], wait: [], undeliverable: [] }
  const addresses = gate(traffic.addresses, limits.addressPerHour, hour, now)
  const hosts = gate(traffic.hosts, limits.hostPerMinute, minute, now)
  const underWay = new Map(traffic.underWay)
  for (const mail of due) {
    const host = hostOf(mail.toAddress)
    const bounced = traffic.bounced.get(mail.toAddress.toLowerCase())
    const wait = (until: string, why: string) => void choice.wait.push({ id: mail.id, until, why })
    if (bounced !== undefined) {
      choice.undeliverable.push({
        id: mail.id,
        why: `not sent: mails to this address come back (${bounced})`,
      })
      continue
    }
    const busy = (underWay.get(host) ?? 0) >= limits.hostAtOnce
    if (!asked.has(mail.kind)) {
      const address = addresses.full(mail.toAddress)
      if (address) wait(address, overAddress(limits))
      const crowded = address ? null : hosts.full(host)
      if (crowded) wait(crowded, overHost(limits, host))
      if (address || crowded) continue
    }
    if (busy || choice.go.length >= most) continue
    addresses.pass(mail.toAddress)
    hosts.pass(host)
    underWay.set(host, (underWay.get(host) ?? 0) + 1)
    choice.go.push(mail)
  }
  return choice
}

const overAddress = (limits: MailLimits) =>
  `more than ${limits.addressPerHour} mails to this address within an hour`
const overHost = (limits: MailLimits, host: string) =>
  `more than ${limits.hostPerMinute} mails to ${host} within a minute`

/** Lets `limit` through within a span. Those that wait are told a moment each, a span's worth at a time. */
function gate(sent: readonly Sent[], limit: number, span: number, now: Date) {
  const counts = new Map(sent.map((row) => [row.to, row.count]))
  const oldest = new Map(sent.map((row) => [row.to, Date.parse(row.oldest)]))
  const waiting = new Map<string, number>()
  return {
    pass: (to: string) => void counts.set(to, (counts.get(to) ?? 0) + 1),
    /** ISO 8601: when there is room again; null while there is some. */
    full(to: string): string | null {
      if ((counts.get(to) ?? 0) < limit) return null
      const nth = waiting.get(to) ?? 0
      waiting.set(to, nth + 1)
      const first = Math.max((oldest.get(to) ?? now.getTime()) + span, now.getTime() + 1000)
      return new Date(first + Math.floor(nth / limit) * span).toISOString()
    },
  }
}

export const hostOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

const asked: ReadonlySet<NotificationKind> = new Set(['password_reset', 'invitation'])
