import { expect, test } from 'vitest'
import { areaCode } from '../../server/territories/area.ts'
import { networkOf } from '../../server/routing/memory.ts'
import { addPlaces, beginSurvey, countArea, shapeOf } from '../../server/territories/survey.ts'
import { routingPartners } from '../support/partners.ts'

test.each([
  ['DE', '01067', '01', 'leading zeros stay'],
  ['AT', '6020', '60', 'four digits'],
  ['NL', '1012', '10', 'four digits are kept of a Dutch code'],
  ['GB', 'SW1A', 'SW', 'the letters of a British district'],
  ['GB', 'M1', 'M', 'one letter'],
  ['CA', 'K1A', 'K1A', 'a short code is an area itself'],
  ['IS', '101', '101', 'three digits'],
  ['IE', 'D01', 'D01', 'a routing key'],
  ['US', '94103', '941', 'a sectional centre'],
])('%s %s lies in %s: %s', (country, code, area) => expect(areaCode(country, code)).toBe(area))

const place = (postalCode: string, latitude = 48, longitude = 11, town = 'München') => ({
  postalCode,
  latitude,
  longitude,
  town,
  regions: ['02'],
})

test('a code that one partner covers and the next does not is a gap of its area, line by line', () => {
  const at = (prefix: string) => ({
    countries: [],
    regions: [],
    postalPrefixes: [{ country: 'DE', prefix }],
    postalRanges: [],
  })
  const network = networkOf(
    routingPartners(
      { territory: at('80'), portfolio: ['Heat pump'] },
      { territory: at('803'), portfolio: ['HEAT PUMP', 'Battery'] },
      { territory: at('80'), portfolio: null, status: 'paused' },
    ),
  )
  const survey = beginSurvey('DE', '2026-03-02', network.partners)
  addPlaces(survey, network.coverage, [place('80331'), place('80999'), place('81245', 48.2)])
  const count = (code: string, ...products: string[]) => countArea(survey, survey.areas.get(code)!, products)
  expect(count('80', 'Heat pump', 'Battery')).toEqual({
    partners: 2,
    uncovered: 1,
    gaps: ['Battery'],
    most: 2,
  })
  expect(count('80', 'Heat pump')).toEqual({ partners: 2, uncovered: 0, gaps: [], most: 2 })
  expect(count('81', 'Heat pump')).toEqual({ partners: 0, uncovered: 1, gaps: ['Heat pump'], most: 0 })
})

test('an area lies in the middle of its codes, under its most frequent town', () => {
  const survey = beginSurvey('DE', '2026-03-02', [])
  const network = networkOf([])
  addPlaces(survey, network.coverage, [
    place('83022', 47.8, 12, 'Rosenheim'),
    place('83024', 47.9, 12.2, 'Rosenheim'),
    place('83209', 47.9, 12.4, 'Prien'),
  ])
  const shape = shapeOf(survey.areas.get('83')!)
  expect(shape).toMatchObject({ latitude: 47.8667, longitude: 12.2, town: 'Rosenheim' })
  expect(shape.radiusKm).toBeGreaterThan(10)
})
