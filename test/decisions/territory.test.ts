import { describe, expect, test } from 'vitest'
import { territory } from '../../shared/partners.ts'
import type { LeadPlace } from '../../server/partners/territory.ts'
import { covers } from '../../server/partners/territory.ts'

const munich = { latitude: 48.1374, longitude: 11.5755 }
const at = (country: string, postalCode: string | null, regions: string[] = []): LeadPlace => ({
  country,
  postalCode,
  regions,
  position: null,
})
const parts = (given: object) => territory.parse(given)

test('an absent territory is everywhere, an empty one nowhere', () => {
  expect(covers(null, at('NZ', null), null)).toBe(true)
  expect(covers(parts({}), at('NZ', null), null)).toBe(false)
})

describe('countries and regions', () => {
  test.each([
    ['the country covers any code in it', { countries: ['AT'] }, at('AT', '1010'), true],
    ['and none beside it', { countries: ['AT'] }, at('DE', '1010'), false],
    [
      'a region covers its country’s region',
      { regions: [{ country: 'DE', region: 'BY' }] },
      at('DE', null, ['BY']),
      true,
    ],
    [
      'but not another country’s of the same name',
      { regions: [{ country: 'DE', region: 'BY' }] },
      at('AT', null, ['BY']),
      false,
    ],
    [
      'one of the regions that a code lies in is enough',
      { regions: [{ country: 'AT', region: '04' }] },
      at('AT', '3350', ['03', '04']),
      true,
    ],
    [
      'ISO and GeoNames write the same region',
      { regions: [{ country: 'AT', region: 'AT-9' }] },
      at('AT', '1010', ['09']),
      true,
    ],
    ['zero itself is a code', { regions: [{ country: 'XX', region: '00' }] }, at('XX', null, ['0']), true],
    [
      'an unknown region is in none',
      { regions: [{ country: 'DE', region: 'BY' }] },
      at('DE', '80331'),
      false,
    ],
  ])('%s', (_, given, place, covered) => expect(covers(parts(given), place, null)).toBe(covered))
})

describe('postal codes', () => {
  const prefix = (country: string, prefix: string) => ({ postalPrefixes: [{ country, prefix }] })
  const range = (country: string, from: string, to: string) => ({ postalRanges: [{ country, from, to }] })
  test.each([
    ['a prefix covers what begins with it', prefix('DE', '80'), at('DE', '80331'), true],
    ['and nothing else', prefix('DE', '80'), at('DE', '81925'), false],
    ['a leading zero counts', prefix('DE', '01'), at('DE', '01067'), true],
    ['a code is no number', prefix('DE', '1'), at('DE', '01067'), false],
    ['the country must fit', prefix('DE', '80'), at('CH', '8001'), false],
    ['a whole code is a prefix of itself', prefix('CH', '8001'), at('CH', '8001'), true],
    ['marks in front make no difference', prefix('LU', 'L-12'), at('LU', '1234'), true],
    ['on either side', prefix('LU', '12'), at('LU', 'L-1234'), true],
    ['blanks make no difference', prefix('GB', 'bn9 1'), at('GB', 'BN91AA'), true],
    ['a range holds its first code', range('DE', '80331', '81929'), at('DE', '80331'), true],
    ['and its last', range('DE', '80331', '81929'), at('DE', '81929'), true],
    ['and not the next', range('DE', '80331', '81929'), at('DE', '81930'), false],
    ['nor the one before', range('DE', '80331', '81929'), at('DE', '80330'), false],
    ['a range of leading zeros stays there', range('DE', '01000', '09999'), at('DE', '10115'), false],
    ['and holds its own', range('DE', '01000', '09999'), at('DE', '04103'), true],
    ['short ends hold whatever begins like them', range('DE', '80', '82'), at('DE', '82999'), true],
    ['a range turned round is empty', range('DE', '82', '80'), at('DE', '81925'), false],
    ['no code is in no range', range('DE', '0', '9'), at('DE', null), false],
    ['nor is an empty one', range('DE', '0', '9'), at('DE', ' - '), false],
    ['a prefix of signs alone covers nothing', prefix('DE', '--'), at('DE', '80331'), false],
  ])('%s', (_, given, place, covered) => expect(covers(parts(given), place, null)).toBe(covered))
})

describe('the radius', () => {
  const augsburg = { ...at('DE', '86150'), position: { latitude: 48.3715, longitude: 10.8985 } }
  test.each([
    ['covers what lies within', 60, augsburg, munich, true],
    ['and not beyond', 50, augsburg, munich, false],
    ['crosses borders', 100, { ...augsburg, country: 'AT' }, munich, true],
    ['is nothing where the lead’s place is unknown', 20_000, at('DE', '86150'), munich, false],
    ['or the partner’s', 20_000, augsburg, null, false],
  ])('%s', (_, radiusKm, place, from, covered) =>
    expect(covers(parts({ radiusKm }), place, from)).toBe(covered),
  )
})

test('any part covering suffices', () => {
  const several = parts({
    countries: ['CH'],
    regions: [{ country: 'AT', region: '08' }],
    postalPrefixes: [{ country: 'DE', prefix: '88' }],
    radiusKm: 10,
  })
  expect([
    covers(several, at('CH', '8001'), null),
    covers(several, at('AT', '6850', ['08']), null),
    covers(several, at('DE', '88131'), null),
    covers(several, { ...at('FR', null), position: munich }, munich),
    covers(several, at('DE', '80331', ['BY']), munich),
  ]).toEqual([true, true, true, true, false])
})
