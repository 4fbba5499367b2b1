import { sql } from 'drizzle-orm'
import type { Connection, Pool } from '../db/pool.ts'
import { transact } from '../db/transact.ts'

/** The key of the advisory lock under which one server makes the demo's past, while others wait for it. */
const makersLock = 20_260_301

/**
 * Runs `work` while no other server does. The transaction does nothing but hold the lock, which ends with it, so a
 * server that dies lets the next one in.
 */
export const asOnlyMaker = <T>(pool: Pool, work: () => Promise<T>): Promise<T> =>
  transact({ pool }, {}, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${makersLock})`)
    return work()
  })

/** The same pool for work that need not outlive a power cut: commits don't wait for the disk. */
export function unhurried(pool: Pool): Pool {
  const origin = new WeakMap<Connection, Connection>()
  return {
    ...pool,
    async acquire() {
      const connection = await pool.acquire()
      const hasty = withHaste(connection)
      origin.set(hasty, connection)
      return hasty
    },
    release: (connection, broken) => pool.release(origin.get(connection)!, broken),
  }
}

const begin = 'begin; set local synchronous_commit = off;'

function withHaste(connection: Connection): Connection {
  const unsafe = (text: string) => connection.client.unsafe(text.replace(/^begin;/, begin))
  return new Proxy(connection, {
    get: (target, key) => (key === 'client' ? { unsafe } : Reflect.get(target, key)),
  })
}
