import type { z } from 'zod'
import type { apiKeyView, invitationView, personView } from '../../shared/people.ts'
import type { Absence } from '../../shared/partners.ts'
import type { Permission, Role } from '../../shared/roles.ts'
import type { Actor } from '../identity/actor.ts'
import { mayManage } from '../identity/membership.ts'

export interface PersonRow extends Record<string, unknown> {
  id: string
  name: string
  email: string
  role: Role
  partnerId: string | null
  partner: string | null
  lastSeenAt: string | null
  absences: Absence[]
  /** The only admin left, whom nobody can remove. */
  lastAdmin: boolean
}

export const viewOfPerson = (actor: Actor, row: PersonRow): z.infer<typeof personView> => ({
  membershipId: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  partner: partnerOf(row),
  lastSeenAt: row.lastSeenAt && new Date(row.lastSeenAt).toISOString(),
  absences: row.absences,
  can: mayManage(actor, row) ? (row.lastAdmin ? ['edit_absences'] : ['remove', 'edit_absences']) : [],
})

export interface InvitationRow {
  id: string
  email: string
  name: string
  role: Role
  partnerId: string | null
  partner: string | null
  expiresAt: Date
}

export const viewOfInvitation = (actor: Actor, row: InvitationRow): z.infer<typeof invitationView> => ({
  id: row.id,
  email: row.email,
  role: row.role,
  expiresAt: row.expiresAt.toISOString(),
  name: row.name,
  partner: partnerOf(row),
  can: mayManage(actor, row) ? ['withdraw'] : [],
})

export interface KeyRow {
  id: string
  name: string
  prefix: string
  scopes: Permission[]
  createdAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

export const viewOfKey = (row: KeyRow): z.infer<typeof apiKeyView> => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
})

const partnerOf = ({ partnerId, partner }: { partnerId: string | null; partner: string | null }) =>
  partnerId ? { id: partnerId, name: partner ?? '' } : null
