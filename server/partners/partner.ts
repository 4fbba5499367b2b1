import type { Absence, PartnerStatus, Territory } from '../../shared/partners.ts'

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
  hours: unknown
  /** ISO 8601; since when it takes leads, for starting level with the others. */
  availableSince: string
}
