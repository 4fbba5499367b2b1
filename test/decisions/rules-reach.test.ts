import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Pool } from '../../rules/distribute.ts'
import type { Facts } from '../../rules/facts.ts'
import { catalogueOf } from '../../rules/facts.ts'
import { fulfils } from '../../rules/trace.ts'
import { firstMiss } from '../../server/routing/eligibility.ts'
import { reachOf } from '../../server/routing/reach.ts'
import { allHere, aNeed, aRoutingPartner } from '../support/partners.ts'

const country = fc.constantFrom('DE', 'AT', 'GB')
const code = fc.constantFrom(
  '80331',
  'D-80331',
  '80 999',
  '1010',
  'A-1010',
  '8',
  'SW1A 1AA',
  '82000',
  '20095',
)
const spot = fc.constantFrom(
  { latitude: 48.14, longitude: 11.58 },
  { latitude: 48.2, longitude: 16.37 },
  { latitude: 53.55, longitude: 10 },
)
const product = fc.constantFrom('Heat pump', 'heat PUMP', 'Battery')
const language = fc.constantFrom('de', 'en')
const orNone = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null })

const territory = fc.record({
  countries: fc.array(country, { maxLength: 1 }),
  regions: fc.array(fc.record({ country, region: fc.constantFrom('BY', 'W') }), { maxLength: 1 }),
  postalPrefixes: fc.array(fc.record({ country, prefix: fc.constantFrom('8', '80', '101', 'SW', 'D-80') }), {
    maxLength: 2,
  }),
  postalRanges: fc.array(
    fc.constantFrom(
      { country: 'DE', from: '80000', to: '81999' },
      { country: 'DE', from: '80', to: '82' },
      { country: 'AT', from: '1010', to: '1010' },
      { country: 'GB', from: 'SW1', to: 'SW9' },
    ),
    { maxLength: 2 },
  ),
  radiusKm: orNone(fc.constantFrom(5, 400)),
})
const partner = fc
  .record({
    territory: orNone(territory),
    position: spot,
    portfolio: orNone(fc.array(product, { maxLength: 1 })),
    certified: fc.array(product, { maxLength: 1 }),
    languages: fc.array(language, { maxLength: 1 }),
  })
  .map(({ position, certified, ...over }) =>
    aRoutingPartner({
      ...over,
      ...position,
      certifications: certified.map((productLine) => ({ productLine })),
    }),
  )
const pool: fc.Arbitrary<Pool> = fc.record({
  territory: fc.constantFrom('must_cover' as const, 'any' as const),
  portfolio: fc.constantFrom('must_carry' as const, 'must_be_certified' as const, 'any' as const),
  language: fc.boolean(),
})
const lead = fc.record({
  country,
  regions: fc.array(fc.constantFrom('BY', 'W'), { maxLength: 1 }),
  postalCode: orNone(code),
  position: orNone(spot),
  productLine: orNone(product),
  language: orNone(language),
})

test('whoever is eligible is within reach, so whoever is out of reach is not eligible', () => {
  const seen = { eligible: 0, beyond: 0 }
  fc.assert(
    fc.property(partner, pool, lead, (one, within, asked) => {
      const { regions, ...rest } = asked
      const facts: Facts = { ...rest, region: regions[0] ?? null }
      const reach = reachOf(one, within)
      const reached = reach === null || fulfils(reach, facts, catalogueOf())
      const need = aNeed(asked)
      const miss = firstMiss({ partner: one, need, pool: within, attendance: allHere })
      if (miss === null) {
        expect(reached).toBe(true)
        seen.eligible += 1
      }
      if (!reached) seen.beyond += 1
    }),
    { numRuns: 4_000, seed: 31 },
  )
  expect(Math.min(seen.eligible, seen.beyond)).toBeGreaterThan(500)
})
