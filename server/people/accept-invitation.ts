import { and, eq, gt, isNull } from 'drizzle-orm'
import { Refused, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import { addMember } from '../identity/add-member.ts'
import { openSession } from '../identity/open-session.ts'
import { hashPassword } from '../identity/passwords.ts'
import { hashOf } from '../identity/secrets.ts'
import { findAccount, setFirstPassword } from '../identity/store.ts'
import { followStaff } from '../partners/follow-staff.ts'
import type { Runtime } from '../runtime.ts'
import { whoProves } from './sign-in.ts'
import { findPlace } from './store.ts'
import { invitations } from './tables.ts'

type Invitation = typeof invitations.$inferSelect
interface Acceptance {
  token: string
  name: string
  password: string
}

/**
 * Makes somebody a member by the link of an invitation, once, and signs them in. Who has a password already
 * proves it; it stays theirs.
 *
 * @returns the secret of the session cookie
 * @throws Refused `link_expired` when the link is unknown, used or over; `wrong_credentials` when the person has
 *   another password; `email_taken` when they are a member there already
 */
export async function acceptInvitation(
  runtime: Runtime,
  given: Acceptance,
  address: string,
): Promise<string> {
  const invitation = await findLive(runtime, given.token)
  const passwordHash = await passwordFor(runtime, invitation.email, given.password, address)
  return transact(runtime, { tenantId: invitation.tenantId }, (tx) =>
    join(tx, runtime, invitation, { name: given.name, passwordHash }),
  )
}

async function findLive(runtime: Runtime, token: string): Promise<Invitation> {
  const secret = hashOf(token)
  const [found] = await transact(runtime, { secret }, (tx) =>
    tx.select().from(invitations).where(live(secret, runtime.now())),
  )
  if (!found) throw new Refused(refuse('link_expired'))
  return found
}

/** The hash of a first password; null for somebody who has one and proved it. */
async function passwordFor(runtime: Runtime, email: string, password: string, address: string) {
  const account = await transact(runtime, {}, (tx) => findAccount(tx, email))
  if (!account?.passwordHash) return hashPassword(password)
  await whoProves(runtime, { email, password }, address)
  return null
}

async function join(
  tx: Tx,
  runtime: Runtime,
  invitation: Invitation,
  { name, passwordHash }: { name: string; passwordHash: string | null },
): Promise<string> {
  const { tenantId, partnerId, role, email, locale } = invitation
  const now = runtime.now()
  const taken = await tx
    .update(invitations)
    .set({ acceptedAt: now })
    .where(and(eq(invitations.tenantId, tenantId), live(invitation.tokenHash, now)))
    .returning({ id: invitations.id })
  const place = await findPlace(tx, tenantId, partnerId)
  if (!taken.length || !place) throw new Refused(refuse('link_expired'))
  const user = { name, email, locale, timeZone: place.timeZone, passwordHash }
  const member = await addMember(tx, runtime, { tenantId, partnerId, role, user }, now)
  if (partnerId) await followStaff(tx, tenantId, partnerId, now)
  // Whoever set a password while this one was hashed keeps it: an invitation is no way into another's account.
  if (passwordHash && !(await setFirstPassword(tx, member.userId, passwordHash)))
    throw new Refused(refuse('wrong_credentials'))
  const actor = {
    kind: 'user' as const,
    tenantId,
    partnerId,
    role,
    locale,
    timeZone: place.timeZone,
    name,
    ...member,
  }
  const data = { invitationId: invitation.id, membershipId: member.membershipId, role }
  await record(tx, runtime, actor, [{ kind: 'person_joined', partnerId, data }], now)
  return openSession(tx, member, now)
}

const live = (tokenHash: string, now: Date) =>
  and(eq(invitations.tokenHash, tokenHash), isNull(invitations.acceptedAt), gt(invitations.expiresAt, now))
