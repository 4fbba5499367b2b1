import type { Refusal } from '../../shared/refusals.ts'
import { refuse } from '../../shared/refusals.ts'
import type {
  Absence,
  Account,
  Caps,
  Certification,
  Exclusions,
  NewPartner,
  PartnerStatus,
  Territory,
} from '../../shared/partners.ts'

/**
 * What routing knows of a partner. Kept in `partner_revisions` each time it changes, under the network version that
 * the change made, so a past decision can be run again. `hours` null means the manufacturer's default;
 * `portfolio` null everything, `territory` null everywhere; `capacity` null no limit.
 */
export interface RoutingPartner {
  id: string
  name: string
  status: PartnerStatus
  tier: string | null
  tags: string[]
  weight: number
  country: string
  region: string | null
  postalCode: string | null
  latitude: number | null
  longitude: number | null
  languages: string[]
  territory: Territory | null
  portfolio: string[] | null
  capacity: number | null
  absences: Absence[]
  /** Days on which all of its people are away; derived from theirs. */
  unstaffed: Absence[]
  hours: unknown
  certifications: Certification[]
  caps: Caps | null
  exclusions: Exclusions | null
  accounts: Account[]
  performance: number | null
  /** ISO 8601; since when it takes leads, for starting level with the others. */
  availableSince: string
}

/** A partner as it is kept: what routing knows, and what only people need. */
export interface Partner extends RoutingPartner {
  externalId: string | null
  email: string | null
  phone: string | null
  street: string | null
  town: string | null
  version: number
  /** ISO 8601. */
  createdAt: string
}

/** Where a postal code lies, as the gazetteer tells it. */
export interface Located {
  latitude: number
  longitude: number
  town: string
  regions: string[]
}

/** A new partner: what was left out is empty, and position, town and region come from its postal code. */
export function begin(input: NewPartner, id: string, place: Located | null, now: Date): Partner {
  const given = input.latitude != null && input.longitude != null
  return {
    id,
    name: input.name,
    externalId: input.externalId ?? null,
    status: input.status,
    tier: input.tier ?? null,
    tags: input.tags,
    weight: input.weight,
    email: input.email ?? null,
    phone: input.phone ?? null,
    street: input.street ?? null,
    postalCode: input.postalCode ?? null,
    town: input.town ?? place?.town ?? null,
    region: input.region ?? place?.regions[0] ?? null,
    country: input.country,
    latitude: (given ? input.latitude : place?.latitude) ?? null,
    longitude: (given ? input.longitude : place?.longitude) ?? null,
    languages: input.languages,
    territory: input.territory ?? null,
    portfolio: input.portfolio ?? null,
    capacity: input.capacity ?? null,
    absences: input.absences,
    unstaffed: [],
    hours: input.hours ?? null,
    certifications: input.certifications,
    caps: input.caps ?? null,
    exclusions: input.exclusions ?? null,
    accounts: input.accounts,
    performance: null,
    availableSince: now.toISOString(),
    version: 1,
    createdAt: now.toISOString(),
  }
}

/** Refuses latitude without longitude and the other way round. @param at the pointer of the partner */
export function wholePosition(
  { latitude, longitude }: { latitude?: number | null; longitude?: number | null },
  at = '',
): Refusal | null {
  if ((latitude == null) === (longitude == null)) return null
  const missing = latitude == null ? 'latitude' : 'longitude'
  const message = 'is missing; give latitude and longitude together, or neither'
  return refuse('invalid', {}, [{ pointer: `${at}/${missing}`, code: 'required', message }])
}

/** What routing may know of it: no contact data. */
export const routingStateOf = ({
  externalId: _externalId,
  email: _email,
  phone: _phone,
  street: _street,
  town: _town,
  version: _version,
  createdAt: _createdAt,
  ...state
}: Partner): RoutingPartner => state

/** What a partner has of the fields that routing came to know later, in a revision from before. */
export const unknownThen = {
  certifications: [],
  caps: null,
  exclusions: null,
  accounts: [],
  performance: null,
  unstaffed: [],
} satisfies Partial<RoutingPartner>
