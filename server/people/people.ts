import { z } from 'zod'
import { orRefuse, Refused, refuse } from '../../shared/refusals.ts'
import { id } from '../../shared/text.ts'
import { record } from '../audit/record.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { mayManage, remove } from '../identity/membership.ts'
import { endMemberships, lockMember } from '../identity/store.ts'
import { cursorOf, readCursor } from '../http/cursor.ts'
import { followStaff } from '../partners/follow-staff.ts'
import type { Runtime } from '../runtime.ts'
import { deleteInvitation, listInvitations, listMembers, lockInvitation } from './store.ts'
import { viewOfInvitation, viewOfPerson } from './view.ts'

interface Page {
  partner?: string | undefined
  after?: string | undefined
  limit: number
}

/** Whose people a list shows: a partner's own, or those that a filter names; a partner's list has no other. */
const partnerOf = (actor: Actor, asked: string | undefined) => actor.partnerId ?? asked ?? null

export const listPeople = (runtime: Runtime, actor: Actor, page: Page & { search?: string | undefined }) =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const after = readCursor(z.object({ name: z.string(), id }), page.after)
    const filter = { partnerId: partnerOf(actor, page.partner), search: page.search || null, after }
    const rows = await listMembers(tx, actor.tenantId, { ...filter, limit: page.limit + 1 })
    const shown = rows.slice(0, page.limit)
    const last = shown.at(-1)
    return {
      rows: shown.map((row) => viewOfPerson(actor, row)),
      next:
        rows.length > page.limit && last ? cursorOf({ name: last.name.toLowerCase(), id: last.id }) : null,
    }
  })

/**
 * Takes a role from somebody; what they did stays theirs.
 *
 * @throws Refused `not_found`; `forbidden` for a role that the actor may not take; `last_admin`
 */
export const removePerson = (runtime: Runtime, actor: Actor, membershipId: string) =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const { member, adminIds } = await lockMember(tx, actor.tenantId, membershipId, actor.partnerId)
    if (!member) throw new Refused(refuse('not_found'))
    orRefuse(remove(actor, member, adminIds))
    await endMemberships(tx, actor.tenantId, [member.id])
    const { role, partnerId } = member
    if (partnerId) await followStaff(tx, actor.tenantId, partnerId, runtime.now())
    const change = { kind: 'person_removed', partnerId, data: { membershipId, role } }
    await record(tx, runtime, actor, [change], runtime.now())
  })

export const listOpenInvitations = (runtime: Runtime, actor: Actor, page: Page) =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const after = readCursor(id, page.after)
    const filter = { partnerId: partnerOf(actor, page.partner), after, limit: page.limit + 1 }
    const rows = await listInvitations(tx, actor.tenantId, filter)
    const shown = rows.slice(0, page.limit)
    return {
      rows: shown.map((row) => viewOfInvitation(actor, row)),
      next: rows.length > page.limit ? cursorOf(shown.at(-1)?.id) : null,
    }
  })

/** Makes the link of an invitation worthless. @throws Refused `not_found`, `forbidden` */
export const withdrawInvitation = (runtime: Runtime, actor: Actor, invitationId: string) =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const invitation = await lockInvitation(tx, actor.tenantId, invitationId, actor.partnerId)
    if (!invitation) throw new Refused(refuse('not_found'))
    const { role, partnerId } = invitation
    if (!mayManage(actor, invitation))
      throw new Refused(refuse('forbidden', { permission: 'people:manage', role }))
    await deleteInvitation(tx, actor.tenantId, invitationId)
    const change = { kind: 'invitation_withdrawn', partnerId, data: { invitationId, role } }
    await record(tx, runtime, actor, [change], runtime.now())
  })
