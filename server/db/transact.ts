import { randomBytes } from 'node:crypto'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { Connection, Pool, Tx } from './pool.ts'
import { ConnectionLost } from './pool.ts'

export type { Tx } from './pool.ts'

/**
 * Whose rows a transaction may touch. `tenantId` opens one manufacturer's rows, `partnerId` narrows them to one
 * partner's; `userId` and `secret` open what is known before the tenant is; `sweep` lets the clockwork ask which
 * tenants have work due. With none of them row-level security denies every tenant table.
 */
export interface Scope {
  tenantId?: string
  partnerId?: string | null
  userId?: string
  secret?: string
  sweep?: true
}

/**
 * The only way to the database: runs `work` in one transaction of the given scope and commits it.
 *
 * Nothing but the database may be awaited inside. A token set at the start is asked for in the same message as the
 * commit, so a transaction whose connection was lost on the way can commit neither itself nor another one.
 *
 * @throws Refused `overloaded` when no connection is free in time or the database cannot be reached; whatever
 *   `work` throws, after a rollback. A deadlock is tried again, up to three times.
 */
export async function transact<T>(
  { pool }: { pool: Pool },
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(pool, scope, work)
    } catch (error) {
      if (attempt < 4 && codeOf(error) === '40P01') continue
      throw isConnectionLoss(error) ? new Refused(refuse('overloaded')) : error
    }
  }
}

async function once<T>(pool: Pool, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const token = randomBytes(16).toString('hex')
  const connection = await begin(pool, scope, token)
  let broken = true
  try {
    const result = await orLost(connection, () => work(connection.tx))
    if (connection.lost) throw new ConnectionLost()
    await orLost(connection, () => connection.client.unsafe(`select baton_guard('${token}'); commit`))
    broken = false
    return result
  } catch (error) {
    if (!connection.lost) {
      broken = await orLost(connection, () => connection.client.unsafe('rollback')).then(
        () => false,
        () => true,
      )
    }
    throw connection.lost && !(error instanceof Refused)
      ? new ConnectionLost(undefined, { cause: error })
      : error
  } finally {
    pool.release(connection, broken)
  }
}

/** What `work` comes to, or the loss: the driver never answers some statements of a connection that was lost. */
function orLost<T>(connection: Connection, work: () => PromiseLike<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    connection.onLost = () => reject(new ConnectionLost())
    work().then(resolve, reject)
  })
}

/** Opens a transaction; a pooled connection that turns out dead is thrown away and the next one tried. */
async function begin(pool: Pool, scope: Scope, token: string): Promise<Connection> {
  const opening = `begin; ${settings(scope, token)}`
  for (let attempt = 1; ; attempt++) {
    const connection = await pool.acquire()
    try {
      await orLost(connection, () => connection.client.unsafe(opening))
      return connection
    } catch (error) {
      pool.release(connection, true)
      if (attempt >= 4 || !isConnectionLoss(error)) throw error
    }
  }
}

function settings(scope: Scope, token: string): string {
  const values: Record<string, string> = {
    role: 'baton_app',
    'app.token': token,
    'app.tenant': checked(scope.tenantId),
    'app.partner': checked(scope.partnerId),
    'app.user': checked(scope.userId),
    'app.secret': checked(scope.secret),
    'app.scope': scope.sweep ? 'sweep' : '',
    // Every table is read by an index that the tenant leads. A plan made while a table was small would scan it whole,
    // stay in the cache, and cost more with every row; so would the plans behind foreign keys.
    enable_seqscan: 'off',
    jit: 'off',
  }
  return `select ${Object.entries(values)
    .map(([name, value]) => `set_config('${name}', '${value}', true)`)
    .join(', ')}`
}

/** The opening message has no parameters, so nothing but a UUID or a hash may enter it. */
function checked(value: string | null | undefined): string {
  if (value === undefined || value === null) return ''
  if (!/^[0-9a-f-]{32,64}$/i.test(value)) throw new Error('a scope holds UUIDs and hashes only')
  return value
}

const codeOf = (error: unknown): string | undefined => {
  const found = error as { code?: string; cause?: unknown } | null
  return found?.code ?? (found?.cause ? codeOf(found.cause) : undefined)
}

const lossCodes = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  '40001',
  '57P01',
  '57P02',
  '57P03',
  '53300',
])

const isConnectionLoss = (error: unknown) => lossCodes.has(codeOf(error) ?? '')
