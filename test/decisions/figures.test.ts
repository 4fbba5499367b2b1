import { describe, expect, test } from 'vitest'
import { benchmarkOf } from '../../server/scorecards/benchmark.ts'
import {
  nobodyAsked,
  nothingClosed,
  nothingOffered,
  rate,
  scorecardOf,
} from '../../server/scorecards/figures.ts'
import { instantsOf, lastDays, periodBefore, periodOf, wholeTime } from '../../server/scorecards/period.ts'
import { Refusal } from '../../shared/refusals.ts'

const nothing = {
  offers: nothingOffered,
  closed: nothingClosed,
  wonValue: [],
  pipeline: [],
  customers: nobodyAsked,
}

describe('figures', () => {
  test('a rate without a denominator is empty, not 0 %', () => {
    expect(rate(0, 0)).toBeNull()
    expect(rate(0, 4)).toBe(0)
    const card = scorecardOf(nothing)
    expect([card.acceptanceRate, card.conversionRate, card.winRate]).toEqual([null, null, null])
  })

  test('the share of customers whom nobody called is of those who answered', () => {
    expect(scorecardOf(nothing).notReachedRate).toBeNull()
    const customers = { asked: 9, answered: 4, notReached: 1 }
    expect(scorecardOf({ ...nothing, customers }).notReachedRate).toBe(0.25)
  })

  test('acceptance leaves out what was withdrawn or is still open', () => {
    const offers = {
      ...nothingOffered,
      offered: 12,
      accepted: 3,
      declined: 2,
      expired: 1,
      withdrawn: 4,
      open: 2,
    }
    expect(scorecardOf({ ...nothing, offers }).acceptanceRate).toBe(0.5)
  })

  test('conversion is of the cohort, the win rate of what was closed', () => {
    const offers = { ...nothingOffered, offered: 4, accepted: 4, converted: 1 }
    const closed = { ...nothingClosed, won: 6, lost: 2 }
    const card = scorecardOf({ ...nothing, offers, closed })
    expect([card.conversionRate, card.winRate]).toEqual([0.25, 0.75])
  })

  test('currencies stand side by side and open opportunities are counted over them', () => {
    const card = scorecardOf({
      ...nothing,
      pipeline: [
        { currency: 'CHF', amount: 100, weighted: 10, count: 1 },
        { currency: 'EUR', amount: 300, weighted: 90, count: 2 },
      ],
    })
    expect(card.openOpportunities).toBe(3)
    expect(card.pipeline).toEqual([
      { currency: 'CHF', amount: 100, weighted: 10 },
      { currency: 'EUR', amount: 300, weighted: 90 },
    ])
  })

  test('a partner learns nothing of a network in which it could reckon the others out', () => {
    const card = scorecardOf({ ...nothing, closed: { ...nothingClosed, won: 1, lost: 1 } })
    expect(benchmarkOf(card, 4, 4).winRate).toBe(0.5)
    expect(benchmarkOf(card, 4, 1)).toMatchObject({
      winRate: null,
      daysToWinMedian: null,
      daysToLoseMedian: null,
    })
    expect(benchmarkOf(card, 4, 1).acceptanceRate).toBe(card.acceptanceRate)
    expect(Object.values(benchmarkOf(card, 3, 3)).every((value) => value === null)).toBe(true)
    expect(Object.keys(benchmarkOf(card, 4, 4))).not.toContain('won')
  })
})

describe('periods', () => {
  test('the period before is as long and ends the day before', () => {
    expect(periodBefore({ from: '2026-03-01', to: '2026-03-31' })).toEqual({
      from: '2026-01-29',
      to: '2026-02-28',
    })
    expect(periodBefore({ from: '2026-03-05', to: '2026-03-05' })).toEqual({
      from: '2026-03-04',
      to: '2026-03-04',
    })
  })

  test('the whole time, or half of it, has none before it', () => {
    expect(periodBefore(wholeTime)).toBeNull()
    expect(periodBefore({ from: '2026-03-01', to: null })).toBeNull()
  })

  test('days begin and end in the zone of the manufacturer, also across daylight saving', () => {
    const { start, end } = instantsOf({ from: '2026-03-28', to: '2026-03-29' }, 'Europe/Berlin')
    expect([start?.toISOString(), end?.toISOString()]).toEqual([
      '2026-03-27T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ])
  })

  test('the last 30 days end today', () =>
    expect(lastDays(30, '2026-03-30')).toEqual({ from: '2026-03-01', to: '2026-03-30' }))

  test('a period that ends before it begins is refused at its end', () => {
    const refused = periodOf({ from: '2026-03-02', to: '2026-03-01' })
    expect(refused).toBeInstanceOf(Refusal)
    expect((refused as Refusal).faults[0]).toMatchObject({ pointer: '/to' })
  })
})
