import type { Pool } from './db/pool.ts'
import type { Mailer } from './notifications/mailer.ts'

export interface Log {
  debug(facts: object, message: string): void
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** Everything that is outside: made once in `main.ts`, and again by each test. */
export interface Runtime {
  readonly pool: Pool
  /** The clock. Nothing below the use cases reads it. */
  now(): Date
  /** A new UUIDv7. */
  newId(): string
  readonly mailer: Mailer
  readonly log: Log
  /** Where people reach the portal, without a slash at the end. */
  readonly baseUrl: string
  /** Where answers to mails arrive, as `name@host`; null or left out: nowhere, so that no mail asks for any. */
  readonly inboundAddress?: string | null
  /** Signs the links in mails; at least 32 bytes. */
  readonly secret: string
  /** Says that rows have become due, so that the sweeps need not wait for their next tick. */
  wake(): void
}
