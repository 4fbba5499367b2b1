import { expect, test } from 'vitest'
import { changesOf, draftOf } from '../../partner-portal/partner/draft.ts'
import { areasOf, codesIn, territoryOf } from '../../partner-portal/partner/territory.ts'
import { daysOf } from '../../partner-portal/scorecards/days.ts'
import type { PartnerView } from '../../shared/partners.ts'

const partner: PartnerView = {
  id: '01a1fe8f-b4dc-795c-a178-460459352dd2',
  version: 3,
  name: 'Alpen Solar',
  externalId: null,
  status: 'active',
  tier: 'gold',
  tags: [],
  weight: 1,
  email: null,
  phone: null,
  street: null,
  postalCode: '80331',
  town: 'München',
  region: 'BY',
  country: 'DE',
  latitude: 48.1,
  longitude: 11.5,
  languages: ['de'],
  territory: {
    countries: ['AT'],
    regions: [{ country: 'DE', region: 'BW' }],
    postalPrefixes: [{ country: 'DE', prefix: '80' }],
    postalRanges: [{ country: 'DE', from: '85000', to: '85999' }],
    radiusKm: 50,
  },
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
  position: 'known',
  unknownProducts: [],
  openOffers: 0,
  openOpportunities: 0,
  lastSeenAt: null,
  createdAt: '2026-03-02T09:00:00.000Z',
  can: ['edit'],
}
const edited = (changes: Partial<ReturnType<typeof draftOf>>) =>
  changesOf({ ...draftOf(partner), ...changes }, partner)

test.each([
  ['nothing', {}, {}],
  ['a name', { name: ' Alpen Strom ' }, { name: 'Alpen Strom' }],
  ['an emptied tier', { tier: '' }, { tier: null }],
  ['a limit with a comma', { capacity: '2,5' }, { capacity: 2.5 }],
  ['what is no number, so that the server says so', { capacity: 'many' }, { capacity: 'many' }],
  ['everywhere', { everywhere: true }, { territory: null }],
])('the form sends %s', (_, typed, sent) => expect(edited(typed)).toEqual(sent))

test('a territory survives the form as it was', () => {
  const { territory } = partner
  expect(territoryOf(areasOf(territory!), 50)).toEqual(territory)
})

test.each([
  ['80, 81', ['80', '81']],
  ['80331-81929', ['80331–81929']],
  ['80331 – 81929; 90', ['80331–81929', '90']],
  ['00-950', ['00-950']],
  ['SW1A 1AA', ['SW1A 1AA']],
  [' , ', []],
])('%s is read as postal codes', (typed, codes) => expect(codesIn(typed)).toEqual(codes))

test.each([
  ['nothing asked: 90 days', {}, { from: '2026-08-24', to: '2026-11-21' }],
  ['30 days', { period: '30' }, { from: '2026-10-23', to: '2026-11-21' }],
  ['this year', { period: 'year' }, { from: '2026-01-01', to: '2026-11-21' }],
  ['all', { period: 'all' }, {}],
  ['own days', { from: '2026-02-01', to: '2026-02-28' }, { from: '2026-02-01', to: '2026-02-28' }],
  ['nonsense', { period: 'x', from: '1' }, { from: '2026-08-24', to: '2026-11-21' }],
])('%s', (_, search, days) => expect(daysOf(search, '2026-11-21')).toEqual(days))
