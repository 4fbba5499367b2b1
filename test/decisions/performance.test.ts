import { expect, test } from 'vitest'
import { performanceOf } from '../../server/scorecards/performance.ts'

const network = {
  accepted: 600,
  declined: 300,
  expired: 100,
  acceptanceRate: 0.6,
  conversionRate: 0.25,
  workingResponseMinutesMedian: 60,
}
const figures = (accepted: number, declined: number, won: number, minutes: number) => ({
  accepted,
  declined,
  expired: 0,
  acceptanceRate: accepted + declined ? accepted / (accepted + declined) : null,
  conversionRate: accepted ? won / accepted : null,
  workingResponseMinutesMedian: accepted + declined ? minutes : null,
})
const mean = 0.4 * 0.6 + 0.4 * 0.25 + 0.2 * 0.5

test.each<[string, ReturnType<typeof figures>, number]>([
  ['whoever is new begins where the network stands', figures(0, 0, 0, 0), mean],
  ['the network’s own figures give the network’s score', figures(600, 400, 150, 60), mean],
  ['one lucky lead makes nobody the best', figures(1, 0, 1, 1), 0.491],
  ['a partner that is as good as can be', figures(200, 0, 200, 1), 0.97],
  ['a partner that says no to everything', figures(0, 200, 0, 600), 0.134],
])('%s', (_, own, score) => expect(performanceOf(own, network)).toBeCloseTo(score, 2))

test('in a network without figures all are level', () => {
  const none = { ...network, acceptanceRate: null, conversionRate: null, workingResponseMinutesMedian: null }
  expect(performanceOf(figures(0, 0, 0, 0), none)).toBe(0.1)
})
