import { describe, expect, test } from 'vitest'
import type { History } from '../../server/simulations/history.ts'
import { figuresFrom, holdingTimeOf, meanOver } from '../../server/simulations/history.ts'
import type { Hold } from '../../server/simulations/open-work.ts'
import { openWorkOf } from '../../server/simulations/open-work.ts'
import { canonical, differingParts } from '../../server/simulations/recorded.ts'
import { atWork, chooseAlike } from '../../server/simulations/rules-at-work.ts'
import { turnsOf } from '../../server/simulations/turns.ts'

const aHold = (leadId: string, partnerId: string, from: number, until = Infinity): Hold => ({
  leadId,
  partnerId,
  decisionId: `${from}`,
  from,
  until,
  day: '2026-03-02',
  withdrawn: false,
})

describe('open work', () => {
  const workOf = (holds: Hold[], given: Parameters<typeof openWorkOf>[2] = () => undefined) =>
    openWorkOf(holds, () => 10, given)

  test('is what was held at the moment of a decision, that decision’s own offer not yet', () => {
    const work = workOf([aHold('a', 'P', 1, 5), aHold('b', 'P', 2)])
    work.advance(2, '2')
    expect([work.recorded('P'), work.simulated('P')]).toEqual([1, 1])
    work.advance(4, 'x')
    expect(work.recorded('P')).toBe(2)
    work.advance(5, 'x')
    expect(work.recorded('P')).toBe(1)
  })

  test('a lead that goes elsewhere is off its partner, and on the new one for as long as that holds leads', () => {
    const work = workOf([aHold('a', 'P', 1, 50), aHold('a', 'Q', 50)])
    work.advance(1, '1')
    work.leaves('a')
    work.takes('R', 1)
    work.advance(10, 'x')
    expect(['P', 'Q', 'R'].map(work.simulated)).toEqual([0, 0, 1])
    expect(work.recorded('P')).toBe(1)
    work.advance(60, 'x')
    expect(['P', 'Q', 'R'].map(work.simulated)).toEqual([0, 0, 0])
    expect(work.recorded('Q')).toBe(1)
  })

  test('counts for caps what was given, and no more what was withdrawn or went elsewhere', () => {
    const heard: string[] = []
    const withdrawn = { ...aHold('c', 'P', 3, 6), withdrawn: true }
    const work = workOf(
      [aHold('a', 'P', 1, 1), aHold('b', 'P', 2), withdrawn],
      (id, day, more) => void heard.push(`${id} ${day} ${more}`),
    )
    work.advance(2, '2')
    work.leaves('b')
    work.advance(9, 'x')
    expect(heard).toEqual(['P 2026-03-02 1', 'P 2026-03-02 1', 'P 2026-03-02 -1'])
  })
})

describe('history', () => {
  const history: History = {
    askedAndAccepted: 9,
    acceptMinutesMedian: 30,
    accepted: 10,
    declined: 5,
    expired: 5,
    won: 4,
    held: 4,
    heldMs: 100,
  }
  test('says nothing below ten leads, and with how many it says something', () =>
    expect(figuresFrom(history)).toEqual({
      acceptMinutes: { value: null, of: 9 },
      conversionRate: { value: 0.4, of: 10 },
      acceptanceRate: { value: 0.5, of: 20 },
    }))
  test('a partner that held few leads is taken to hold them as long as the network does', () => {
    const network = { ...history, held: 100, heldMs: 700 }
    expect(
      holdingTimeOf(
        new Map([
          ['P', history],
          [null, network],
        ]),
      )('P'),
    ).toBe(700)
    expect(
      holdingTimeOf(
        new Map([
          ['P', { ...history, held: 5 }],
          [null, network],
        ]),
      )('P'),
    ).toBe(100)
    expect(holdingTimeOf(new Map())('P')).toBe(Infinity)
  })
  test('a mean leaves out whose figure is not known', () => {
    const leads = new Map([
      ['P', 3],
      ['Q', 1],
      ['R', 9],
    ])
    expect(meanOver(leads, (id) => ({ P: 10, Q: 30 })[id] ?? null)).toBe(15)
    expect(meanOver(leads, () => null)).toBeNull()
  })
})

describe('rules that choose alike', () => {
  const rule = (then: object) => ({ rules: [{ key: 'r', name: 'R', enabled: true, then }] }) as never
  const then = { do: 'distribute', pool: {}, orders: ['nearest'], mode: 'exclusive' }
  const alike = (one: object, other: object, ruleKey: string | null = 'r') =>
    chooseAlike({ at: atWork(rule(one)), ruleKey }, { at: atWork(rule(other)), ruleKey: 'r' }, false)
  test.each<[string, object, boolean]>([
    ['the same', then, true],
    ['its fields in another order', Object.fromEntries(Object.entries(then).reverse()), true],
    [
      'another window, which asks but does not choose',
      { ...then, window: { minutes: 5, clock: 'wall' } },
      true,
    ],
    ['another order', { ...then, orders: ['tier'] }, false],
    ['another pool', { ...then, pool: { tiers: ['gold'] } }, false],
    ['more widening', { ...then, widen: [{ withinKm: 9 }] }, false],
  ])('%s', (_, other, expected) => expect(alike(then, other)).toBe(expected))
  test('another rule that takes the lead chooses otherwise', () => expect(alike(then, then, 's')).toBe(false))
})

test('a rule’s turns are those of the record until it parts from it, and are counted on from there', () => {
  const turns = turnsOf()
  const partner = { id: 'P', weight: 2 } as never
  turns.learn('r', [{ partnerId: 'P', figures: { turn: 7, share: 3 } }], () => 2, 0)
  expect(turns.ledger.shares.get('r')!.get('P')).toMatchObject({ given: 6, turn: 7 })
  turns.part('r')
  turns.give('r', partner, 0)
  turns.learn('r', [{ partnerId: 'P', figures: { turn: 99 } }], () => 2, 0)
  expect(turns.ledger.shares.get('r')!.get('P')).toMatchObject({ given: 7, turn: 8 })
})

test('decisions are held against each other part by part, whatever the order of their keys', () => {
  const one = { outcome: 'offered', missed: { a: [1], b: [2] }, why: [] } as never
  const other = { outcome: 'offered', missed: { b: [2], a: [1] }, why: [{ code: 'turn' }] } as never
  expect(differingParts(one, other)).toEqual(['why'])
  expect(canonical({ b: 1, a: { d: 1, c: 2 } })).toBe('{"a":{"c":2,"d":1},"b":1}')
})
