import { Refused, refuse } from '../../shared/refusals.ts'
import type { Role } from '../../shared/roles.ts'
import type { Locale } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import { memberships, users } from './tables.ts'
import { findUserId } from './store.ts'

export interface NewMember {
  tenantId: string
  /** null for the manufacturer's own people. */
  partnerId: string | null
  role: Role
  user: { name: string; email: string; locale: Locale; timeZone: string; passwordHash: string | null }
}

/**
 * Gives a person a role at a manufacturer or at one of its partners. Somebody whose e-mail address is known keeps
 * name, language and password.
 *
 * @throws Refused `email_taken` when the person already has a role there
 */
export async function addMember(
  tx: Tx,
  runtime: Runtime,
  { tenantId, partnerId, role, user }: NewMember,
  now: Date,
): Promise<{ userId: string; membershipId: string }> {
  const email = user.email.toLowerCase()
  await tx
    .insert(users)
    .values({ ...user, email, id: runtime.newId(), createdAt: now, lastSeenAt: null })
    .onConflictDoNothing()
  const userId = await findUserId(tx, email)
  const added = await tx
    .insert(memberships)
    .values({ tenantId, id: runtime.newId(), userId, partnerId, role, createdAt: now })
    .onConflictDoNothing()
    .returning({ membershipId: memberships.id })
  if (!added[0]) throw new Refused(refuse('email_taken'))
  return { userId, membershipId: added[0].membershipId }
}
