import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RuleNames } from '../../rules/describe-value.ts'
import { diffRuleSets } from '../../rules/diff.ts'
import { movesBetween } from '../../rules/moves.ts'
import type { RuleSet } from '../../rules/rule-set.ts'
import { parseRuleSet } from '../../rules/validate.ts'
import { wordsDe } from '../../rules/words/words.de.ts'
import { wordsEn } from '../../rules/words/words.en.ts'
import { someRuleSet } from './rules-arbitrary.ts'

const [meier, huber] = ['0198c5a4-7e1f-7c3a-9b52-3f6f1c2d4e5f', '0198c5a4-7e1f-7c3a-9b52-3f6f1c2d4e60']
const names: RuleNames = {
  partner: (id) => (id === meier ? 'Meier' : 'Huber'),
  tier: (key) => ({ gold: 'Gold' })[key],
}
const is = (value: string) => ({ fact: 'country', operator: 'equal', value })
const nearest = { do: 'distribute', orders: ['nearest'] }
const rule = (key: string, over: object = {}) => ({
  key,
  name: key.toUpperCase(),
  when: is('DE'),
  then: nearest,
  ...over,
})
function setOf(rules: object[], over: object = {}): RuleSet {
  const parsed = parseRuleSet({ rules, ...over })
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  return parsed.ruleSet
}
const texts = (before: RuleSet, after: RuleSet) =>
  [wordsEn, wordsDe].map((words) => diffRuleSets(before, after, words, names).map(({ text }) => text))

const changed = (over: object, from: object = {}): [RuleSet, RuleSet] => [
  setOf([rule('a', from)]),
  setOf([rule('a', over)]),
]
const then = (over: object, from: object = {}): [RuleSet, RuleSet] =>
  changed({ then: { ...nearest, ...over } }, { then: { ...nearest, ...from } })
const scoring = (points: number, A = 50) => ({
  scoring: { rules: [{ key: 's', name: 'Big', points, when: is('DE') }], grades: { A, B: 20 } },
})

test.each<[string, [RuleSet, RuleSet], string[], string[]]>([
  [
    'a rule that came',
    [setOf([rule('a')]), setOf([rule('a'), rule('b', { enabled: false })])],
    [
      '“B” added at place 2, switched off: If country is Germany: partners, nearest first, the usual time to answer, then next',
    ],
    [
      '„B“ hinzugefügt an Platz 2, abgeschaltet: Wenn Land Deutschland ist: Partner, die nächsten zuerst, übliche Antwortzeit, dann der nächste',
    ],
  ],
  [
    'a rule that went',
    [setOf([rule('a', { then: { do: 'hold', reason: 'Look' } })]), setOf([])],
    ['“A” removed: If country is Germany: hold it: Look'],
    ['„A“ entfernt: Wenn Land Deutschland ist: zurückhalten: Look'],
  ],
  [
    'a rule that moved',
    [setOf([rule('a'), rule('b'), rule('c')]), setOf([rule('c'), rule('a'), rule('b')])],
    ['“C” moved from place 3 to place 1'],
    ['„C“ verschoben von Platz 3 nach Platz 1'],
  ],
  ['a rule switched off', changed({ enabled: false }), ['“A” switched off'], ['„A“ abgeschaltet']],
  ['a rule switched on', changed({}, { enabled: false }), ['“A” switched on'], ['„A“ eingeschaltet']],
  ['another name', changed({ name: 'South' }), ['“A” is now called “South”'], ['„A“ heißt jetzt „South“']],
  [
    'another condition',
    changed({ when: is('AT') }),
    ['“A”, condition: If country is Germany → If country is Austria'],
    ['„A“, Bedingung: Wenn Land Deutschland ist → Wenn Land Österreich ist'],
  ],
  [
    'no condition any more',
    changed({ when: undefined }),
    ['“A”, condition: If country is Germany → Every lead'],
    ['„A“, Bedingung: Wenn Land Deutschland ist → Jeder Lead'],
  ],
  [
    'another action',
    changed({ then: { do: 'close', reason: 'Press' } }, { then: { do: 'assign', partner: meier } }),
    ['“A”, action: assign to Meier → close it: Press'],
    ['„A“, Handlung: an Meier zuweisen → schließen: Press'],
  ],
  [
    'several fields of an action',
    then({
      pool: { tiers: ['gold'], withinKm: 1_500, portfolio: 'must_be_certified', language: true },
      mode: 'race',
      window: { minutes: 60, clock: 'working' },
    }),
    [
      '“A”, tiers: – → Gold',
      '“A”, within km: – → 1,500',
      '“A”, portfolio: must carry the product → must be certified',
      '“A”, speaks the lead’s language: no → yes',
      '“A”, mode: one partner at a time → race',
      '“A”, partners asked at once: – → 3',
      '“A”, time to answer: – → 1 working hour',
    ],
    [
      '„A“, Stufen: – → Gold',
      '„A“, Umkreis in km: – → 1.500',
      '„A“, Sortiment: muss das Produkt führen → muss zertifiziert sein',
      '„A“, spricht die Sprache des Leads: nein → ja',
      '„A“, Verfahren: ein Partner nach dem anderen → Wettlauf',
      '„A“, zugleich gefragte Partner: – → 3',
      '„A“, Antwortzeit: – → 1 Arbeitsstunde',
    ],
  ],
  [
    'windows of grades, widening and order',
    then(
      { orders: ['best_performing', 'nearest'], gradeWindows: { A: { minutes: 5, clock: 'wall' } } },
      { widen: [{ territory: 'any' }] },
    ),
    [
      '“A”, order: nearest first → best performing first, nearest first',
      '“A”, least part of an equal share: – → 20%',
      '“A”, time to answer by grade: – → grade A 5 minutes',
      '“A”, if nobody is left: whatever their territory → –',
    ],
    [
      '„A“, Reihenfolge: die nächsten zuerst → die leistungsstärksten zuerst, die nächsten zuerst',
      '„A“, Mindestteil eines gleichen Anteils: – → 20\u00a0%',
      '„A“, Antwortzeit nach Güte: – → Güte A 5 Minuten',
      '„A“, wenn niemand übrig ist: gleich welches Gebiet sie haben → –',
    ],
  ],
  [
    'two partners of one name',
    then({ pool: { partners: [huber] } }, { pool: { partners: ['0198c5a4-7e1f-7c3a-9b52-3f6f1c2d4e61'] } }),
    [
      '“A”, action: partners, only Huber, nearest first, the usual time to answer, then next → partners, only Huber, nearest first, the usual time to answer, then next',
    ],
    [
      '„A“, Handlung: Partner, nur Huber, die nächsten zuerst, übliche Antwortzeit, dann der nächste → Partner, nur Huber, die nächsten zuerst, übliche Antwortzeit, dann der nächste',
    ],
  ],
  [
    'a fallback that came, and tiers',
    [setOf([]), setOf([], { fallback: nearest, tiers: ['gold', 'x'] })],
    [
      'Fallback: – → partners, nearest first, the usual time to answer, then next',
      'Tiers from the highest: – → Gold, x',
    ],
    [
      'Auffangregel: – → Partner, die nächsten zuerst, übliche Antwortzeit, dann der nächste',
      'Stufen von der höchsten an: – → Gold, x',
    ],
  ],
  [
    'a fallback that changed',
    [setOf([], { fallback: nearest }), setOf([], { fallback: { ...nearest, ladder: 'fast' } })],
    ['“Fallback”, ladder: – → fast'],
    ['„Auffangregel“, Eskalation: – → fast'],
  ],
  [
    'points and grades',
    [setOf([], scoring(10)), setOf([], scoring(-1, 60))],
    [
      '“Big”, points: +10 points → -1 point',
      'Grades: 50 points or more are grade A, 20 or more grade B, fewer grade C → 60 points or more are grade A, 20 or more grade B, fewer grade C',
    ],
    [
      '„Big“, Punkte: +10 Punkte → -1 Punkt',
      'Güten: ab 50 Punkten Güte A, ab 20 Güte B, darunter Güte C → ab 60 Punkten Güte A, ab 20 Güte B, darunter Güte C',
    ],
  ],
])('%s is told in both languages', (_, [before, after], english, german) => {
  expect(texts(before, after)).toEqual([english, german])
})

test('a long list that changed in its hidden part says what came and what went', () => {
  const codes = Array.from({ length: 30 }, (_, index) => String(10 + index))
  const starting = (value: string[]) =>
    setOf([rule('a', { when: { fact: 'postalCode', operator: 'postalPrefix', value } })])
  expect(texts(starting(codes), starting([...codes.slice(0, -1), '99']))[0]).toEqual([
    '“A”, condition: added postal code 99; removed postal code 39',
  ])
})

test('the fewest moves put one order into the other', () => {
  const keys = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 10 })
  fc.assert(
    fc.property(keys, keys, (before, after) => {
      const moved = new Set(movesBetween(before, after).map(({ key }) => key))
      const stayed = (list: string[], other: string[]) =>
        list.filter((key) => other.includes(key) && !moved.has(key))
      expect(stayed(after, before)).toEqual(stayed(before, after))
    }),
    { numRuns: 500, seed: 3 },
  )
  expect(movesBetween([...'abcde'], [...'eabcd'])).toEqual([{ key: 'e', from: 5, to: 1 }])
  expect(movesBetween([...'abc'], [...'xac'])).toEqual([])
})

test('a rule set differs from itself in nothing, and from another one in something', () => {
  fc.assert(
    fc.property(someRuleSet, someRuleSet, (one, other) => {
      const diff = (a: RuleSet, b: RuleSet) => diffRuleSets(a, b, wordsEn, names)
      expect(diff(one, structuredClone(one))).toEqual([])
      const alike = JSON.stringify(one) === JSON.stringify(other)
      expect(diff(one, other).length === 0).toBe(alike)
    }),
    { numRuns: 300, seed: 9 },
  )
})
