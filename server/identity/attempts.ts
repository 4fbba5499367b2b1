import { inArray, sql } from 'drizzle-orm'
import { refuse } from '../../shared/refusals.ts'
import type { Refusal } from '../../shared/refusals.ts'
import type { Tx } from '../db/transact.ts'
import { hashOf } from './secrets.ts'
import { attempts } from './tables.ts'

/** So many attempts are taken in a window; who and what is counted is in `key`. */
export interface Limit {
  key: string
  most: number
  seconds: number
}

/** Addresses and mail addresses are kept as hashes. */
export const attemptKey = (what: string, ...parts: string[]) => `${what}:${hashOf(parts.join('\n'))}`

/**
 * Counts one attempt under each limit, whether it will succeed or not, so that parallel guesses count too.
 * Counted in key order: two requests never wait for each other in a ring.
 *
 * @returns a refusal `too_many_requests` with `retryAfterSeconds`, or null
 */
export async function countAttempt(tx: Tx, limits: Limit[], now: Date): Promise<Refusal | null> {
  await forgetOld(tx, now)
  for (const limit of limits.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
    const [counted] = await tx.execute<{ count: number; windowEndsAt: string }>(sql`
      insert into attempts (key, count, window_ends_at)
      values (${limit.key}, 1, ${new Date(now.getTime() + limit.seconds * 1000).toISOString()})
      on conflict (key) do update set
        count = case when attempts.window_ends_at <= ${now.toISOString()} then 1 else attempts.count + 1 end,
        window_ends_at = case when attempts.window_ends_at <= ${now.toISOString()}
          then excluded.window_ends_at else attempts.window_ends_at end
      returning count, window_ends_at as "windowEndsAt"`)
    if (counted!.count > limit.most) {
      const left = new Date(counted!.windowEndsAt).getTime() - now.getTime()
      return refuse('too_many_requests', { retryAfterSeconds: Math.max(1, Math.ceil(left / 1000)) })
    }
  }
  return null
}

/** Starts the counts anew, after a success. */
export const forgetAttempts = (tx: Tx, keys: string[]) =>
  tx.delete(attempts).where(inArray(attempts.key, keys))

/** Windows that are over go away little by little, so that the table holds no more than what counts. */
const forgetOld = (tx: Tx, now: Date) =>
  tx.execute(sql`
    delete from attempts where key in (
      select key from attempts where window_ends_at <= ${now.toISOString()} limit 20 for update skip locked)`)
