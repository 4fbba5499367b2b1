import type { Preferences } from '../../shared/channels.ts'
import { isPartnerRole } from '../../shared/roles.ts'
import type { Role } from '../../shared/roles.ts'
import type { Locale } from '../../shared/text.ts'
import { short } from './plain.ts'

/** A member who may be told something. */
export interface Member {
  userId: string
  partnerId: string | null
  role: Role
  name: string
  address: string
  locale: Locale
  timeZone: string
  /** On this day, by the person's own zone. */
  away: boolean
  preferences: Preferences | null
  /** When the next daily digest is due, ISO 8601. */
  digestAt: string | null
  /** Browsers that take pushes, by id. */
  devices: string[]
}

/** Somebody who gets a mail: a member, or whoever an invitation or a reset names. */
export interface Recipient extends Omit<Member, 'userId' | 'partnerId' | 'role' | 'away'> {
  userId: string | null
  desk: 'partner' | 'manufacturer' | 'customer'
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
  /** Whom the lead is about, where the audience is `customer`. */
  customer?: Customer | null
}

/** `language`: as the lead came with it; `address` null where it has none. */
export interface Customer {
  name: string | null
  address: string | null
  language: string | null
}

const belongs: Record<
  Exclude<AudienceName, 'address' | 'customer' | 'webhook'>,
  (member: Member, row: Audience) => boolean
> = {
  // News of one partner are nothing for somebody at another, whoever named them.
  person: (member, row) =>
    row.userId !== null &&
    member.userId === row.userId &&
    (member.partnerId === null || row.partnerId === null || member.partnerId === row.partnerId),
  partner: (member, row) => row.partnerId !== null && member.partnerId === row.partnerId,
  partner_admins: (member, row) => belongs.partner(member, row) && member.role === 'partner_admin',
  channel_managers: (member) => member.role === 'channel_manager' || member.role === 'admin',
}

/**
 * Who is told, each address once. Empty when there is nobody: the sweep says so rather than keep silent.
 * A partner without an admin has its alarms told to everybody there. Who is away is left out while somebody else is there.
 */
export function recipientsOf(
  row: Audience,
  members: readonly Member[],
  { timeZone, locale }: { timeZone: string; locale: Locale },
): Recipient[] {
  if (row.audience === 'address') return [addressee(row.data as Addressee, timeZone)]
  if (row.audience === 'customer') return customerOf(row.customer, timeZone, locale)
  // A place that is no person gets no mail.
  if (row.audience === 'webhook') return []
  const chosen = members.filter((member) => belongs[row.audience as 'partner'](member, row))
  const standIns =
    row.audience === 'partner_admins' ? members.filter((member) => belongs.partner(member, row)) : []
  const circles = [chosen.filter(isThere), standIns.filter(isThere), chosen, standIns]
  const told = circles.find((circle) => circle.length > 0) ?? []
  const once = new Map(told.map((member) => [member.address.toLowerCase(), member]))
  return [...once.values()].map(({ away: _away, ...member }) => ({
    ...member,
    desk: isPartnerRole(member.role) ? 'partner' : 'manufacturer',
  }))
}

const isThere = ({ away }: Member) => !away

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
  preferences: null,
  digestAt: null,
  devices: [],
  desk: 'partner',
})

/** A customer reads its own language where we speak it, or else the manufacturer's, and times in the latter's zone. */
function customerOf(customer: Customer | null | undefined, timeZone: string, locale: Locale): Recipient[] {
  if (!customer?.address) return []
  const { name, address, language } = customer
  return [
    {
      userId: null,
      name: short(name ?? '', 120) || address,
      address,
      locale: localeOf(language, locale),
      timeZone,
      preferences: null,
      digestAt: null,
      devices: [],
      desk: 'customer',
    },
  ]
}

/** The language that a customer is addressed in. */
export const localeOf = (language: string | null, otherwise: Locale): Locale => {
  const spoken = language?.slice(0, 2).toLowerCase()
  return spoken === 'de' || spoken === 'en' ? spoken : otherwise
}
