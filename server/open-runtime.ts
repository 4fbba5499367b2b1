import { databaseClock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './database.ts'
import { openPool } from './db/pool.ts'
import { linkSecret, vapidKeys } from './keyring.ts'
import { openMeter } from './meter.ts'
import { bareAddress, smtpMailer } from './notifications/mailer.ts'
import type { Log, Pulse, Runtime } from './runtime.ts'
import { uuidv7 } from './uuid.ts'

export interface OpenRuntime extends Runtime {
  /** Set once the sweeps' clock runs. */
  onWake: () => void
  close(): Promise<void>
}

/** Of a process that has just begun. */
export const newPulse = (): Pulse => ({ stopping: false, rounds: new Map() })

/** Whom a push service may write to. */
const contactOf = ({ baseUrl, mailFrom }: Config): string =>
  baseUrl.startsWith('https:') ? baseUrl : `mailto:${bareAddress(mailFrom)}`

/** The outside world as this process has it. */
export async function openRuntime(
  config: Config,
  database: Database,
  log: Log,
  pulse: Pulse,
): Promise<OpenRuntime> {
  const pool = openPool(database.url, { size: 10 })
  const clock = await databaseClock(pool, log)
  const meter = openMeter({ process: true })
  const mailer = config.smtpUrl ? smtpMailer(config.smtpUrl, config.mailFrom, config.dkim) : null
  const runtime: OpenRuntime = {
    pool,
    log,
    meter,
    pulse,
    mailer,
    secret: await linkSecret(pool),
    vapid: { ...(await vapidKeys(pool)), subject: contactOf(config) },
    outbound: { loopback: config.localWebhooks },
    baseUrl: config.baseUrl,
    inboundAddress: config.inboundAddress,
    outgoingPaused: config.mailPaused,
    mailLimits: config.mailLimits,
    now: clock.now,
    newId: () => uuidv7(clock.now().getTime()),
    onWake: () => undefined,
    wake: () => runtime.onWake(),
    async close() {
      clock.stop()
      meter.close()
      mailer?.close()
      await pool.close()
    },
  }
  return runtime
}
