import { expect, test } from 'vitest'
import {
  describeCondition,
  describeFallback,
  describeGrades,
  describeRule,
  describeScoringRule,
} from '../../rules/describe.ts'
import type { RuleNames } from '../../rules/describe-value.ts'
import { fieldNames } from '../../rules/names.ts'
import { declared } from './rules-arbitrary.ts'
import { leadFacts } from '../../rules/facts.ts'
import type { FactValue } from '../../rules/facts.ts'
import type { OperatorName } from '../../rules/operators.ts'
import { operatorNames } from '../../rules/operators.ts'
import type { Condition, Wanted } from '../../rules/condition.ts'
import type { Then } from '../../rules/rule-set.ts'
import { distributeSchema } from '../../rules/distribute.ts'
import { clocks, orders } from '../../shared/codes.ts'
import { thenSchema } from '../../rules/rule-set.ts'
import { wordsDe } from '../../rules/words/words.de.ts'
import { wordsEn } from '../../rules/words/words.en.ts'

const meier = '0198c5a4-7e1f-7c3a-9b52-3f6f1c2d4e5f'
const names: RuleNames = {
  partner: (id) => (id === meier ? 'Meier Solar' : id),
  custom: (key) => ({ roofArea: 'roof area', building: 'building' })[key],
  value: (fact, value) =>
    fact === 'productLine' && value === 'heat-pump'
      ? 'Heat pump'
      : fieldNames(declared, 'en').value(fact, value),
  tier: (key) => ({ gold: 'Gold', silver: 'Silver' })[key],
}
const held: Then = { do: 'hold', reason: 'x' }
const when = (condition: Condition) =>
  [wordsEn, wordsDe].map((words) => describeRule({ when: condition, then: held }, words, names).when)
const then = (input: object) =>
  [wordsEn, wordsDe].map((words) => describeRule({ then: thenSchema.parse(input) }, words, names).then)

test('a rule reads as a sentence', () => {
  const rule = {
    when: {
      all: [
        { fact: 'productLine', operator: 'equal', value: 'heat-pump' },
        { fact: 'postalCode', operator: 'postalPrefix', value: ['80', '81'] },
      ],
    } satisfies Condition,
    then: thenSchema.parse({
      do: 'distribute',
      pool: { tiers: ['gold'] },
      orders: ['nearest'],
      window: { minutes: 240, clock: 'working' },
    }),
  }
  expect(describeRule(rule, wordsEn, names)).toEqual({
    when: 'If product is Heat pump and postal code starts with 80 or 81',
    then: 'partners of tier Gold, nearest first, 4 working hours, then next',
  })
  expect(describeRule(rule, wordsDe, names)).toEqual({
    when: 'Wenn Produkt Heat pump ist und Postleitzahl mit 80 oder 81 beginnt',
    then: 'Partner der Stufe Gold, die nächsten zuerst, 4 Arbeitsstunden, dann der nächste',
  })
})

const long = Array.from({ length: 30 }, (_, index) => String(10 + index))
test.each<[Condition, string, string]>([
  [
    { fact: 'country', operator: 'notEqual', value: 'DE' },
    'country is not Germany',
    'Land nicht Deutschland ist',
  ],
  [
    { fact: 'country', operator: 'in', value: ['at', 'CH'] },
    'country is Austria or Switzerland',
    'Land Österreich oder Schweiz ist',
  ],
  [
    { fact: 'language', operator: 'notIn', value: ['fr'] },
    'language is not French',
    'Sprache nicht Französisch ist',
  ],
  [{ fact: 'quantity', operator: 'lessThan', value: 10 }, 'quantity is below 10', 'Menge kleiner als 10 ist'],
  [
    { fact: 'budget', operator: 'greaterThanInclusive', value: 25000.5 },
    'budget is at least 25,000.5',
    'Budget mindestens 25.000,5 ist',
  ],
  [
    { fact: 'weekday', operator: 'between', value: { from: 1, to: 5 } },
    'weekday is between Monday and Friday',
    'Wochentag zwischen Montag und Freitag liegt',
  ],
  [
    { fact: 'campaign', operator: 'startsWith', value: 'spring' },
    'campaign starts with spring',
    'Kampagne mit spring beginnt',
  ],
  [
    { fact: 'consent', operator: 'contains', value: 'phone' },
    'consent contains phone',
    'Einwilligung phone enthält',
  ],
  [
    { fact: 'postalCode', operator: 'postalRange', value: { from: '01000', to: '01999' } },
    'postal code lies between 01000 and 01999',
    'Postleitzahl zwischen 01000 und 01999 liegt',
  ],
  [
    { fact: 'timeline', operator: 'equal', value: '3_MONTHS' },
    'timeline is within 3 months',
    'Zeitrahmen innerhalb von 3 Monaten ist',
  ],
  [
    { fact: 'hasPhone', operator: 'equal', value: true },
    'a phone number is given',
    'eine Telefonnummer vorliegt',
  ],
  [
    { fact: 'hasPhone', operator: 'notEqual', value: true },
    'no phone number is given',
    'keine Telefonnummer vorliegt',
  ],
  [
    { not: { fact: 'hasEmail', operator: 'equal', value: true } },
    'no e-mail address is given',
    'keine E-Mail-Adresse vorliegt',
  ],
  [{ fact: 'town', operator: 'isMissing', value: true }, 'town is missing', 'Ort fehlt'],
  [{ fact: 'town', operator: 'isMissing', value: false }, 'town is given', 'Ort angegeben ist'],
  [{ not: { fact: 'town', operator: 'isMissing', value: true } }, 'town is given', 'Ort angegeben ist'],
  [
    { not: { fact: 'town', operator: 'equal', value: 'Ulm' } },
    'town is not Ulm (or is missing)',
    'Ort nicht Ulm ist (oder fehlt)',
  ],
  [
    { fact: 'custom.roofArea', operator: 'greaterThan', value: 50 },
    'roof area is above 50',
    'roof area größer als 50 ist',
  ],
  [
    {
      fact: 'position',
      operator: 'withinKm',
      value: { latitude: 48.13713, longitude: 11.57538, km: 1500, label: 'Munich' },
    },
    'place lies within 1,500 km of Munich',
    'Standort im Umkreis von 1.500 km um Munich liegt',
  ],
  [
    {
      not: { fact: 'position', operator: 'withinKm', value: { latitude: 48.13713, longitude: 11.5, km: 5 } },
    },
    'place does not lie within 5 km of 48.137 / 11.5 (or is missing)',
    'Standort nicht im Umkreis von 5 km um 48,137 / 11,5 liegt (oder fehlt)',
  ],
  [
    { fact: 'custom.building', operator: 'in', value: ['house', 'FLAT'] },
    'building is the house or the flat',
    'building the house oder the flat ist',
  ],
  [{ fact: 'custom.other', operator: 'equal', value: true }, 'field “other” is yes', 'Feld „other“ ja ist'],
  [
    { fact: 'postalCode', operator: 'postalPrefix', value: long },
    'postal code starts with 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 or 20 more',
    'Postleitzahl mit 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 oder 20 weitere beginnt',
  ],
  [
    {
      any: [
        { fact: 'grade', operator: 'equal', value: 'a' },
        {
          all: [
            { fact: 'hour', operator: 'lessThan', value: 8 },
            {
              not: {
                any: [
                  { fact: 'source', operator: 'equal', value: 'fair' },
                  { fact: 'score', operator: 'lessThanInclusive', value: 3 },
                ],
              },
            },
          ],
        },
      ],
    },
    'grade is A or (hour is below 8 and not (source is fair or score is at most 3))',
    'Güte A ist oder (Stunde kleiner als 8 ist und nicht (Quelle fair ist oder Punktzahl höchstens 3 ist))',
  ],
])('%j reads in both languages', (condition, english, german) => {
  expect(when(condition)).toEqual([`If ${english}`, `Wenn ${german}`])
})

test.each<[object, string, string]>([
  [
    {
      do: 'distribute',
      mode: 'race',
      orders: ['best_performing', 'nearest'],
      performanceFloor: 0.25,
      pool: { portfolio: 'must_be_certified' },
      gradeWindows: { A: { minutes: 60, clock: 'working' }, C: { minutes: 1, clock: 'wall' } },
    },
    'partners, certified for the product, best performing first, then nearest first, everybody at least 25% of an equal share, offered to 3 at once, the first to accept has it, the usual time to answer (grade A 1 working hour, grade C 1 minute), then next',
    'Partner, für das Produkt zertifiziert, die leistungsstärksten zuerst, dann die nächsten zuerst, jeder mindestens 25\u00a0% eines gleichen Anteils, an 3 zugleich, wer zuerst annimmt, bekommt ihn, übliche Antwortzeit (Güte A 1 Arbeitsstunde, Güte C 1 Minute), dann der nächste',
  ],
  [{ do: 'hold', reason: 'Spam?' }, 'hold it: Spam?', 'zurückhalten: Spam?'],
  [{ do: 'close', reason: 'Press' }, 'close it: Press', 'schließen: Press'],
  [{ do: 'assign', partner: meier }, 'assign to Meier Solar', 'an Meier Solar zuweisen'],
  [
    { do: 'distribute', mode: 'assign', orders: ['weighted', 'round_robin'] },
    'partners, whoever is furthest below its share first, then whoever has waited longest first, assigned without asking',
    'Partner, wer am weitesten unter seinem Anteil liegt zuerst, dann wer am längsten wartet zuerst, ohne Rückfrage zugewiesen',
  ],
  [
    {
      do: 'distribute',
      orders: ['least_loaded'],
      window: { minutes: 90, clock: 'wall' },
      pool: {
        tags: ['solar'],
        partners: [meier],
        withinKm: 1500,
        territory: 'any',
        portfolio: 'any',
        language: true,
        openNow: true,
      },
      ladder: 'fast',
      pipeline: 'simple',
      widen: [
        { withinKm: 2000, tiers: ['silver'] },
        { tags: ['b'], territory: 'any' },
      ],
    },
    'partners, tagged solar, only Meier Solar, within 1,500 km, whatever their territory, whatever they carry, speaking the lead’s language, open now, least loaded first, 90 minutes, then next, ladder fast, pipeline simple, if nobody is left: within 2,000 km and tier Silver, then tagged b and whatever their territory',
    'Partner, mit Schlagwort solar, nur Meier Solar, im Umkreis von 1.500 km, gleich welches Gebiet sie haben, gleich was sie führen, mit der Sprache des Leads, jetzt geöffnet, die am wenigsten ausgelasteten zuerst, 90 Minuten, dann der nächste, Eskalation fast, Pipeline simple, wenn niemand übrig ist: im Umkreis von 2.000 km und Stufe Silver, dann mit Schlagwort b und gleich welches Gebiet sie haben',
  ],
])('%j reads in both languages', (input, english, german) => {
  expect(then(input)).toEqual([english, german])
})

test('a rule without a condition takes every lead', () => {
  expect(describeRule({ then: held }, wordsEn, names).when).toBe('Every lead')
  expect(describeRule({ then: held }, wordsDe, names).when).toBe('Jeder Lead')
  const fallback = distributeSchema.parse({ do: 'distribute', orders: ['tier'] })
  expect(describeFallback(fallback, wordsDe, names)).toBe(
    'Partner, die höchste Stufe zuerst, übliche Antwortzeit, dann der nächste',
  )
})

test('scoring reads as conditions, points and grades', () => {
  const rule = {
    when: { fact: 'budget', operator: 'greaterThan', value: 50_000 } satisfies Condition,
    points: 20,
  }
  expect(describeScoringRule(rule, wordsEn, names)).toEqual({
    when: 'If budget is above 50,000',
    points: '+20 points',
  })
  expect(describeScoringRule({ points: -1 }, wordsDe, names)).toEqual({
    when: 'Jeder Lead',
    points: '-1 Punkt',
  })
  const bounds = { A: 1_000, B: 30 }
  expect(describeGrades(bounds, wordsEn)).toBe(
    '1,000 points or more are grade A, 30 or more grade B, fewer grade C',
  )
  expect(describeGrades(bounds, wordsDe)).toBe('ab 1.000 Punkten Güte A, ab 30 Güte B, darunter Güte C')
})

test('declared fields are called by their labels', () => {
  const called = fieldNames(declared, 'de')
  expect([called.custom('building'), called.custom('roofArea')]).toEqual(['Gebäude', undefined])
  expect(called.value('custom.building', ' House')).toBe('das house')
  expect([called.value('custom.building', 'x'), called.value('town', 'house')]).toEqual([
    undefined,
    undefined,
  ])
})

type Failed = [fact: string, operator: OperatorName, wanted: Wanted, found: FactValue, negated: boolean]
test.each<[Failed, string, string]>([
  [
    ['postalCode', 'postalPrefix', ['80'], '10115', false],
    'postal code 10115 does not start with 80',
    'Postleitzahl 10115 beginnt nicht mit 80',
  ],
  [
    ['postalCode', 'postalPrefix', ['80'], '80331', true],
    'postal code 80331 starts with 80',
    'Postleitzahl 80331 beginnt mit 80',
  ],
  [
    ['country', 'equal', 'DE', 'AT', false],
    'country Austria is not Germany',
    'Land Österreich ist nicht Deutschland',
  ],
  [['country', 'notEqual', 'DE', 'de', false], 'country is Germany', 'Land ist Deutschland'],
  [
    ['country', 'in', ['DE', 'CH'], 'AT', false],
    'country Austria is none of Germany or Switzerland',
    'Land Österreich ist keines von Deutschland oder Schweiz',
  ],
  [
    ['quantity', 'greaterThan', 10, 5, false],
    'quantity 5 is not above 10',
    'Menge 5 ist nicht größer als 10',
  ],
  [['quantity', 'greaterThan', 10, null, false], 'quantity is missing', 'Menge fehlt'],
  [['town', 'isMissing', true, 'Ulm', false], 'town is given (Ulm)', 'Ort ist angegeben (Ulm)'],
  [['town', 'isMissing', false, ' ', false], 'town is missing', 'Ort fehlt'],
  [['hasPhone', 'equal', true, false, false], 'no phone number is given', 'keine Telefonnummer liegt vor'],
  [
    ['consent', 'contains', 'fax', ['phone', 'mail'], false],
    'consent phone and mail does not contain fax',
    'Einwilligung phone und mail enthält nicht fax',
  ],
])('%j failed, in words', ([fact, operator, wanted, found, negated], english, german) => {
  const failed = { pointer: '/when', fact, operator, wanted, found, negated }
  expect([wordsEn, wordsDe].map((words) => describeCondition(failed, words, names))).toEqual([
    english,
    german,
  ])
})

/** Every text of a catalogue, templates filled with marks; the path says which. */
function textsOf(words: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries(words)) {
    if (path === '' && key === 'faults') continue
    if (typeof value === 'string') texts.set(`${path}/${key}`, value)
    else if (typeof value === 'function')
      texts.set(`${path}/${key}`, String(value('①', '②', '③', '④', '⑤', '⑥')))
    else for (const entry of textsOf(value as object, `${path}/${key}`)) texts.set(...entry)
  }
  return texts
}

test('every fact, operator, order and clock has words in both languages', () => {
  for (const words of [wordsEn, wordsDe]) {
    expect(Object.keys(words.facts).toSorted()).toEqual(Object.keys(leadFacts).toSorted())
    expect([...Object.keys(words.operators), 'isMissing'].toSorted()).toEqual(operatorNames.toSorted())
    expect(Object.keys(words.action.orders).toSorted()).toEqual(orders.toSorted())
    for (const [fact, definition] of Object.entries(leadFacts)) {
      if (!('choices' in definition)) continue
      expect(Object.keys(words.choices[fact as keyof typeof words.choices]).toSorted(), fact).toEqual(
        definition.choices.toSorted(),
      )
    }
    expect(new Set(clocks.map((clock) => words.action.window(60, clock))).size).toBe(clocks.length)
    for (const [path, text] of textsOf(words)) expect(text.trim(), path).not.toMatch(/^$|undefined|NaN/)
  }
  expect([...textsOf(wordsDe).keys()]).toEqual([...textsOf(wordsEn).keys()])
  expect(Object.keys(wordsDe.faults)).toEqual(Object.keys(wordsEn.faults))
})

test('no operator says the same when it holds as when it does not', () => {
  for (const words of [wordsEn, wordsDe]) {
    for (const [operator, says] of Object.entries(words.operators)) {
      expect(says.clause('f', 'v'), operator).not.toBe(says.notClause('f', 'v'))
      expect(says.held('f', 'x', 'v'), operator).not.toBe(says.notHeld('f', 'x', 'v'))
    }
  }
})
