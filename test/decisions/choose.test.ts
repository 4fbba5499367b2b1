import { describe, expect, test } from 'vitest'
import type { Distribute } from '../../rules/distribute.ts'
import { choose } from '../../server/routing/choose.ts'
import type { Standing } from '../../server/routing/eligibility.ts'
import { allHere, aNeed, aStanding, routingPartners } from '../support/partners.ts'

const here = allHere
const need = aNeed()
const partners = routingPartners(
  { tier: 'silver', weight: 1, latitude: 48.2, longitude: 11.6 },
  { tier: 'gold', weight: 2, latitude: 52.5, longitude: 13.4 },
  { tier: 'gold', weight: 1 },
)
const standings: Standing[] = [
  aStanding({ openWork: 5, given: 4, turn: 9, performance: 0.4, behind: 0.5 }),
  aStanding({ openWork: 2, given: 4, turn: 3, performance: 0.8 }),
  aStanding({ openWork: 2, given: 3, turn: 7, performance: 0.9 }),
]
const first = (...orders: Distribute['orders']) =>
  choose(
    partners,
    need,
    { pool: { territory: 'must_cover', portfolio: 'must_carry' }, orders },
    ['gold', 'silver'],
    (partner) => standings[partners.indexOf(partner)]!,
    here,
  ).ranking.map(({ partnerId }) => partners.find(({ id }) => id === partnerId)!.name)

describe('orders', () => {
  test.each<[string, Distribute['orders'], string[]]>([
    ['nearest: a partner without a place comes last', ['nearest'], ['P1', 'P2', 'P3']],
    ['round robin: whoever has waited longest', ['round_robin'], ['P2', 'P3', 'P1']],
    ['weighted: whoever is furthest below its share', ['weighted'], ['P2', 'P3', 'P1']],
    ['least loaded, ties by id', ['least_loaded'], ['P2', 'P3', 'P1']],
    ['tier, then nearest', ['tier', 'nearest'], ['P2', 'P3', 'P1']],
    ['best performing: whoever is below the floor, then by score', ['best_performing'], ['P1', 'P3', 'P2']],
    ['tier, then best performing', ['tier', 'best_performing'], ['P3', 'P2', 'P1']],
    ['least loaded, then round robin', ['least_loaded', 'round_robin'], ['P2', 'P3', 'P1']],
  ])('%s', (_, orders, names) => expect(first(...orders)).toEqual(names))
})

test('the twenty that are kept are the best of all, in order', () => {
  const many = routingPartners(...Array.from({ length: 200 }, () => ({})))
  const load = new Map(many.map(({ id }, nth) => [id, (nth * 77) % 200]))
  const choice = choose(
    many,
    need,
    { pool: { territory: 'any', portfolio: 'any' }, orders: ['least_loaded'] },
    [],
    ({ id }) => aStanding({ openWork: load.get(id)! }),
    here,
  )
  expect(choice.ranking.map(({ figures }) => figures.open)).toEqual(Array.from({ length: 20 }, (_, at) => at))
  expect(choice.moreRanked).toBe(180)
})

test('the ranking keeps twenty and says how many more there are', () => {
  const many = routingPartners(...Array.from({ length: 33 }, () => ({})))
  const choice = choose(
    many,
    need,
    { pool: { territory: 'any', portfolio: 'any' }, orders: ['least_loaded'] },
    [],
    () => standings[0]!,
    here,
  )
  expect(choice.ranking).toHaveLength(20)
  expect(choice.moreRanked).toBe(13)
})

test('who has no capacity is missed, not ranked', () => {
  const [full] = routingPartners({ capacity: 1 })
  const choice = choose(
    [full!],
    need,
    { pool: { territory: 'any', portfolio: 'any' }, orders: ['nearest'] },
    [],
    () => standings[0]!,
    here,
  )
  expect(choice).toMatchObject({ winner: null, ranking: [], missed: { capacity_left: [full!.id] } })
})
