import type { Permission, Role } from '../../shared/roles.ts'
import { permissionsOf } from '../../shared/roles.ts'
import type { Locale } from '../../shared/text.ts'
import type { Scope } from '../db/transact.ts'
import type { LinkPurpose } from './links.ts'

interface Acting {
  readonly tenantId: string
  /** The partner for whom somebody acts; null for the manufacturer's people and machines. */
  readonly partnerId: string | null
  readonly locale: Locale
  readonly timeZone: string
}

export interface UserActor extends Acting {
  readonly kind: 'user'
  readonly userId: string
  readonly membershipId: string
  readonly name: string
  readonly role: Role
}

export interface KeyActor extends Acting {
  readonly kind: 'api_key'
  readonly keyId: string
  readonly scopes: readonly Permission[]
}

/** Whoever holds the link of a mail: it opens one thing, for one partner's person or for the customer. */
export interface LinkActor extends Acting {
  readonly kind: 'mail_link'
  readonly purpose: LinkPurpose
  /** The offer, opportunity, inbound mail or lead that it opens. */
  readonly subjectId: string
  readonly userId: string | null
}

export interface SystemActor extends Acting {
  readonly kind: 'system'
}

/** Whoever acts: a user, an API key, an e-mail link, or the system. */
export type Actor = UserActor | KeyActor | LinkActor | SystemActor

/** What each may do, by role or by scope. A mail link may do what it is for and nothing else. */
export function allows(actor: Actor, permission: Permission): boolean {
  switch (actor.kind) {
    case 'user':
      return permissionsOf[actor.role].includes(permission)
    case 'api_key':
      return actor.scopes.includes(permission)
    case 'mail_link':
      return linkPermissions[actor.purpose].includes(permission)
    case 'system':
      return true
  }
}

const linkPermissions: Record<LinkPurpose, readonly Permission[]> = {
  offer: ['offers:answer', 'offers:read'],
  opportunity: ['opportunities:work'],
  reply: ['offers:answer', 'opportunities:work'],
  customer: [],
}

/** The rows an actor's transactions may touch. */
export const scopeOf = (actor: Actor): Scope => ({ tenantId: actor.tenantId, partnerId: actor.partnerId })

export const systemActor = (tenantId: string): SystemActor => ({
  kind: 'system',
  tenantId,
  partnerId: null,
  locale: 'en',
  timeZone: 'UTC',
})

/** The id that audit rows and answers keep of an actor; null for the system. */
export function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case 'user':
    case 'mail_link':
      return actor.userId
    case 'api_key':
      return actor.keyId
    case 'system':
      return null
  }
}
