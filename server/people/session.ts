import type { SessionView } from '../../shared/people.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { permissionsOf } from '../../shared/roles.ts'
import type { Locale } from '../../shared/text.ts'
import { transact } from '../db/transact.ts'
import type { UserActor } from '../identity/actor.ts'
import {
  changeUser,
  closeSession,
  closeSessionsOf,
  findUser,
  membershipsOf,
  moveSession,
} from '../identity/store.ts'
import { whoHasSession } from '../identity/who.ts'
import type { Runtime } from '../runtime.ts'

/** Who is signed in, where else the person belongs, and what may be done here. */
export const showSession = (runtime: Runtime, actor: UserActor): Promise<SessionView> =>
  transact(runtime, { userId: actor.userId }, async (tx) => {
    const user = await findUser(tx, actor.userId)
    const memberships = await membershipsOf(tx, actor.userId)
    const current = memberships.find((membership) => membership.id === actor.membershipId)
    if (!current) throw new Refused(refuse('unauthenticated'))
    return {
      user,
      memberships: memberships.map(({ id, role, tenantId, tenant, partnerId, partner }) => ({
        id,
        role,
        tenant: { id: tenantId, name: tenant },
        partner: partnerId ? { id: partnerId, name: partner ?? '' } : null,
      })),
      current: current.id,
      role: current.role,
      permissions: [...permissionsOf[current.role]],
      currency: current.currency,
    }
  })

/** The view of a session that was just opened or moved. */
export async function showSessionOf(runtime: Runtime, token: string): Promise<SessionView> {
  const actor = await whoHasSession(runtime, token)
  if (!actor) throw new Refused(refuse('unauthenticated'))
  return showSession(runtime, actor)
}

/** Goes on as another of one's memberships. @throws Refused `not_found` when it is nobody's or another's */
export const switchMembership = (runtime: Runtime, actor: UserActor, token: string, membershipId: string) =>
  transact(runtime, { userId: actor.userId }, async (tx) => {
    const memberships = await membershipsOf(tx, actor.userId)
    if (!memberships.some(({ id }) => id === membershipId)) throw new Refused(refuse('not_found'))
    await moveSession(tx, token, membershipId)
  })

export const changeMe = (
  runtime: Runtime,
  actor: UserActor,
  changes: { name?: string | undefined; locale?: Locale | undefined; timeZone?: string | undefined },
) =>
  transact(runtime, { userId: actor.userId }, async (tx) => {
    if (Object.values(changes).some((value) => value !== undefined))
      await changeUser(tx, actor.userId, changes)
  })

export const signOut = (runtime: Runtime, token: string) =>
  transact(runtime, {}, (tx) => closeSession(tx, token))

export const signOutEverywhere = (runtime: Runtime, actor: UserActor) =>
  transact(runtime, {}, (tx) => closeSessionsOf(tx, actor.userId))
