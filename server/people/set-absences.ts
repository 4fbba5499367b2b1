import type { Absence } from '../../shared/partners.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor, UserActor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { mayManage } from '../identity/membership.ts'
import { lockMember, readAbsences, saveAbsences } from '../identity/store.ts'
import { inOrder } from '../partners/availability.ts'
import { followStaff } from '../partners/follow-staff.ts'
import type { Runtime } from '../runtime.ts'

export const showMyAbsences = (runtime: Runtime, actor: UserActor) =>
  transact(runtime, scopeOf(actor), async (tx) => ({
    absences: await readAbsences(tx, actor.tenantId, actor.membershipId),
  }))

/** Sets when one is away oneself. */
export const setMyAbsences = (runtime: Runtime, actor: UserActor, absences: readonly Absence[]) =>
  transact(runtime, scopeOf(actor), (tx) => set(tx, runtime, actor, actor.membershipId, absences))

/** Sets when somebody is away. @throws Refused `not_found`; `forbidden` for whom the actor does not manage */
export const setAbsencesOf = (
  runtime: Runtime,
  actor: Actor,
  membershipId: string,
  absences: readonly Absence[],
) =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const { member } = await lockMember(tx, actor.tenantId, membershipId, actor.partnerId)
    if (!member) throw new Refused(refuse('not_found'))
    if (!mayManage(actor, member))
      throw new Refused(refuse('forbidden', { permission: 'people:manage', role: member.role }))
    return set(tx, runtime, actor, membershipId, absences)
  })

async function set(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  membershipId: string,
  given: readonly Absence[],
): Promise<{ absences: Absence[] }> {
  const now = runtime.now()
  const absences = inOrder(given)
  const partnerId = await saveAbsences(tx, actor.tenantId, membershipId, absences)
  if (partnerId) await followStaff(tx, actor.tenantId, partnerId, now)
  await record(tx, runtime, actor, [{ kind: 'absences_changed', partnerId, data: { membershipId } }], now)
  return { absences }
}
