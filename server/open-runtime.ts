import type { Config } from './config.ts'
import type { Database } from './database.ts'
import { openPool } from './db/pool.ts'
import { linkSecret } from './keyring.ts'
import { smtpMailer } from './notifications/mailer.ts'
import type { Log, Runtime } from './runtime.ts'
import { uuidv7 } from './uuid.ts'

export interface OpenRuntime extends Runtime {
  /** Set once the sweeps' clock runs. */
  onWake: () => void
  close(): Promise<void>
}

/** The outside world as this process has it. */
export async function openRuntime(config: Config, database: Database, log: Log): Promise<OpenRuntime> {
  const pool = openPool(database.url, { size: 10 })
  const mailer = config.smtpUrl ? smtpMailer(config.smtpUrl, config.mailFrom) : null
  const runtime: OpenRuntime = {
    pool,
    log,
    mailer,
    secret: await linkSecret(pool),
    baseUrl: config.baseUrl,
    inboundAddress: config.inboundAddress,
    now: () => new Date(),
    newId: () => uuidv7(Date.now()),
    onWake: () => undefined,
    wake: () => runtime.onWake(),
    async close() {
      mailer?.close()
      await pool.close()
    },
  }
  return runtime
}
