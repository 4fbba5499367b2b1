import type { Role } from '../../shared/roles.ts'
import { isPartnerRole } from '../../shared/roles.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { refuse } from '../../shared/refusals.ts'
import type { Actor } from './actor.ts'
import { allows } from './actor.ts'

/** A role, and at which partner; `partnerId` null is the manufacturer itself. */
export interface Place {
  role: Role
  partnerId: string | null
}

/**
 * Who may give and take which role: admins any; channel managers, and machines, the partners' people;
 * partner admins their own colleagues.
 */
export function mayManage(actor: Actor, place: Place): boolean {
  if (!allows(actor, 'people:manage')) return false
  if (actor.partnerId) return place.partnerId === actor.partnerId
  if (actor.kind === 'user' && actor.role === 'admin') return true
  return place.partnerId !== null
}

/** Where an invitation leads: a partner admin need not name its own partner. */
export function placeOf(actor: Actor, wanted: { role: Role; partnerId?: string | null }): Place | Refusal {
  const partnerId = wanted.partnerId ?? (isPartnerRole(wanted.role) ? actor.partnerId : null)
  if (isPartnerRole(wanted.role) && !partnerId)
    return wrongPartner('is missing: name the partner of this role')
  if (!isPartnerRole(wanted.role) && partnerId)
    return wrongPartner('must be left out: this role has no partner')
  if (actor.partnerId && partnerId && partnerId !== actor.partnerId) return refuse('not_found')
  const place = { role: wanted.role, partnerId }
  return mayManage(actor, place)
    ? place
    : refuse('forbidden', { permission: 'people:manage', role: wanted.role })
}

const wrongPartner = (message: string) =>
  refuse('invalid', {}, [{ pointer: '/partnerId', code: 'partner_of_role', message }])

/** Whether a member may be removed; the last admin never, or nobody could ever invite another. */
export function remove(actor: Actor, member: Place & { id: string }, adminIds: string[]): Refusal | null {
  if (!mayManage(actor, member))
    return refuse('forbidden', { permission: 'people:manage', role: member.role })
  if (member.role === 'admin' && adminIds.every((id) => id === member.id)) return refuse('last_admin')
  return null
}
