import { describe, expect, test } from 'vitest'
import { checkLadders } from '../../rules/check/ladders.ts'
import type { Check } from '../../rules/check/context.ts'
import { describeLadder } from '../../rules/describe-ladder.ts'
import type { RuleNames } from '../../rules/describe-value.ts'
import { diffRuleSets } from '../../rules/diff.ts'
import type { RuleSet } from '../../rules/rule-set.ts'
import { parseRuleSet } from '../../rules/validate.ts'
import { wordsDe } from '../../rules/words/words.de.ts'
import { wordsEn } from '../../rules/words/words.en.ts'
import { fromText, toText } from '../../server/routing/rules-text.ts'

const person = '0190aaaa-0000-7000-8000-000000000001'
const webhook = '0190aaaa-0000-7000-8000-000000000002'
const named = new Map([
  [person, 'Vera Berg'],
  [webhook, 'Sales'],
])
const names: RuleNames = {
  partner: (id) => id,
  person: (id) => named.get(id),
  webhook: (id) => named.get(id),
}

const parse = (input: unknown) => parseRuleSet(input)
function setOf(ladders: object, rules: object[] = []): RuleSet {
  const parsed = parse({ rules, ladders })
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  return parsed.ruleSet
}
const rule = (over: object = {}) => ({
  key: 'all',
  name: 'All',
  then: { do: 'distribute', orders: ['nearest'], ladder: 'fast', ...over },
})
const step = (at: object, ...to: unknown[]) => ({ at, to: to.length ? to : ['partner'] })
const full = {
  name: 'Fast',
  steps: [
    step({ minutes: 10 }),
    step({ percent: 80 }, 'partner_admins', { person }),
    step({ minutesLeft: 60 }, { webhook }),
  ],
  extension: { minutes: 120, clock: 'wall' },
  afterPartners: 2,
  race: { to: 4, window: { minutes: 30, clock: 'wall' } },
  gradeAFactor: 0.5,
}

describe('what is wrong with a ladder is told at its place', () => {
  test.each<[string, object, [string, string][]]>([
    ['no steps', { steps: [] }, [['/ladders/fast/steps', 'too_few']]],
    [
      'a step that tells nobody',
      { steps: [{ at: { percent: 5 }, to: [] }] },
      [['/ladders/fast/steps/0/to', 'too_few']],
    ],
    ['a step without a moment', { steps: [step({})] }, [['/ladders/fast/steps/0/at', 'one_moment']]],
    [
      'two moments',
      { steps: [step({ percent: 5, minutes: 5 })] },
      [['/ladders/fast/steps/0/at', 'one_moment']],
    ],
    [
      'the deadline as a step',
      { steps: [step({ percent: 100 })] },
      [['/ladders/fast/steps/0/at/percent', 'out_of_range']],
    ],
    [
      'steps out of order',
      { steps: [step({ percent: 80 }), step({ percent: 50 })] },
      [['/ladders/fast/steps/1/at', 'step_out_of_order']],
    ],
    [
      'steps before the deadline out of order',
      { steps: [step({ minutesLeft: 5 }), step({ percent: 50 }), step({ minutesLeft: 10 })] },
      [['/ladders/fast/steps/2/at', 'step_out_of_order']],
    ],
    [
      'somebody told twice',
      { steps: [step({ percent: 5 }, { person }, { person })] },
      [['/ladders/fast/steps/0/to', 'repeated']],
    ],
    [
      'an audience that is none',
      { steps: [step({ percent: 5 }, 'everybody')] },
      [['/ladders/fast/steps/0/to/0', 'not_a_choice']],
    ],
    [
      'a person that is no id',
      { steps: [step({ percent: 5 }, { person: 'Vera' })] },
      [['/ladders/fast/steps/0/to/0/person', 'wrong_form']],
    ],
    [
      'an extension of two kinds',
      { extension: { percent: 5, minutes: 5 } },
      [['/ladders/fast/extension', 'one_extension']],
    ],
    ['a race of one', { race: { to: 1 } }, [['/ladders/fast/race/to', 'out_of_range']]],
    ['a misspelt field', { afterPartner: 3 }, [['/ladders/fast/afterPartner', 'unknown_key']]],
  ])('%s', (_, over, faults) => {
    const parsed = parse({ rules: [], ladders: { fast: { name: 'Fast', ...over } } })
    expect('faults' in parsed && parsed.faults.map(({ pointer, code }) => [pointer, code])).toEqual(faults)
  })

  test('a key that is none', () => {
    expect(parse({ rules: [], ladders: { 'Fast one': { name: 'Fast' } } })).toMatchObject({
      faults: [{ pointer: '/ladders/Fast one', code: 'wrong_form' }],
    })
  })
})

test('a ladder reads as one line in both languages', () => {
  const ladder = setOf({ fast: full }).ladders!.fast!
  expect(describeLadder(ladder, wordsEn, names)).toBe(
    'after 10 minutes tell the partner; after 80% of the time tell the partner’s admins and Vera Berg; 1 hour before the deadline tell the webhook Sales; at the deadline on to the next partner; on request 2 hours more; wider after every 2 partners; then offered at once to 4 of those who are left, 30 minutes, then to nobody; grade A in 50% of the time',
  )
  expect(describeLadder(ladder, wordsDe, names)).toBe(
    'nach 10 Minuten Nachricht an den Partner; nach 80\u00a0% der Zeit Nachricht an die Admins des Partners und Vera Berg; 1 Stunde vor Ablauf Nachricht an den Webhook Sales; nach Ablauf an den nächsten Partner; auf Bitte 2 Stunden dazu; weiter gefasst nach je 2 Partnern; dann zugleich an 4 der Übrigen, 30 Minuten, dann an niemanden; Güte A in 50\u00a0% der Zeit',
  )
})

test('a difference tells of ladders that came, went and changed', () => {
  const before = setOf({ fast: { name: 'Fast' }, old: { name: 'Old' } })
  const after = setOf({
    fast: { name: 'Fast', afterPartners: 1, extension: { percent: 0 } },
    slow: { name: 'Slow' },
  })
  const usual = (name: string, what: string) =>
    expect.stringMatching(new RegExp(`^Ladder “${name}” ${what}: after 50%`))
  expect(diffRuleSets(before, after, wordsEn, names).map(({ text }) => text)).toEqual([
    usual('Old', 'removed'),
    '“Ladder Fast”, more time: on request half of the time more, at least 30 minutes → no more time on request',
    '“Ladder Fast”, widening: wider after every 3 partners → wider after every partner',
    usual('Slow', 'added'),
  ])
  expect(diffRuleSets(after, after, wordsDe, names)).toEqual([])
})

test('a rule that changes its ladder is told by the ladders’ names', () => {
  const ladders = { fast: { name: 'The fast one' }, slow: { name: 'The slow one' } }
  const [before, after] = [setOf(ladders, [rule()]), setOf(ladders, [rule({ ladder: 'slow' })])]
  expect(diffRuleSets(before, after, wordsEn, names).map(({ text }) => text)).toEqual([
    '“All”, ladder: The fast one → The slow one',
  ])
})

test.each(['json', 'yaml'] as const)(
  'a rule set with ladders is the same bytes after %s and back',
  (format) => {
    const ruleSet = setOf({ slow: { name: 'Slow' }, fast: full }, [rule()])
    const text = toText(ruleSet, format)
    const again = parse(fromText(text, format))
    if ('faults' in again) throw new Error(JSON.stringify(again.faults))
    expect(again.ruleSet).toEqual(ruleSet)
    expect(toText(again.ruleSet, format)).toBe(text)
  },
)

describe('the check finds', () => {
  const found = (ruleSet: RuleSet) =>
    checkLadders({
      ruleSet,
      context: { people: [person], webhooks: [] } as unknown as Check['context'],
    } as Check).map(({ code, severity, ruleKey, pointer }) => `${severity} ${code} ${ruleKey} ${pointer}`)
  const hour = { window: { minutes: 60, clock: 'wall' } }

  test.each<[string, object, object, string[]]>([
    ['nothing in a ladder that fits', { fast: { name: 'Fast' } }, hour, []],
    [
      'a ladder that is not there',
      { quick: { name: 'Quick' } },
      hour,
      ['error unknown_ladder all /rules/0/then/ladder', 'hint ladder_unused null /ladders/quick'],
    ],
    ['none where the default is named', {}, { ladder: 'default' }, []],
    ['the default used by whoever names none', { default: { name: 'Ours' } }, { ladder: undefined }, []],
    [
      'a step that never happens',
      { fast: { name: 'Fast', steps: [step({ minutes: 60 })] } },
      hour,
      ['warning ladder_step_late all /ladders/fast/steps/0/at'],
    ],
    [
      'a step that grade A has no time for',
      { fast: { name: 'Fast', gradeAFactor: 0.25, steps: [step({ minutes: 30 })] } },
      hour,
      ['hint ladder_step_late all /ladders/fast/steps/0/at'],
    ],
    [
      'a step before the offer',
      { fast: { name: 'Fast', steps: [step({ minutesLeft: 90 })] } },
      hour,
      ['warning ladder_step_late all /ladders/fast/steps/0/at'],
    ],
    [
      'a webhook that is gone, and not a person who is there',
      { fast: { name: 'Fast', steps: [step({ percent: 9 }, { person }, { webhook })] } },
      hour,
      ['warning ladder_tells_nobody null /ladders/fast/steps/0/to/1'],
    ],
  ])('%s', (_, ladders, then, findings) => {
    expect(found(setOf(ladders, [rule(then)]))).toEqual(findings)
  })
})
