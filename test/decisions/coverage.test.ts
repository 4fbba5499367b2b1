import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { covers } from '../../server/partners/territory.ts'
import { coverageOf } from '../../server/routing/coverage.ts'
import { eligible, firstMiss } from '../../server/routing/eligibility.ts'
import { allHere, aNeed, aRoutingPartner } from '../support/partners.ts'

const country = fc.constantFrom('DE', 'AT', 'CH')
const region = fc.constantFrom('BY', '09', '9', 'DE-BY', 'ZH')
const code = fc.constantFrom('80331', '8', '80', '803', '01067', '1010', '10', '8001')
const latitude = fc.double({ min: 46, max: 54, noNaN: true })
const longitude = fc.double({ min: 6, max: 15, noNaN: true })
const territory = fc.option(
  fc.record({
    countries: fc.array(country, { maxLength: 2 }),
    regions: fc.array(fc.record({ country, region }), { maxLength: 3 }),
    postalPrefixes: fc.array(fc.record({ country, prefix: code }), { maxLength: 3 }),
    postalRanges: fc.array(fc.record({ country, from: code, to: code }), { maxLength: 2 }),
    radiusKm: fc.option(fc.double({ min: 1, max: 400, noNaN: true })),
  }),
)
const product = fc.constantFrom('Heat pump', 'heat PUMP', 'Battery')
const partner = fc.record({
  territory,
  latitude: fc.option(latitude),
  longitude: fc.option(longitude),
  portfolio: fc.option(fc.array(product, { maxLength: 2 })),
  certifications: fc.array(fc.record({ productLine: product, until: fc.constantFrom(null, '2026-03-01') }), {
    maxLength: 2,
  }),
})
const place = fc.record({
  country,
  regions: fc.array(region, { maxLength: 2 }),
  postalCode: fc.option(code),
  position: fc.option(fc.record({ latitude, longitude })),
  productLine: fc.option(product),
})
const pool = fc.record({
  territory: fc.constantFrom('must_cover' as const, 'any' as const),
  portfolio: fc.constantFrom('must_carry' as const, 'must_be_certified' as const, 'any' as const),
})

test('the index finds whom asking each partner finds, in 2,000 networks', () => {
  fc.assert(
    fc.property(
      fc.array(partner, { maxLength: 12 }),
      fc.array(place, { minLength: 1, maxLength: 4 }),
      pool,
      (network, places, pool) => {
        const partners = network.map((one, nth) => aRoutingPartner({ ...one, id: String(nth) }))
        const coverage = coverageOf(partners)
        for (const at of places) {
          const asked = partners.filter((one) => {
            const from =
              one.latitude === null || one.longitude === null
                ? null
                : { latitude: one.latitude, longitude: one.longitude }
            return covers(one.territory, at, from)
          })
          expect(coverage.at(at).map(({ id }) => id)).toEqual(asked.map(({ id }) => id))
          const need = aNeed(at)
          const passing = partners.filter(
            (partner) => firstMiss({ partner, need, pool, attendance: allHere }) === null,
          )
          const found = eligible(coverage.near(need, pool), need, pool, allHere)
          expect(found.map(({ id }) => id)).toEqual(passing.map(({ id }) => id))
        }
      },
    ),
    { numRuns: 2000 },
  )
})
