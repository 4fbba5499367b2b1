import webPush from 'web-push'
import { uuidv7 } from '../../server/uuid.ts'
import { buildApp } from '../../server/app.ts'
import { openPool } from '../../server/db/pool.ts'
import type { Log, Runtime } from '../../server/runtime.ts'
import { sweepAll } from '../../server/sweeps/run.ts'
import { calls, deliveries, simulations, sweeps } from '../../server/sweeps.ts'
import { freshDatabase } from './database.ts'
import { openMeter } from '../../server/meter.ts'

/** A clock that stands until a story moves it. */
export interface StandingClock {
  now(): Date
  set(at: string): void
  /** @param amount e.g. `{ minutes: 30 }`, `{ hours: 4 }`, `{ days: 1 }` */
  forward(amount: { minutes?: number; hours?: number; days?: number }): void
}

export function standingClock(start: string): StandingClock {
  let at = new Date(start).getTime()
  return {
    now: () => new Date(at),
    set: (moment) => void (at = new Date(moment).getTime()),
    forward: ({ minutes = 0, hours = 0, days = 0 }) =>
      void (at += ((days * 24 + hours) * 60 + minutes) * 60_000),
  }
}

export interface World {
  runtime: Runtime
  clock: StandingClock
  app: ReturnType<typeof buildApp>
  url: string
  /** Everything that the product logged; a story that ends with an error in it has failed. */
  logged: { level: string; facts: object; message: string }[]
  /** Does everything that is due, as the server's clockwork would. */
  sweep(): Promise<number>
  close(): Promise<void>
}

/** Made once: a pair of keys is the same for every world of a file. */
const vapid = { ...webPush.generateVAPIDKeys(), subject: 'mailto:leads@baton.example' }

/** A whole product on a database of its own: the real app, the real pool, a clock that stands on a Monday at 10:00 in Berlin. */
export async function aWorld(start = '2026-03-02T09:00:00.000Z'): Promise<World> {
  const database = await freshDatabase()
  const clock = standingClock(start)
  let made = 0
  const pool = openPool(database.url, { size: 6 })
  const logged: World['logged'] = []
  const at = (level: string) => (facts: object, message: string) =>
    void logged.push({ level, facts, message })
  const log: Log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
  const runtime: Runtime = {
    pool,
    log,
    meter: openMeter(),
    pulse: { stopping: false, rounds: new Map() },
    mailer: null,
    vapid,
    // Places outside are servers of the test on this machine.
    outbound: { loopback: true },
    now: () => clock.now(),
    // Ids grow although the clock stands, so that ties end as they would in life: with whoever came first.
    newId: () => uuidv7(clock.now().getTime() + made++),
    baseUrl: 'http://localhost:3000',
    secret: 'a secret for tests that is long enough to be one',
    wake: () => undefined,
  }
  return {
    runtime,
    clock,
    app: buildApp(runtime),
    url: database.url,
    logged,
    sweep: () => sweepAll(runtime, [...sweeps, ...deliveries, ...calls, ...simulations]),
    async close() {
      await pool.close()
      await database.drop()
    },
  }
}
