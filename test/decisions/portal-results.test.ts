import { expect, test } from 'vitest'
import { changeOf } from '../../partner-portal/results/change.ts'
import { choiceOf, daysOf, periodOf } from '../../partner-portal/results/period.ts'
import type { Preset } from '../../partner-portal/results/period.ts'

test.each<[string, Preset, string, { from?: string; to?: string }]>([
  ['30 days end today and count it', '30d', '2026-03-30', { from: '2026-03-01', to: '2026-03-30' }],
  ['90 days reach over the turn of the year', '90d', '2026-01-31', { from: '2025-11-03', to: '2026-01-31' }],
  ['this month began on its first', 'month', '2026-03-30', { from: '2026-03-01', to: '2026-03-30' }],
  [
    'the month before a March is a whole February',
    'last_month',
    '2024-03-31',
    { from: '2024-02-01', to: '2024-02-29' },
  ],
  [
    'the month before a January is of last year',
    'last_month',
    '2026-01-01',
    { from: '2025-12-01', to: '2025-12-31' },
  ],
  ['this year began on its first day', 'year', '2026-03-30', { from: '2026-01-01', to: '2026-03-30' }],
  ['the whole time has no ends', 'all', '2026-03-30', {}],
])('%s', (_, preset, today, days) => expect(daysOf(preset, today)).toEqual(days))

test.each([
  ['nothing is 90 days', {}, '90d'],
  ['a preset is itself', { period: 'year' }, 'year'],
  ['a word that is no preset is 90 days', { period: 'decade' }, '90d'],
  ['days of one’s own win', { period: 'year', from: '2026-01-05' }, 'own'],
  ['a day that is none does not count', { from: '2026-13-45' }, '90d'],
])('in the URL, %s', (_, search, choice) => expect(choiceOf(search)).toBe(choice))

test('days of one’s own may be open on one side', () =>
  expect(periodOf({ from: '2026-01-05', to: 'soon' }, '2026-03-30')).toEqual({
    from: '2026-01-05',
    to: undefined,
  }))

const plenty = { now: 20, before: 20 }

test.each([
  ['a higher rate is better', 0.75, 0.5, 'more', plenty, { by: 0.25, better: true }],
  ['a shorter time is better', 30, 90, 'less', plenty, { by: -60, better: true }],
  ['a longer time is worse', 90, 30, 'less', plenty, { by: 60, better: false }],
  ['the same is neither', 30, 30, 'less', plenty, { by: 0, better: null }],
  ['what nobody wishes for is neither', 4, 2, 'neither', plenty, { by: 2, better: null }],
  ['without a figure now there is no change', null, 0.5, 'more', plenty, null],
  ['without a figure before there is no change', 0.5, null, 'more', plenty, null],
  ['without a period before there is no change', 0.5, undefined, 'more', plenty, null],
  ['nine answers are too few to compare', 0.5, 0.25, 'more', { now: 9, before: 20 }, null],
  ['nine answers before are too few to compare', 0.5, 0.25, 'more', { now: 20, before: 9 }, null],
] as const)('%s', (_, now, before, wish, basis, change) =>
  expect(changeOf(now, before, wish, basis)).toEqual(change),
)
