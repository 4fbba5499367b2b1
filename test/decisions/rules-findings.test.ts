import { expect, test } from 'vitest'
import { describeFinding, describeLead } from '../../rules/check/describe-finding.ts'
import type { RuleNames } from '../../rules/describe-value.ts'
import { finding, severities } from '../../rules/check/finding.ts'
import type { Finding } from '../../rules/check/finding.ts'
import { parseRuleSet } from '../../rules/validate.ts'
import { wordsDe } from '../../rules/words/words.de.ts'
import { wordsEn } from '../../rules/words/words.en.ts'

const names: RuleNames = { partner: (id) => id }
const parsed = parseRuleSet({
  rules: [
    {
      key: 'a',
      name: 'South',
      when: { fact: 'hour', operator: 'lessThan', value: 9 },
      then: { do: 'hold', reason: 'x' },
    },
    {
      key: 'b',
      name: 'North',
      when: { fact: 'hasPhone', operator: 'equal', value: true },
      then: { do: 'hold', reason: 'x' },
    },
  ],
})
if ('faults' in parsed) throw new Error('the rules of this test are broken')
const { ruleSet } = parsed
const inA = { ruleKey: 'a' }
const condition = { fact: 'country', operator: 'equal', value: 'AT' } as const
const witness = { country: 'DE' }

const sentences: [Finding, string, string][] = [
  [
    finding('never_matches', { condition, pointers: [], alone: true }, inA),
    '“South” can never match: no lead fulfils “country is Austria”.',
    '„South“ kann nie greifen: Kein Lead erfüllt „Land Österreich ist“.',
  ],
  [
    finding('never_matches', { condition, pointers: ['/rules/0/when/all/0'], alone: false }, inA),
    '“South” can never match: no lead that fulfils what stands before fulfils “country is Austria” as well.',
    '„South“ kann nie greifen: Kein Lead, der das Vorhergehende erfüllt, erfüllt auch „Land Österreich ist“.',
  ],
  [
    finding('shadowed', { by: ['b', 'gone'] }, inA),
    '“South” never gets a lead: “North” and “gone”, earlier in the list, take all of them.',
    '„South“ bekommt nie einen Lead: Weiter oben nehmen ihr „North“ und „gone“ alle ab.',
  ],
  [
    finding('country_dropped', { country: 'AT', past: 0, fallback: false }),
    'No rule takes leads from Austria.',
    'Keine Regel nimmt Leads aus Österreich.',
  ],
  [
    finding('country_dropped', { country: 'AT', past: 12, fallback: true }),
    'Only the fallback takes leads from Austria. 12 of the recent leads would be among them.',
    'Leads aus Österreich nimmt nur die Auffangregel. 12 der letzten Leads wären darunter.',
  ],
  [
    finding('leads_untaken', { countries: ['AT', 'DE', 'CH'], past: 1 }),
    'No rule takes some leads from Austria, Germany and Switzerland. One of the recent leads would be among them.',
    'Manche Leads aus Österreich, Deutschland und Schweiz nimmt keine Regel. Einer der letzten Leads wäre darunter.',
  ],
  [
    finding('partner_unreachable', { partner: 'Huber', takenBy: 'b' }, { witness }),
    'No lead can reach Huber. The lead shown, which it could serve, goes to “North”.',
    'Kein Lead kann Huber erreichen. Der gezeigte Lead, den er bedienen könnte, geht an „North“.',
  ],
  [
    finding('partner_unreachable', { partner: 'Huber', takenBy: null }, { witness }),
    'No lead can reach Huber. No rule takes the lead shown, which it could serve.',
    'Kein Lead kann Huber erreichen. Den gezeigten Lead, den er bedienen könnte, nimmt keine Regel.',
  ],
  [
    finding('partner_unreachable', { partner: 'Huber', takenBy: null }),
    'No lead can reach Huber.',
    'Kein Lead kann Huber erreichen.',
  ],
  [
    finding('nobody_in_pool', {}),
    'the fallback has nobody to ask: no active partner is in its pool.',
    'die Auffangregel kann niemanden fragen: Kein aktiver Partner ist in ihrem Kreis.',
  ],
  [
    finding('race_too_small', { raceTo: 3, partners: ['Meier', 'Huber'] }, inA),
    '“South” offers to 3 partners at once, and its pool has no more than these: Meier and Huber.',
    '„South“ fragt 3 Partner zugleich, und ihr Kreis hat nicht mehr als diese: Meier und Huber.',
  ],
  [
    finding('window_outside_hours', { minutes: 30, weekday: 1, hour: 20, hours: 28, asked: 168 }, inA),
    '“South”: a lead that comes on Monday at 20:00 has to be answered within 30 minutes, and nobody in the pool opens in that time. In the coming week this is so in 28 of the 168 hours in which its leads can come.',
    '„South“: Ein Lead, der am Montag um 20 Uhr kommt, will binnen 30 Minuten beantwortet sein, und in dieser Zeit öffnet niemand aus dem Kreis. In der kommenden Woche ist das in 28 von 168 Stunden so, in denen ihre Leads kommen können.',
  ],
  ...(
    [
      ['unknown_product', 'the product', 'das Produkt'],
      ['unknown_country', 'the country', 'das Land'],
      ['unknown_region', 'the region', 'die Region'],
      ['unknown_tier', 'the tier', 'die Stufe'],
      ['unknown_tag', 'the tag', 'das Schlagwort'],
      ['unknown_partner', 'the partner', 'den Partner'],
      ['unknown_pipeline', 'the pipeline', 'die Pipeline'],
      ['unknown_ladder', 'the ladder', 'die Eskalation'],
    ] as const
  ).map(([code, english, german]): [Finding, string, string] => [
    finding(code, { value: 'x', nearest: 'y' }, inA),
    `“South” names ${english} “x”, which does not exist. Did you mean “y”?`,
    `„South“ nennt ${german} „x“; das gibt es nicht. Ist „y“ gemeint?`,
  ]),
  [
    finding('ladder_unused', { ladder: 'Fast' }),
    'No rule names the ladder “Fast”.',
    'Keine Regel nennt die Eskalation „Fast“.',
  ],
  [
    finding('ladder_tells_nobody', { ladder: 'Fast', at: { percent: 80 }, to: { person: 'p1' } }),
    'The ladder “Fast” tells somebody after 80% of the time who is not, or no longer, there: p1.',
    'Die Eskalation „Fast“ meldet sich nach 80\u00a0% der Zeit bei jemandem, den es nicht oder nicht mehr gibt: p1.',
  ],
  [
    finding(
      'ladder_step_late',
      { ladder: 'Fast', at: { minutes: 60 }, minutes: 30, clock: 'working', always: false },
      inA,
    ),
    'A step of the ladder “Fast” (after 1 hour) does not always happen for “South”: it has no place within 30 working minutes.',
    'Ein Schritt der Eskalation „Fast“ (nach 1 Stunde) findet für „South“ nicht immer statt: Er hat in 30 Arbeitsminuten keinen Platz.',
  ],
  [
    finding('unproven', { count: 4 }),
    'Of 4 rules or partners nothing was proven: their conditions are too entangled to tell in time.',
    'Zu 4 Regeln oder Partnern ließ sich nichts beweisen: Ihre Bedingungen sind zu verflochten.',
  ],
]

test.each(sentences)('$code reads in both languages', (found, english, german) => {
  expect(describeFinding(found, ruleSet, wordsEn, names)).toBe(english[0]!.toUpperCase() + english.slice(1))
  expect(describeFinding(found, ruleSet, wordsDe, names)).toBe(german[0]!.toUpperCase() + german.slice(1))
})

test('every kind of finding has its sentences here', () => {
  expect(new Set(sentences.map(([{ code }]) => code))).toEqual(new Set(Object.keys(severities)))
})

test('a lead is told by what rules ask for, and by what people know it by', () => {
  const lead = {
    country: 'AT',
    weekday: 2,
    hour: 10,
    hasPhone: true,
    hasEmail: true,
    productLine: 'Pump',
    town: ' ',
  }
  expect(describeLead(lead, ruleSet, wordsEn, names)).toEqual([
    'country Austria',
    'hour 10',
    'a phone number is given',
    'product Pump',
  ])
  expect(describeLead(lead, ruleSet, wordsDe, names)).toEqual([
    'Land Österreich',
    'Stunde 10',
    'eine Telefonnummer liegt vor',
    'Produkt Pump',
  ])
})
