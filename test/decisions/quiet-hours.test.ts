import { describe, expect, test } from 'vitest'
import type { Preferences, QuietHours } from '../../shared/channels.ts'
import { preferences } from '../../shared/channels.ts'
import { nextDigest } from '../../server/channels/digest-moment.ts'
import { isQuiet, quietUntil } from '../../server/channels/quiet.ts'
import type { Reachable } from '../../server/channels/way.ts'
import { wayOf } from '../../server/channels/way.ts'

const night: QuietHours = { from: '20:00', to: '07:00', weekends: false, alarms: false }
const weekends = { ...night, weekends: true }
const small: QuietHours = { ...night, from: '01:00', to: '02:30' }

describe('the end of quiet hours', () => {
  test.each([
    ['by day there are none', night, 'Europe/Berlin', '2026-03-02T09:00Z', '2026-03-02T09:00Z'],
    [
      'in the evening they end in the morning',
      night,
      'Europe/Berlin',
      '2026-03-02T21:00Z',
      '2026-03-03T06:00Z',
    ],
    [
      'after midnight they end the same day',
      night,
      'Europe/Berlin',
      '2026-03-03T01:00Z',
      '2026-03-03T06:00Z',
    ],
    ['their first minute is quiet', night, 'Europe/Berlin', '2026-03-02T19:00Z', '2026-03-03T06:00Z'],
    ['their last is not', night, 'Europe/Berlin', '2026-03-03T06:00Z', '2026-03-03T06:00Z'],
    [
      'in spring the night is an hour shorter',
      night,
      'Europe/Berlin',
      '2026-03-28T21:00Z',
      '2026-03-29T05:00Z',
    ],
    ['in autumn it is an hour longer', night, 'Europe/Berlin', '2026-10-24T20:00Z', '2026-10-25T06:00Z'],
    ['in New York by its own clock', night, 'America/New_York', '2026-03-08T03:00Z', '2026-03-08T11:00Z'],
    [
      'Lord Howe moves by half an hour',
      night,
      'Australia/Lord_Howe',
      '2026-04-04T12:00Z',
      '2026-04-04T20:30Z',
    ],
    [
      'an end that the clock skips comes when the gap ends',
      small,
      'Europe/Berlin',
      '2026-03-29T00:30Z',
      '2026-03-29T01:00Z',
    ],
    [
      'an end that comes twice counts the second time',
      small,
      'Europe/Berlin',
      '2026-10-25T00:15Z',
      '2026-10-25T01:30Z',
    ],
    [
      'a quiet weekend ends on Monday morning',
      weekends,
      'Europe/Berlin',
      '2026-03-06T20:00Z',
      '2026-03-09T06:00Z',
    ],
    ['on Saturday at noon too', weekends, 'Europe/Berlin', '2026-03-07T11:00Z', '2026-03-09T06:00Z'],
    [
      'over the night on which the clock changes too',
      weekends,
      'Europe/Berlin',
      '2026-03-28T11:00Z',
      '2026-03-30T05:00Z',
    ],
  ])('%s', (_, quiet, zone, at, end) => {
    const until = quietUntil(new Date(at), quiet, zone)
    expect(until.toISOString()).toBe(new Date(end).toISOString())
    expect(isQuiet(until, quiet, zone)).toBe(false)
  })

  test('every minute of a year it lies ahead and is not quiet, whatever the zone', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC']
    const hours = [night, weekends, small, { ...small, from: '02:00', to: '02:45', weekends: true }]
    const start = Date.parse('2026-01-01T00:00Z')
    for (const zone of zones)
      for (const quiet of hours)
        // 173 minutes have no common measure with days and hours.
        for (let at = start; at < start + 366 * 86_400_000; at += 173 * 60_000) {
          const until = quietUntil(new Date(at), quiet, zone)
          if (until.getTime() < at || isQuiet(until, quiet, zone))
            expect.fail(`${zone} ${new Date(at).toISOString()} ends ${until.toISOString()}`)
        }
  })
})

const daily: Preferences = { groups: {}, daily: true, digestAt: '07:30', quiet: null }

describe('the next digest', () => {
  test.each([
    ['later today', daily, 'Europe/Berlin', '2026-03-02T05:00Z', '2026-03-02T06:30Z'],
    ['tomorrow, when it is just due', daily, 'Europe/Berlin', '2026-03-02T06:30Z', '2026-03-03T06:30Z'],
    ['by the clock of New York', daily, 'America/New_York', '2026-03-02T06:30Z', '2026-03-02T12:30Z'],
    ['over the change of the clock', daily, 'Europe/Berlin', '2026-03-28T07:00Z', '2026-03-29T05:30Z'],
    [
      'at the end of the gap',
      { ...daily, digestAt: '02:30' },
      'Europe/Berlin',
      '2026-03-28T12:00Z',
      '2026-03-29T01:00Z',
    ],
    [
      'the first time of two',
      { ...daily, digestAt: '02:30' },
      'Europe/Berlin',
      '2026-10-24T12:00Z',
      '2026-10-25T00:30Z',
    ],
    [
      'and then on the next day',
      { ...daily, digestAt: '02:30' },
      'Europe/Berlin',
      '2026-10-25T00:30Z',
      '2026-10-26T01:30Z',
    ],
    [
      'on Monday, after a quiet weekend',
      { ...daily, quiet: weekends },
      'Europe/Berlin',
      '2026-03-06T07:00Z',
      '2026-03-09T06:30Z',
    ],
  ])('%s', (_, wishes, zone, after, next) =>
    expect(nextDigest(new Date(after), wishes, zone)?.toISOString()).toBe(new Date(next).toISOString()),
  )

  test('nobody gets one who wants none', () => {
    const now = new Date('2026-03-02T09:00Z')
    expect(nextDigest(now, null, 'UTC')).toBeNull()
    expect(nextDigest(now, { ...daily, daily: false }, 'UTC')).toBeNull()
  })
})

describe('how somebody is told', () => {
  const evening = new Date('2026-03-02T21:00Z')
  const morning = new Date('2026-03-03T06:00Z')
  const noon = new Date('2026-03-03T11:00Z')
  const person = (wishes: Partial<Preferences> | null, more: Partial<Reachable> = {}): Reachable => ({
    preferences: wishes && { groups: {}, daily: false, digestAt: '12:00', quiet: null, ...wishes },
    timeZone: 'Europe/Berlin',
    digestAt: noon,
    takesPushes: true,
    ...more,
  })
  const mail = (due: Date, status: 'owed' | 'gathered' = 'owed') => ({ status, due })
  const quiet = night
  const digest: Partial<Preferences> = { groups: { offers: { by: ['mail'], when: 'digest' } } }
  const pushes: Partial<Preferences> = { groups: { offers: { by: ['push'], when: 'at_once' } } }

  test.each([
    ['without wishes at once, by both ways', 'offers', person(null), null, mail(evening), { due: evening }],
    [
      'without a browser by mail alone',
      'offers',
      person(null, { takesPushes: false }),
      null,
      mail(evening),
      null,
    ],
    ['a password goes at once and by mail', 'always', person({ quiet }), null, mail(evening), null],
    ['news wait for the end of the night', 'news', person({ quiet }), null, mail(morning), { due: morning }],
    [
      'an offer that can be answered then waits',
      'offers',
      person({ quiet }),
      noon,
      mail(morning),
      { due: morning },
    ],
    [
      'one that ends before goes at once',
      'offers',
      person({ quiet }),
      new Date('2026-03-03T05:00Z'),
      mail(evening),
      { due: evening },
    ],
    [
      'so does one with a quarter of an hour left then',
      'offers',
      person({ quiet }),
      new Date('2026-03-03T06:15Z'),
      mail(evening),
      { due: evening },
    ],
    ['alarms wait', 'alarms', person({ quiet }), null, mail(morning), { due: morning }],
    [
      'or come through, as the person says',
      'alarms',
      person({ quiet: { ...quiet, alarms: true } }),
      null,
      mail(evening),
      { due: evening },
    ],
    ['the digest gathers', 'offers', person(digest), null, mail(noon, 'gathered'), null],
    ['but no offer that ends before it', 'offers', person(digest), morning, mail(evening), null],
    ['whoever wants pushes gets no mail', 'offers', person(pushes), null, null, { due: evening }],
    [
      'unless no browser takes them',
      'offers',
      person(pushes, { takesPushes: false }),
      null,
      mail(evening),
      null,
    ],
  ] as const)('%s', (_, group, who, deadline, letter, push) =>
    expect(wayOf(group, who, evening, deadline)).toEqual({ mail: letter, push }),
  )
})

test.each([
  ['no way at all', { groups: { offers: { by: [], when: 'at_once' } } }, 'groups.offers.by'],
  ['a digest in the quiet hours', { quiet: { ...night }, digestAt: '06:30' }, 'digestAt'],
  ['quiet hours without length', { quiet: { ...night, to: '20:00' } }, 'quiet.to'],
  ['a time that is none', { digestAt: '24:00' }, 'digestAt'],
])('wishes with %s are refused by their place', (_, wrong, path) => {
  const parsed = preferences.safeParse({ ...daily, ...wrong })
  expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path])
})
