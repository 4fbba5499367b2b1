import { expect, test } from 'vitest'
import { compile } from '../../rules/compile.ts'
import { parseRuleSet } from '../../rules/validate.ts'
import { coverageOf } from '../../server/routing/coverage.ts'
import type { Table } from '../../server/routing/decide.ts'
import { askedBy, decide } from '../../server/routing/decide.ts'
import type { Gazetteer } from '../../server/places/gazetteer.ts'
import { keptFacts, needOfKept } from '../../server/routing/need.ts'
import { allHere, aNeed, aStanding, routingPartners } from '../support/partners.ts'

// P1 to P4 are gold, P5 to P9 silver; P10 is the house's own.
const tiers = [...Array(4).fill('gold'), ...Array(5).fill('silver'), 'house'] as string[]
const partners = routingPartners(...tiers.map((tier) => ({ tier })))
const idsOf = (...places: number[]) => places.map((place) => partners[place - 1]!.id)
const namesOf = (ids: readonly string[]) => ids.map((id) => partners.find((one) => one.id === id)!.name)
const upTo = (count: number) => Array.from({ length: count }, (_, nth) => nth + 1)

function tableFor(ladder: object, fallback: object | null = null): Table {
  const then = { do: 'distribute', pool: { tiers: ['gold'] }, orders: ['tier'], ladder: 'own' }
  const widen = [{ tiers: ['gold', 'silver'] }]
  const parsed = parseRuleSet({
    rules: [{ key: 'all', name: 'All', then: { ...then, widen } }],
    fallback,
    ladders: { own: { name: 'Own', ...ladder } },
  })
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  return {
    rules: compile(parsed.ruleSet),
    tiers: [],
    partners,
    byId: new Map(partners.map((partner) => [partner.id, partner])),
    coverage: coverageOf(partners),
    standing: () => aStanding(),
    attendance: allHere,
  }
}

const race = { race: { to: 3 } }
const house = { do: 'distribute', pool: { tiers: ['house'] }, orders: ['tier'] }
const assigned = { ...house, mode: 'assign' }

test.each<[string, Table, number[], boolean, [string, string[], string | null]]>([
  ['the first of its pool is asked', tableFor({}), [], false, ['offered', ['P1'], null]],
  ['after two in vain a third of the same pool', tableFor({}), [1, 2], false, ['offered', ['P3'], null]],
  ['after three the pool is wider', tableFor({}), upTo(3), false, ['offered', ['P4'], 'ladder_widened']],
  ['after five it still is', tableFor({}), upTo(5), false, ['offered', ['P6'], 'ladder_widened']],
  ['after six nobody is asked', tableFor({}), upTo(6), false, ['unassigned', [], 'ladder_exhausted']],
  [
    'with one a step, the second is of the wider pool',
    tableFor({ afterPartners: 1 }),
    [1],
    false,
    ['offered', ['P2'], 'ladder_widened'],
  ],
  [
    'with a race, those who are left are asked at once, as many as it takes',
    tableFor(race),
    upTo(6),
    false,
    ['offered', ['P7', 'P8', 'P9'], 'ladder_raced'],
  ],
  [
    'a race that was run is not run again',
    tableFor({ race: { to: 2 } }),
    upTo(8),
    true,
    ['unassigned', [], 'ladder_exhausted'],
  ],
  [
    'with a fallback, its partner is asked before',
    tableFor(race, house),
    upTo(6),
    false,
    ['offered', ['P10'], 'ladder_widened'],
  ],
  [
    'and the race is of the widest pool that has anybody left',
    tableFor(race, house),
    [...upTo(8), 10],
    false,
    ['offered', ['P9'], 'ladder_raced'],
  ],
  [
    'a fallback that asks nobody gets the lead, and there is no race',
    tableFor(race, assigned),
    upTo(6),
    false,
    ['assigned', ['P10'], 'ladder_widened'],
  ],
  [
    'nobody left at all: no race of nobody',
    tableFor(race),
    upTo(9),
    false,
    ['unassigned', [], 'ladder_exhausted'],
  ],
])('%s', (_, table, asked, raced, [outcome, names, reason]) => {
  const decision = decide({ country: 'DE' }, aNeed({ asked: new Set(idsOf(...asked)), raced }), table)
  expect([decision.outcome, namesOf(askedBy(decision)), decision.reason]).toEqual([outcome, names, reason])
})

test('a race has the window of its ladder, whatever the grades of the rule have', () => {
  const window = { minutes: 15, clock: 'wall' }
  const table = tableFor({ race: { to: 2, window } })
  const { then } = decide({ country: 'DE' }, aNeed({ asked: new Set(idsOf(...upTo(6))) }), table)
  expect(then).toMatchObject({ mode: 'race', raceTo: 2, window })
  expect(then?.gradeWindows).toBeUndefined()
})

test('a ladder in the table that cannot be understood is the default', () => {
  const rules = compile({ rules: [], ladders: { own: { name: '' } as never, none: null as never } })
  expect([...rules.ladders.keys()]).toEqual([])
})

test('that a race was run in vain is kept with the decision, so that it can be made again', () => {
  const need = aNeed({ asked: new Set(idsOf(1)), raced: true })
  const kept = keptFacts({ country: 'DE', postalCode: '80331' }, need)
  const nowhere = { find: () => null } as unknown as Gazetteer
  expect(needOfKept(kept, idsOf(1), nowhere)).toMatchObject({ asked: need.asked, raced: true })
  expect(needOfKept(keptFacts({ country: 'DE' }, aNeed()), [], nowhere).raced).toBeUndefined()
})
