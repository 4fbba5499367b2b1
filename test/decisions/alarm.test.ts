import { expect, test } from 'vitest'
import type { Alarm } from '../../server/operations/alarm.ts'
import { judgeAlarm } from '../../server/operations/alarm.ts'

const at = (hour: number) => new Date(Date.parse('2026-03-02T00:00:00.000Z') + hour * 3_600_000)
const alarm = (since: number, told: number, cleared: number | null): Alarm => ({
  kind: 'offers_late',
  since: at(since),
  toldAt: at(told),
  clearedAt: cleared === null ? null : at(cleared),
})

test.each([
  ['below the bound, nothing', null, 59, 0, null],
  ['at the bound it is raised and told', null, 60, 0, { alarm: alarm(0, 0, null), tell: true }],
  ['while it lasts it is told once a day', alarm(0, 0, null), 600, 23, null],
  ['a day later it is told again', alarm(0, 0, null), 600, 24, { alarm: alarm(0, 24, null), tell: true }],
  ['it is cleared when it is over', alarm(0, 0, null), 0, 2, { alarm: alarm(0, 0, 2), tell: false }],
  ['what is cleared stays so', alarm(0, 0, 2), 0, 3, null],
  [
    'what flickers rings without a second notice',
    alarm(0, 0, 2),
    99,
    3,
    { alarm: alarm(0, 0, null), tell: false },
  ],
  ['back a day later it is a new one', alarm(0, 0, 2), 99, 30, { alarm: alarm(30, 30, null), tell: true }],
] as const)('%s', (_, known, seconds, hour, then) =>
  expect(judgeAlarm('offers_late', known, seconds, at(hour))).toEqual(then),
)

test.each([
  ['mails_late', 14 * 60, false],
  ['mails_late', 15 * 60, true],
  ['dead_letters', 0, false],
  ['dead_letters', 1, true],
] as const)('%s of %s tells: %s', (kind, measured, tells) =>
  expect(judgeAlarm(kind, null, measured, at(0))?.tell ?? false).toBe(tells),
)
