import { expect, test } from 'vitest'
import { instantAt, tomorrowAtEight } from '../../partner-portal/rules/moment.ts'

test.each([
  ['in winter', '2026-01-15T09:00', 'Europe/Berlin', '2026-01-15T08:00:00.000Z'],
  ['in summer', '2026-07-15T09:00', 'Europe/Berlin', '2026-07-15T07:00:00.000Z'],
  ['in a zone of half hours', '2026-03-02T09:00', 'Asia/Kolkata', '2026-03-02T03:30:00.000Z'],
  ['across the date line', '2026-03-02T09:00', 'Pacific/Auckland', '2026-03-01T20:00:00.000Z'],
  ['just before the clocks go forward', '2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
  ['just after the clocks go forward', '2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  ['in the hour that is left out', '2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['after the clocks went back', '2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
])('a local time is its instant: %s', (_, local, zone, instant) =>
  expect(instantAt(local, zone)).toBe(instant),
)

test.each(['', 'tomorrow', '2026-03-02', '2026-13-02T09:00'])('%j is no time', (text) =>
  expect(instantAt(text, 'Europe/Berlin')).toBeNull(),
)

test('tomorrow is the day after the one that the zone has now', () => {
  expect(tomorrowAtEight(Date.parse('2026-03-02T23:30:00Z'), 'Europe/Berlin')).toBe('2026-03-04T08:00')
  expect(tomorrowAtEight(Date.parse('2026-03-02T23:30:00Z'), 'America/New_York')).toBe('2026-03-03T08:00')
})
