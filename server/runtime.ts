import type { Pool } from './db/pool.ts'
import type { MailLimits } from './notifications/cap.ts'
import type { Vapid } from './channels/push-message.ts'
import type { Mailer } from './notifications/mailer.ts'

export interface Log {
  debug(facts: object, message: string): void
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** Figures for whoever watches the server; see `meter.ts` for their names. */
export interface Meter {
  /** Starts a request's time; the answer ends it. `route` is the pattern, never the path. */
  request(): (method: string, route: string, status: number) => void
  /** Starts the time of a sweep's batch; the answer ends it. */
  sweep(name: string): (outcome: 'worked' | 'idle' | 'failed') => void
  /** Something was done so many seconds after it was due. */
  late(what: 'offer' | 'follow_up' | 'mail' | 'dispatch', seconds: number): void
  /** Sets a figure that is read off the database. */
  show(name: string, help: string, value: number, labels?: Record<string, string>): void
  /** All figures in the text format of Prometheus. */
  text(): Promise<string>
}

/** What this process is up to. */
export interface Pulse {
  /** Set once a signal has asked it to stop: no new work, please. */
  stopping: boolean
  /** When each clockwork last came round. */
  readonly rounds: Map<string, Date>
}

/** Everything that is outside: made once in `main.ts`, and again by each test. */
export interface Runtime {
  readonly pool: Pool
  /** The clock. Nothing below the use cases reads it. */
  now(): Date
  /** A new UUIDv7. */
  newId(): string
  readonly mailer: Mailer
  /** Who we are to push services; without it nobody is sent pushes. */
  readonly vapid?: Vapid
  /** What may be called outside; without it the open internet alone. */
  readonly outbound?: { readonly loopback: boolean }
  readonly log: Log
  readonly meter: Meter
  readonly pulse: Pulse
  /** Where people reach the portal, without a slash at the end. */
  readonly baseUrl: string
  /** Where answers to mails arrive, as `name@host`; null or left out: nowhere, so that no mail asks for any. */
  readonly inboundAddress?: string | null
  /** Signs the links in mails; at least 32 bytes. */
  readonly secret: string
  /** Says that rows have become due, so that the sweeps need not wait for their next tick. */
  wake(): void
  /** True where this process was told to let nothing leave, whatever the rows say. */
  readonly outgoingPaused?: boolean
  /** What one host or address may get; the usual limits where it is left out. */
  readonly mailLimits?: MailLimits
}
