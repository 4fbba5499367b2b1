import { expect, test } from 'vitest'
import { compile } from '../../rules/compile.ts'
import type { FactValue } from '../../rules/facts.ts'
import { match } from '../../rules/match.ts'
import type { OperatorName } from '../../rules/operators.ts'
import { holds, operatorNames } from '../../rules/operators.ts'
import type { Wanted } from '../../rules/condition.ts'
import type { RuleSet } from '../../rules/rule-set.ts'
import { catalogueOf } from '../../rules/facts.ts'
import { declared } from './rules-arbitrary.ts'

type Row = [
  sentence: string,
  fact: string,
  found: FactValue,
  operator: OperatorName,
  wanted: Wanted,
  held: boolean,
]
const range = (from: number, to: number) => ({ from, to })
const codes = (from: string, to: string) => ({ from, to })

const at = (latitude: number, longitude: number) => ({ latitude, longitude })
const [munich, augsburg] = [at(48.137, 11.575), at(48.371, 10.898)]

const sentences: Row[] = [
  ['text is equal whatever its case and outer blanks', 'town', ' münchen ', 'equal', 'MÜNCHEN', true],
  ['text is equal however its accents are composed', 'town', 'Mu\u0308nchen', 'equal', 'München', true],
  ['another text is not equal', 'town', 'Bern', 'equal', 'Berne', false],
  ['another text is notEqual', 'town', 'Bern', 'notEqual', 'Berne', true],
  ['the same text in capitals is not notEqual', 'town', 'BERN', 'notEqual', 'Bern', false],
  ['a boolean equals itself', 'hasPhone', false, 'equal', false, true],
  ['false is notEqual true', 'hasPhone', false, 'notEqual', true, true],
  ['0 equals -0', 'quantity', -0, 'equal', 0, true],
  ['the text "5" is not the number 5', 'quantity', '5', 'equal', 5, false],
  ['nor is it notEqual: another type matches nothing', 'quantity', '5', 'notEqual', 5, false],
  ['a value of the list is in it', 'country', 'ch', 'in', ['DE', 'CH'], true],
  ['a value off the list is not in it', 'country', 'FR', 'in', ['DE', 'CH'], false],
  ['a value off the list is notIn it', 'country', 'FR', 'notIn', ['DE', 'CH'], true],
  ['a number can be in a list', 'weekday', 6, 'in', [6, 7], true],
  ['a text is not notIn a list of numbers', 'weekday', '6', 'notIn', [1, 2], false],
  ['numbers compare as numbers: 9 is less than 10', 'quantity', 9, 'lessThan', 10, true],
  ['10 is not less than 10', 'quantity', 10, 'lessThan', 10, false],
  ['10 is at most 10', 'quantity', 10, 'lessThanInclusive', 10, true],
  ['11 is not at most 10', 'quantity', 11, 'lessThanInclusive', 10, false],
  ['10 is not greater than 10', 'quantity', 10, 'greaterThan', 10, false],
  ['10.5 is greater than 10', 'budget', 10.5, 'greaterThan', 10, true],
  ['9.99 is not at least 10', 'budget', 9.99, 'greaterThanInclusive', 10, false],
  ['10 is at least 10', 'quantity', 10, 'greaterThanInclusive', 10, true],
  ['the text "9" is not less than 10', 'quantity', '9', 'lessThan', 10, false],
  ['a range holds its first value', 'hour', 8, 'between', range(8, 17), true],
  ['a range holds its last value', 'hour', 17, 'between', range(8, 17), true],
  ['a range holds nothing beyond', 'hour', 18, 'between', range(8, 17), false],
  ['a text starts with its beginning', 'campaign', 'Spring-2026', 'startsWith', 'spring', true],
  ['a text does not start with its end', 'campaign', 'Spring-2026', 'startsWith', '2026', false],
  ['a text contains its middle', 'company', 'Stadtwerke Ulm GmbH', 'contains', 'ulm', true],
  ['a list contains its entries', 'consent', ['phone', 'Newsletter'], 'contains', 'newsletter', true],
  ['a list does not contain part of an entry', 'consent', ['newsletter'], 'contains', 'news', false],
  ['leading zeros of a postal code count', 'postalCode', '01067', 'equal', '1067', false],
  ['blanks and hyphens in a postal code do not', 'postalCode', '00-950', 'equal', '00 950', true],
  ['nor does its case', 'postalCode', 'sw1a1aa', 'in', ['SW1A 1AA'], true],
  [
    'a postal code starts with one of the prefixes',
    'postalCode',
    '80 331',
    'postalPrefix',
    ['7', '80'],
    true,
  ],
  ['0 is no prefix of 80331', 'postalCode', '80331', 'postalPrefix', ['0'], false],
  ['01 is a prefix of 01067', 'postalCode', '01067', 'postalPrefix', ['01'], true],
  ['a postal range holds its ends', 'postalCode', '81999', 'postalRange', codes('80000', '81999'), true],
  [
    'a range of low codes keeps its zeros',
    'postalCode',
    '01067',
    'postalRange',
    codes('01000', '01999'),
    true,
  ],
  [
    'a code of another length lies outside',
    'postalCode',
    '8010',
    'postalRange',
    codes('80000', '81999'),
    false,
  ],
  ['a longer code lies outside, too', 'postalCode', '80331', 'postalRange', codes('8000', '8999'), false],
  ['British codes have ranges', 'postalCode', 'SW1A 1AB', 'postalRange', codes('SW1A1AA', 'SW1A1ZZ'), true],
  ['null is missing', 'town', null, 'isMissing', true, true],
  ['blank text is missing', 'town', '  ', 'isMissing', true, true],
  ['an empty list is missing', 'consent', [], 'isMissing', true, true],
  ['a list of blanks is missing', 'consent', ['', ' '], 'isMissing', true, true],
  ['no number is missing', 'quantity', Number.NaN, 'isMissing', true, true],
  ['0 is not missing', 'quantity', 0, 'isMissing', true, false],
  ['false is not missing', 'hasPhone', false, 'isMissing', false, true],
  ['what is there is not missing', 'town', 'Ulm', 'isMissing', false, true],
  ['a place is within its own circle', 'position', munich, 'withinKm', { ...munich, km: 0 }, true],
  ['Augsburg is within 60 km of Munich', 'position', augsburg, 'withinKm', { ...munich, km: 60 }, true],
  ['and not within 50', 'position', augsburg, 'withinKm', { ...munich, km: 50 }, false],
  ['the date line is no wall', 'position', at(0, 179.9), 'withinKm', { ...at(0, -179.9), km: 30 }, true],
  ['a place without degrees is missing', 'position', at(Number.NaN, 0), 'isMissing', true, true],
  ['0 / 0 is a place', 'position', at(0, 0), 'isMissing', true, false],
  ['a choice is equal whatever its case', 'custom.building', 'House', 'equal', 'house', true],
  ['choices hold what was chosen', 'custom.rooms', ['phone', 'mail'], 'contains', 'mail', true],
]

const setOf = (fact: string, operator: OperatorName, value: Wanted): RuleSet => ({
  rules: [
    {
      key: 'only',
      name: 'Only',
      enabled: true,
      when: { fact, operator, value },
      then: { do: 'hold', reason: 'test' },
    },
  ],
})

test.each(sentences)('%s', (_, fact, found, operator, wanted, held) => {
  const type = catalogueOf(declared).get(fact)?.type ?? 'text'
  expect(holds(operator, found, wanted, type)).toBe(held)
  const answer = match(compile(setOf(fact, operator, wanted), declared), { [fact]: found })
  expect(answer !== null && 'rule' in answer).toBe(held)
})

test('every operator has its sentences, and each both holds and fails', () => {
  for (const name of operatorNames) {
    expect(new Set(sentences.filter((row) => row[3] === name).map((row) => row[5])), name).toEqual(
      new Set([true, false]),
    )
  }
})

test.each(operatorNames.filter((name) => name !== 'isMissing'))('%s matches no missing fact', (operator) => {
  const rows = sentences.filter((row) => row[3] === operator)
  for (const [, fact, , , wanted] of rows) {
    const compiled = compile(setOf(fact, operator, wanted), declared)
    expect(match(compiled, {})).toBeNull()
    for (const nothing of [null, undefined, '', ' ', [], Number.NaN]) {
      expect(match(compiled, { [fact]: nothing })).toBeNull()
    }
  }
})
