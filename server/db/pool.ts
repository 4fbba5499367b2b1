import { drizzle } from 'drizzle-orm/postgres-js'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { Refused, refuse } from '../../shared/refusals.ts'

/** What a use case may ask of the database: everything but opening a transaction of its own. */
export type Tx = Omit<PostgresJsDatabase, 'transaction' | '$cache'>

/** One connection with one owner at a time. `lost` turns true when its socket closes, and never back. */
export interface Connection {
  /** Sends statements without parameters, several at once with `;` between them. */
  readonly client: Pick<postgres.Sql, 'unsafe' | 'end'>
  readonly tx: Tx
  lost: boolean
  /** Called when `lost` turns true; set by whoever holds the connection. */
  onLost?: () => void
}

export interface Pool {
  /** Where the database is, for whoever works it in a thread of its own. */
  readonly url: string
  acquire(): Promise<Connection>
  /** Gives the connection back; one that was lost, or is told to be, is thrown away. */
  release(connection: Connection, broken?: boolean): void
  close(): Promise<void>
}

interface Waiter {
  resolve(connection: Connection): void
  reject(reason: Error): void
  timer: NodeJS.Timeout
}

/** The server or the way to it was lost. Whether a commit under way arrived, nobody knows. */
export class ConnectionLost extends Error {
  readonly code = 'CONNECTION_CLOSED'
}

/**
 * A pool of single connections. postgres.js hands a reconnected socket to whoever still holds the old transaction;
 * here a client belongs to one transaction at a time, sends nothing more once its socket closed, and is thrown away,
 * so a statement that outlives its connection can reach nobody else's, nor be kept on its own.
 *
 * @param size most connections open at once
 * @param waitMs how long `acquire` waits before it refuses with `overloaded`, in milliseconds
 */
export function openPool(url: string, { size = 10, waitMs = 5000 } = {}): Pool {
  const idle: Connection[] = []
  const waiting: Waiter[] = []
  const all = new Set<Connection>()
  let closed = false

  const add = () => {
    const connection = connect(url)
    all.add(connection)
    return connection
  }
  const drop = (connection: Connection) => {
    all.delete(connection)
    void connection.client.end({ timeout: 0 }).catch(() => undefined)
  }
  const take = () => {
    for (let next = idle.pop(); next; next = idle.pop()) {
      if (!next.lost) return next
      drop(next)
    }
    return all.size < size ? add() : undefined
  }

  return {
    url,
    acquire() {
      if (closed) return Promise.reject(new Refused(refuse('overloaded')))
      const connection = take()
      if (connection) return Promise.resolve(connection)
      return new Promise((resolve, reject) => {
        const waiter: Waiter = { resolve, reject, timer: setTimeout(giveUp, waitMs) }
        function giveUp() {
          waiting.splice(waiting.indexOf(waiter), 1)
          reject(new Refused(refuse('overloaded')))
        }
        waiting.push(waiter)
      })
    },
    release(connection, broken = false) {
      if (broken || connection.lost || closed) drop(connection)
      else idle.push(connection)
      while (waiting.length) {
        const next = take()
        if (!next) return
        const waiter = waiting.shift()!
        clearTimeout(waiter.timer)
        waiter.resolve(next)
      }
    },
    async close() {
      closed = true
      for (const waiter of waiting.splice(0)) {
        clearTimeout(waiter.timer)
        waiter.reject(new Refused(refuse('overloaded')))
      }
      await Promise.all([...all].map((connection) => connection.client.end({ timeout: 5 })))
    },
  }
}

/** Statements with long value lists differ in length each time; preparing them would only fill the cache. */
const worthPreparing = (query: string) => query.length < 8000

function connect(url: string): Connection {
  const underWay = new Set<{ cancel(): void }>()
  const client = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 5,
    fetch_types: false,
    onnotice: () => undefined,
    onclose: () => {
      connection.lost = true
      // Those that still wait to be sent would go out on a new connection, outside of any transaction.
      for (const statement of underWay) statement.cancel()
      connection.onLost?.()
    },
  })
  const send = (query: string, params: never[], prepare: boolean) => {
    if (connection.lost) throw new ConnectionLost()
    const statement = client.unsafe(query, params, { prepare })
    const done = () => void underWay.delete(statement)
    underWay.add(statement)
    statement.then(done, done)
    return statement
  }
  const prepared = {
    options: client.options,
    unsafe: (query: string, params: never[] = []) => send(query, params, worthPreparing(query)),
  } as unknown as postgres.Sql
  const plain = {
    unsafe: (query: string) => send(query, [], false),
    end: client.end,
  } as unknown as Connection['client']
  const connection: Connection = { client: plain, tx: drizzle(prepared), lost: false }
  return connection
}
