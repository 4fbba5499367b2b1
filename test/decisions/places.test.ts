import { expect, test } from 'vitest'
import { distanceKm } from '../../shared/distance.ts'
import type { Sums } from '../../server/places/gather.ts'
import { gather, placeOf } from '../../server/places/gather.ts'
import { compactCode, placeCode } from '../../server/places/postal-code.ts'
import { regionCode } from '../../server/places/region.ts'

test.each([
  ['DE', '01067', '01067'],
  ['DE', 'D-80331', '80331'],
  ['DE', ' 80331 ', '80331'],
  ['LU', 'L-4968', '4968'],
  ['LT', 'LT 01100', '01100'],
  ['NL', '1234 ab', '1234'],
  ['US', '98101-1234', '98101'],
  ['US', '02134', '02134'],
  ['GB', 'SW1A 1AA', 'SW1A'],
  ['GB', 'm11aa', 'M1'],
  ['GB', 'M11', 'M11'],
  ['GB', 'BN91', 'BN91'],
  ['CA', 'K1A 0B1', 'K1A'],
  ['IE', 'D02 AF30', 'D02'],
  ['FR', '75021 CEDEX 01', '75021'],
  ['PL', '00-950', '00950'],
  ['JE', 'JE2 3AB', 'JE2'],
  ['DE', ' - ', ''],
])('in %s, %s is looked up as %s', (country, written, code) => expect(placeCode(country, written)).toBe(code))

test('territories keep the whole code where places keep the district', () =>
  expect(compactCode('NL', '1234 AB')).toBe('1234AB'))

test.each([
  ['DE', 'de-by', 'BY'],
  ['AT', '09', '9'],
  ['AT', 'AT-9', '9'],
  ['FR', '11', '11'],
  ['XX', '0', '0'],
])('of %s, region %s is %s', (country, written, code) => expect(regionCode(country, written)).toBe(code))

const point = (latitude: number, longitude: number) => ({ latitude, longitude })
test.each([
  ['the same place', point(48, 11), point(48, 11), 0],
  ['a degree of the equator', point(0, 0), point(0, 1), 111.195],
  ['across the date line', point(0, 179.5), point(0, -179.5), 111.195],
  ['from pole to pole', point(90, 0), point(-90, 77), Math.PI * 6371.0088],
  [
    'the antipode, where rounding would leave the arc sine',
    point(12.3, 45.6),
    point(-12.3, -134.4),
    Math.PI * 6371.0088,
  ],
  // Nashville to Los Angeles airport, the example of rosettacode.org for the same formula, there with 6372.8 km.
  ['BNA to LAX', point(36.12, -86.67), point(33.94, -118.4), (2887.25995 * 6371.0088) / 6372.8],
])('%s is right to the metre', (_, a, b, km) => expect(distanceKm(a, b)).toBeCloseTo(km, 3))

const row = (more: object = {}) => ({
  country: 'AT',
  postalCode: '3350',
  town: 'Haag',
  region: '03',
  community: 'Haag',
  latitude: '48.1',
  longitude: '14.5',
  ...more,
})
const gathered = (...rows: object[]) => {
  const sums: Sums = new Map()
  for (const each of rows) expect(gather(sums, row(each))).toBeNull()
  return placeOf([...sums.values()][0]!)
}

test('a code in two regions keeps both, the one with more rows first', () =>
  expect(gathered({ region: '04' }, {}, {}).regions).toEqual(['03', '04']))
test('its town is the one that most rows name', () =>
  expect(
    gathered({ town: 'Ort', community: '' }, { town: 'Au', community: '' }, { town: 'Au', community: '' })
      .town,
  ).toBe('Au'))
test('of equals, the one that gives the community its name', () =>
  expect(gathered({ town: 'Ort' }, {}).town).toBe('Haag'))
test('its position is the mean of its rows, to four decimals', () =>
  expect(gathered({ latitude: '48' }, { latitude: '48.00015' })).toMatchObject({
    latitude: 48.0001,
    longitude: 14.5,
  }))
test('a code astride the date line stays there', () =>
  expect(Math.abs(gathered({ longitude: '179.9' }, { longitude: '-179.9' }).longitude)).toBe(180))

test.each([
  ['coordinates', { latitude: '' }],
  ['coordinates', { longitude: '200' }],
  ['coordinates', { latitude: 'north' }],
  ['country', { country: 'Austria' }],
  ['postal code', { postalCode: '-' }],
  ['name', { town: '' }],
])('a row is refused for its %s', (word, broken) => {
  const sums: Sums = new Map()
  expect(gather(sums, row(broken))).toContain(word)
  expect(sums.size).toBe(0)
})
