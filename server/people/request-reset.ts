import { orRefuse } from '../../shared/refusals.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import { countAttempt } from '../identity/attempts.ts'
import { hashOf, newSecret } from '../identity/secrets.ts'
import type { Account } from '../identity/store.ts'
import { findAccount, membershipsOf } from '../identity/store.ts'
import { owe } from '../notifications/owe.ts'
import type { Runtime } from '../runtime.ts'
import { decoyOf, resetLimits } from './limits.ts'
import { passwordResets } from './tables.ts'

/** How long a reset link holds, in milliseconds. */
const resetMs = 60 * 60 * 1000

/**
 * Mails a link to a new password, if somebody has this address; says nothing about whether.
 *
 * @throws Refused `too_many_requests`, for unknown addresses as for known ones
 */
export async function requestReset(runtime: Runtime, email: string, address: string): Promise<void> {
  const account = await transact(runtime, {}, async (tx) => {
    orRefuse(await countAttempt(tx, resetLimits(email, address), runtime.now()))
    return findAccount(tx, email)
  })
  const userId = account?.id ?? runtime.newId()
  // An unknown address takes the same three transactions, the last of them with a write, so that time does not tell.
  const [membership] = await transact(runtime, { userId }, (tx) => membershipsOf(tx, userId))
  await transact(runtime, membership ? { tenantId: membership.tenantId } : {}, (tx) =>
    account && membership
      ? mailLink(tx, runtime, membership, { ...account, email })
      : countAttempt(tx, [decoyOf(email)], runtime.now()).then(() => undefined),
  )
  runtime.wake()
}

async function mailLink(
  tx: Tx,
  runtime: Runtime,
  { tenantId }: { tenantId: string },
  account: Account & { email: string },
): Promise<void> {
  const now = runtime.now()
  const token = newSecret()
  const expiresAt = new Date(now.getTime() + resetMs)
  await tx.insert(passwordResets).values({ tokenHash: hashOf(token), userId: account.id, expiresAt })
  const data = {
    name: account.name,
    address: account.email,
    locale: account.locale,
    url: `${runtime.baseUrl}/reset#token=${token}`,
  }
  await owe(tx, runtime, tenantId, [{ kind: 'password_reset', audience: 'address', data }], now)
}
