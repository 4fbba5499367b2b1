import type { RoutingPartner } from '../../server/partners/partner.ts'
import type { Attendance, Need, Standing } from '../../server/routing/eligibility.ts'

/** A partner as routing knows it: active, everywhere, everything, no limit. */
export const aRoutingPartner = (overrides: Partial<RoutingPartner> = {}): RoutingPartner => ({
  id: '00000000-0000-7000-8000-000000000001',
  name: 'Partner',
  status: 'active',
  tier: null,
  tags: [],
  weight: 1,
  country: 'DE',
  region: null,
  postalCode: null,
  latitude: null,
  longitude: null,
  languages: [],
  territory: null,
  portfolio: null,
  capacity: null,
  absences: [],
  unstaffed: [],
  hours: null,
  certifications: [],
  caps: null,
  exclusions: null,
  accounts: [],
  performance: null,
  availableSince: '2026-01-01T00:00:00.000Z',
  ...overrides,
})

/** Partners with ids in order. */
export const routingPartners = (...overrides: Partial<RoutingPartner>[]): RoutingPartner[] =>
  overrides.map((override, nth) =>
    aRoutingPartner({
      id: `00000000-0000-7000-8000-${String(nth + 1).padStart(12, '0')}`,
      name: `P${nth + 1}`,
      ...override,
    }),
  )

/** What a lead from Munich asks, that names nothing else. */
export const aNeed = (overrides: Partial<Need> = {}): Need => ({
  country: 'DE',
  regions: [],
  postalCode: '80331',
  position: { latitude: 48.137, longitude: 11.575 },
  productLine: null,
  language: null,
  source: null,
  customer: [],
  account: null,
  asked: new Set(),
  ...overrides,
})

/** A partner that has had nothing and holds nothing. */
export const aStanding = (overrides: Partial<Standing> = {}): Standing => ({
  openWork: 0,
  given: 0,
  turn: 0,
  taken: null,
  performance: 0,
  behind: 0,
  ...overrides,
})

/** Everybody is there and open, on a Monday. */
export const allHere: Attendance = {
  away: () => false,
  open: () => true,
  since: () => 0,
  today: () => '2026-03-02',
}
