import { and, eq, gt, isNull } from 'drizzle-orm'
import { Refused, refuse } from '../../shared/refusals.ts'
import { transact } from '../db/transact.ts'
import { hashPassword } from '../identity/passwords.ts'
import { hashOf } from '../identity/secrets.ts'
import { closeSessionsOf, setPassword } from '../identity/store.ts'
import type { Runtime } from '../runtime.ts'
import { passwordResets } from './tables.ts'

/**
 * Sets a new password by the link of a mail, once; every session of the person is closed.
 *
 * @throws Refused `link_expired` when the link is unknown, used or over
 */
export async function completeReset(
  runtime: Runtime,
  { token, password }: { token: string; password: string },
): Promise<void> {
  const live = () =>
    and(
      eq(passwordResets.tokenHash, hashOf(token)),
      isNull(passwordResets.usedAt),
      gt(passwordResets.expiresAt, runtime.now()),
    )
  // Looked at first, because hashing for a link that nobody sent would be work for the asking.
  const known = await transact(runtime, {}, (tx) => tx.select().from(passwordResets).where(live()))
  if (!known.length) throw new Refused(refuse('link_expired'))
  const passwordHash = await hashPassword(password)
  await transact(runtime, {}, async (tx) => {
    const usedAt = runtime.now()
    const [used] = await tx.update(passwordResets).set({ usedAt }).where(live()).returning()
    if (!used) throw new Refused(refuse('link_expired'))
    await setPassword(tx, used.userId, passwordHash)
    await tx
      .update(passwordResets)
      .set({ usedAt })
      .where(and(eq(passwordResets.userId, used.userId), isNull(passwordResets.usedAt)))
    await closeSessionsOf(tx, used.userId)
  })
}
