import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Condition } from '../../rules/condition.ts'
import { catalogueOf } from '../../rules/facts.ts'
import { everyLead, regionsWhere, someLead, spaceOf } from '../../rules/check/region.ts'
import { fulfils } from '../../rules/trace.ts'
import { aLead, declared, someCondition } from './rules-arbitrary.ts'

const catalogue = catalogueOf(declared)
const space = spaceOf(catalogue, new Map())

test('a region is exactly where its condition holds: its leads fulfil it, and nobody fulfils an empty one', () => {
  const seen = { empty: 0, found: 0, unfound: 0, undecided: 0 }
  fc.assert(
    fc.property(
      someCondition,
      fc.boolean(),
      fc.array(aLead, { minLength: 30, maxLength: 30 }),
      (when, held, leads) => {
        const regions = regionsWhere(everyLead, when, held, space)
        if (regions === null) return void (seen.undecided += 1)
        if (regions.length === 0) {
          seen.empty += 1
          for (const facts of leads) expect(fulfils(when, facts, catalogue)).toBe(!held)
        }
        for (const region of regions) {
          const facts = someLead(region, space)
          if (facts) expect(fulfils(when, facts, catalogue)).toBe(held)
          seen[facts ? 'found' : 'unfound'] += 1
        }
      },
    ),
    { numRuns: 3_000, seed: 12 },
  )
  expect(seen.found).toBeGreaterThan(3_000)
  expect(seen.empty).toBeGreaterThan(30)
  // What is there is nearly always found.
  expect(seen.unfound).toBeLessThan(seen.found / 20)
})

const is = (fact: string, operator: string, value: unknown) => ({ fact, operator, value }) as Condition
const codes = (from: string, to: string) => ({ from, to })
const at = (latitude: number, longitude: number, km: number) => ({ latitude, longitude, km })
test.each<[string, Condition[]]>([
  ['two countries at once', [is('country', 'equal', 'DE'), is('country', 'in', ['AT', 'CH'])]],
  ['a country that is missing', [is('country', 'isMissing', true)]],
  ['a list that is excluded', [is('town', 'in', ['Ulm', 'Linz']), is('town', 'notIn', ['ULM', 'linz'])]],
  ['numbers apart', [is('quantity', 'lessThan', 5), is('quantity', 'greaterThanInclusive', 5)]],
  ['no whole hour between', [is('hour', 'greaterThan', 3), is('hour', 'lessThan', 4)]],
  ['fewer than none', [is('quantity', 'lessThan', 0)]],
  ['both and neither', [is('hasPhone', 'equal', true), is('hasPhone', 'notEqual', true)]],
  [
    'two beginnings',
    [is('postalCode', 'postalPrefix', ['80', '81']), is('postalCode', 'postalPrefix', ['9'])],
  ],
  [
    'a beginning left out',
    [
      is('campaign', 'startsWith', 'spring-26'),
      { not: is('campaign', 'startsWith', 'spring') },
      is('campaign', 'isMissing', false),
    ],
  ],
  [
    'ranges apart',
    [
      is('postalCode', 'postalRange', codes('80000', '80999')),
      is('postalCode', 'postalRange', codes('81000', '81999')),
    ],
  ],
  [
    'a range without its beginning',
    [is('postalCode', 'postalRange', codes('80000', '80999')), is('postalCode', 'postalPrefix', ['81', '9'])],
  ],
  [
    'a range within one left out',
    [
      is('postalCode', 'postalRange', codes('80100', '80200')),
      { not: is('postalCode', 'postalRange', codes('80000', '80999')) },
    ],
  ],
  [
    'an entry that is and is not there',
    [is('consent', 'contains', 'phone'), { not: is('consent', 'contains', 'PHONE') }],
  ],
  ['no choice left', [is('grade', 'notIn', ['a', 'B']), is('grade', 'notEqual', 'C')]],
  ['circles apart', [is('position', 'withinKm', at(48, 11, 50)), is('position', 'withinKm', at(52, 13, 50))]],
  [
    'a circle within one left out',
    [is('position', 'withinKm', at(48, 11, 5)), { not: is('position', 'withinKm', at(48, 11, 50)) }],
  ],
  [
    'a part of what must not be part',
    [is('company', 'contains', 'stadtwerke'), { not: is('company', 'contains', 'werk') }],
  ],
])('%s: no lead', (_, all) => {
  expect(regionsWhere(everyLead, { all }, true, space)).toEqual([])
})
