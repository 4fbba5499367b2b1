import { sql } from 'drizzle-orm'
import type { Pool } from './db/pool.ts'
import { transact } from './db/transact.ts'
import type { Log } from './runtime.ts'

export interface Clock {
  now(): Date
  stop(): void
}

const everyMs = 15_000
const probes = 3
/** A difference above this is told: somebody has set a clock, or the machine slept. */
const jumpMs = 60_000
/** A step back of up to this is waited out, so that moments keep their order. */
const heldMs = 2_000

/**
 * The database's clock, kept in step every 15 seconds: all servers judge by one clock, whatever their own say. Between
 * two looks it runs on the machine's steady counter, which setting the machine's clock does not move.
 */
export async function databaseClock(pool: Pool, log: Log): Promise<Clock> {
  let zero = (await look(pool)).zero
  let last = 0
  const keepInStep = async () => {
    const { zero: seen, doubt } = await look(pool)
    const off = seen - zero
    if (Math.abs(off) <= doubt) return
    if (Math.abs(off) > jumpMs)
      log.warn({ seconds: Math.round(off / 1000) }, 'the clock of the database has jumped')
    zero = seen
  }
  const timer = setInterval(
    () =>
      void keepInStep().catch((error: unknown) =>
        log.debug({ error }, 'the clock of the database was not seen'),
      ),
    everyMs,
  )
  timer.unref()
  return {
    now() {
      const at = zero + performance.now()
      last = at < last && last - at <= heldMs ? last : at
      return new Date(last)
    },
    stop: () => clearInterval(timer),
  }
}

/** The database's time at the counter's zero, in ms, by the quickest of some looks, and how far that may be off. */
async function look(pool: Pool): Promise<{ zero: number; doubt: number }> {
  let best = { zero: 0, doubt: Infinity }
  await transact({ pool }, {}, async (tx) => {
    for (let probe = 0; probe < probes; probe++) {
      const asked = performance.now()
      const [row] = await tx.execute<{ ms: string }>(
        sql`select extract(epoch from clock_timestamp()) * 1000 as ms`,
      )
      const half = (performance.now() - asked) / 2
      if (half < best.doubt) best = { zero: Number(row!.ms) - asked - half, doubt: half }
    }
  })
  return best
}
