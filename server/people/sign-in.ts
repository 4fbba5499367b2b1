import { orRefuse, Refused, refuse } from '../../shared/refusals.ts'
import { transact } from '../db/transact.ts'
import { countAttempt, forgetAttempts } from '../identity/attempts.ts'
import { openSession } from '../identity/open-session.ts'
import { passwordFits } from '../identity/passwords.ts'
import { closeSession, findAccount, membershipsOf } from '../identity/store.ts'
import type { Runtime } from '../runtime.ts'
import { signInLimits, sprayLimit } from './limits.ts'

export interface Credentials {
  email: string
  password: string
}

/**
 * Signs somebody in: a new session every time, the one before is closed.
 *
 * @param address where the request comes from, for counting attempts
 * @returns the secret of the session cookie
 * @throws Refused `wrong_credentials`, the same for an unknown person as for a wrong password;
 *   `too_many_requests`; `forbidden` for somebody who belongs nowhere any more
 */
export async function signIn(
  runtime: Runtime,
  credentials: Credentials,
  address: string,
  before: string | null,
): Promise<string> {
  const userId = await whoProves(runtime, credentials, address)
  const now = runtime.now()
  return transact(runtime, { userId }, async (tx) => {
    const [membership] = await membershipsOf(tx, userId)
    if (!membership) throw new Refused(refuse('forbidden', { reason: 'no_membership' }))
    if (before) await closeSession(tx, before)
    return openSession(tx, { userId, membershipId: membership.id }, now)
  })
}

/** The person who knows this password. @throws Refused `wrong_credentials`, `too_many_requests` */
export async function whoProves(
  runtime: Runtime,
  { email, password }: Credentials,
  address: string,
): Promise<string> {
  const limits = signInLimits(email, address)
  const account = await transact(runtime, {}, async (tx) => {
    orRefuse(await countAttempt(tx, [...limits, sprayLimit(address)], runtime.now()))
    return findAccount(tx, email)
  })
  const fits = await passwordFits(password, account?.passwordHash)
  if (!account || !fits) throw new Refused(refuse('wrong_credentials'))
  await transact(runtime, {}, (tx) =>
    forgetAttempts(
      tx,
      limits.map((limit) => limit.key),
    ),
  )
  return account.id
}
