import { describe, expect, test } from 'vitest'
import { failsGuard, takesCanary } from '../../server/routing/canary.ts'
import type { Release } from '../../server/routing/releases.ts'
import { refusesRelease, standingAt } from '../../server/routing/releases.ts'

const guard = { minLeads: 20, slowerThan: 1.5, declinesMoreBy: 15 }
const side = (accepted: number, refused: number, acceptMinutesMedian: number | null) => ({
  leads: 100,
  unassigned: 0,
  answered: accepted + refused,
  accepted,
  refused,
  acceptMinutesMedian,
})

test.each([
  ['as good as live', side(20, 0, 30), side(20, 0, 30), null],
  ['half as slow again', side(20, 0, 30), side(20, 0, 45), null],
  ['slower than that', side(20, 0, 30), side(20, 0, 45.1), 'slower'],
  ['slower, but on too few leads', side(20, 0, 30), side(19, 0, 300), null],
  ['slower, but live has too few leads', side(19, 0, 30), side(40, 0, 300), null],
  ['both at once: less than a minute is one', side(20, 0, 0), side(20, 0, 1.5), null],
  ['slow beside a live version that is answered at once', side(20, 0, 0), side(20, 0, 1.6), 'slower'],
  ['15 points more declined', side(90, 10, 30), side(75, 25, 30), null],
  ['16 points more declined', side(90, 10, 30), side(74, 26, 30), 'declines'],
  ['nothing but declines', side(20, 0, 30), side(0, 20, null), 'declines'],
  ['faster, and fewer declines', side(20, 20, 300), side(40, 0, 3), null],
])('a canary that is %s', (_, live, canary, why) => expect(failsGuard({ live, canary }, guard)).toBe(why))

describe('which leads a canary takes', () => {
  const since = '2026-03-02T09:00:00.000Z'
  const ids = Array.from({ length: 20_000 }, (_, nth) => `lead ${nth}`)
  const takes = (share: number, id: string, receivedAt = since) =>
    takesCanary({ version: 2, share, since }, { id, receivedAt: new Date(receivedAt) })

  test.each([0.01, 0.1, 0.5, 0.99])('a share of %d is that share of many leads', (share) => {
    const part = ids.filter((id) => takes(share, id)).length / ids.length
    expect(Math.abs(part - share)).toBeLessThan(0.02)
  })

  test('whoever is in a smaller share is in a larger one, and always in the same', () => {
    for (const id of ids.slice(0, 500).filter((one) => takes(0.1, one))) {
      expect([takes(0.1, id), takes(0.4, id)]).toEqual([true, true])
    }
  })

  test('none that came in before it began', () => {
    const early = '2026-03-02T08:59:59.999Z'
    expect(ids.slice(0, 500).filter((id) => takes(0.99, id, early))).toEqual([])
  })
})

describe('what routes', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour))
  const release = (version: number, hour: number, over: Partial<Release> = {}): Release => ({
    id: `${version}`,
    version,
    kind: 'live',
    share: null,
    guard: null,
    startsAt: at(hour),
    createdAt: at(0),
    createdBy: null,
    endedAt: null,
    endedBy: null,
    outcome: null,
    figures: null,
    ...over,
  })
  const versions = (releases: Release[], hour: number) => {
    const { live, canary, scheduled } = standingAt(releases, at(hour))
    return [live?.version, canary?.version, scheduled?.version]
  }

  test.each([
    ['nothing before the first', [release(1, 9)], 8, [undefined, undefined, 1]],
    ['the first from its moment on', [release(1, 9)], 9, [1, undefined, undefined]],
    ['the last that has started', [release(3, 12), release(2, 10), release(1, 9)], 11, [2, undefined, 3]],
    [
      'not what was cancelled',
      [release(2, 10, { endedAt: at(9), outcome: 'cancelled' }), release(1, 9)],
      11,
      [1, undefined, undefined],
    ],
    [
      'a canary beside the live one',
      [release(2, 10, { kind: 'canary' }), release(1, 9)],
      11,
      [1, 2, undefined],
    ],
    [
      'a canary only from its moment on',
      [release(2, 10, { kind: 'canary' }), release(1, 9)],
      9,
      [1, undefined, 2],
    ],
  ])('%s', (_, releases, hour, expected) => expect(versions(releases, hour)).toEqual(expected))

  test('nothing is published beside what is scheduled, or beside a canary', () => {
    const live = release(1, 9)
    expect(refusesRelease({ live, canary: null, scheduled: null })).toBeNull()
    expect(refusesRelease({ live, canary: release(2, 9), scheduled: null })?.code).toBe('canary_running')
    expect(refusesRelease({ live, canary: null, scheduled: release(2, 12) })).toMatchObject({
      code: 'release_scheduled',
      facts: { version: 2, startsAt: '2026-03-02T12:00:00.000Z' },
    })
  })
})
