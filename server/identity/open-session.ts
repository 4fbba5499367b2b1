import { and, eq, lte } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import { hashOf, newSecret } from './secrets.ts'
import { sessions } from './tables.ts'

/**
 * How long a sign-in holds, in seconds: 30 days, fixed. It is not prolonged by use, so that a stolen cookie ends.
 */
export const sessionSeconds = 30 * 24 * 60 * 60

/** Opens a session of a person for one membership, and clears away those of the person that are over. @returns the cookie's secret; only its hash is kept */
export async function openSession(
  tx: Tx,
  { userId, membershipId }: { userId: string; membershipId: string },
  now: Date,
): Promise<string> {
  const token = newSecret()
  await tx.delete(sessions).where(and(eq(sessions.userId, userId), lte(sessions.expiresAt, now)))
  await tx.insert(sessions).values({
    tokenHash: hashOf(token),
    userId,
    membershipId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + sessionSeconds * 1000),
  })
  return token
}
