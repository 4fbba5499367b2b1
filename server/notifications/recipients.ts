import { isPartnerRole } from '../../shared/roles.ts'
import type { Role } from '../../shared/roles.ts'
import type { Locale } from '../../shared/text.ts'

/** A member who may be told something. */
export interface Member {
  userId: string
  partnerId: string | null
  role: Role
  name: string
  address: string
  locale: Locale
  timeZone: string
}

/** Somebody who gets a mail: a member, or whoever an invitation or a reset names. */
export interface Recipient extends Omit<Member, 'userId' | 'partnerId' | 'role'> {
  userId: string | null
  desk: 'partner' | 'manufacturer'
}

/** `person`: one member, by user id. `customer`: whom the lead is about. `webhook`: a place that is no person. */
export type AudienceName =
  'partner' | 'partner_admins' | 'channel_managers' | 'person' | 'customer' | 'address' | 'webhook'

/** Whom a notification asks for. */
export interface Audience {
  audience: AudienceName
  partnerId: string | null
  userId: string | null
  data: unknown
}

const belongs: Record<
  Exclude<AudienceName, 'address' | 'customer' | 'webhook'>,
  (member: Member, row: Audience) => boolean
> = {
  person: (member, row) => row.userId !== null && member.userId === row.userId,
  partner: (member, row) => row.partnerId !== null && member.partnerId === row.partnerId,
  partner_admins: (member, row) => belongs.partner(member, row) && member.role === 'partner_admin',
  channel_managers: (member) => member.role === 'channel_manager' || member.role === 'admin',
}

/**
 * Who is told, each address once. Empty when there is nobody: the sweep says so rather than keep silent.
 * A partner without an admin has its alarms told to everybody there.
 */
export function recipientsOf(row: Audience, members: readonly Member[], timeZone: string): Recipient[] {
  if (row.audience === 'address') return [addressee(row.data as Addressee, timeZone)]
  const chosen = members.filter((member) => belongs[row.audience as 'partner'](member, row))
  const told =
    row.audience === 'partner_admins' && !chosen.length
      ? members.filter((member) => belongs.partner(member, row))
      : chosen
  const once = new Map(told.map((member) => [member.address.toLowerCase(), member]))
  return [...once.values()].map((member) => ({
    ...member,
    desk: isPartnerRole(member.role) ? 'partner' : 'manufacturer',
  }))
}

interface Addressee {
  name: string
  address: string
  locale: Locale
}

const addressee = ({ name, address, locale }: Addressee, timeZone: string): Recipient => ({
  userId: null,
  name,
  address,
  locale,
  timeZone,
  desk: 'partner',
})
