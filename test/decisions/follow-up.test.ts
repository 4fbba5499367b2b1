import { describe, expect, test } from 'vitest'
import { followUp } from '../../server/follow-ups/policy.ts'
import type { Followed } from '../../server/follow-ups/policy.ts'
import { firstContactDue } from '../../server/opportunities/first-contact.ts'
import { workingCalendar } from '../../server/time/calendar.ts'
import { defaultWorkingHours } from '../../shared/working-hours.ts'

// London keeps UTC in winter; 5 January 2026 is a Monday.
const calendar = workingCalendar(defaultWorkingHours('Europe/London'))
const never = workingCalendar({ zone: 'Europe/London', week: {} })
const at = (text: string) => new Date(`${text.replace(' ', 'T')}Z`)
const read = (date: Date) => date.toISOString().slice(0, 16).replace('T', ' ')

describe('first contact is due', () => {
  test.each([
    ['one working day after the acceptance', 'B', '2026-01-05 10:00', '2026-01-06 10:00'],
    ['on Monday after a Friday', null, '2026-01-09 15:00', '2026-01-12 15:00'],
    ['in two working hours for grade A', 'A', '2026-01-05 10:00', '2026-01-05 12:00'],
    ['the next morning for grade A in the evening', 'A', '2026-01-05 16:00', '2026-01-06 10:00'],
  ])('%s', (_, grade, from, due) => expect(read(firstContactDue(calendar, grade, at(from)))).toBe(due))

  test('a day later by the clock where nobody ever works', () =>
    expect(read(firstContactDue(never, 'A', at('2026-01-05 10:00')))).toBe('2026-01-06 10:00'))
})

const state = (given: Partial<Followed>): Followed => ({
  status: 'open',
  firstContactAt: at('2026-01-05 10:00'),
  firstContactDue: at('2026-01-06 10:00'),
  lastActivityAt: at('2026-01-05 10:00'),
  nudgeAt: at('2026-01-05 10:00'),
  nudges: 0,
  ...given,
})
const uncontacted = { firstContactAt: null }
const due = (text: string, nudges: number) => ({ nudgeAt: at(text), nudges })

describe('a follow-up moment', () => {
  test.each([
    ['right after an activity winds the clock', {}, '2026-01-05 10:00', null, '2026-01-06 10:00'],
    ['that was wound late nudges at once', {}, '2026-01-06 10:00', 'opportunity_quiet', '2026-01-08 10:00'],
    ['on day 3', due('2026-01-08 10:00', 1), '2026-01-08 10:00', 'opportunity_quiet', '2026-01-14 10:00'],
    ['on day 7', due('2026-01-14 10:00', 2), '2026-01-14 10:00', 'opportunity_quiet', '2026-01-23 10:00'],
    ['on day 14', due('2026-01-23 10:00', 3), '2026-01-23 10:00', 'opportunity_quiet', '2026-02-12 10:00'],
    ['on day 28', due('2026-02-12 10:00', 4), '2026-02-12 10:00', 'opportunity_quiet', '2026-03-04 10:00'],
    [
      'after a month switched off is one nudge',
      due('2026-01-08 10:00', 1),
      '2026-02-06 10:00',
      'opportunity_quiet',
      '2026-02-12 10:00',
    ],
    [
      'of a first contact reminds of it',
      { ...uncontacted, ...due('2026-01-06 10:00', 0) },
      '2026-01-06 10:00',
      'first_contact_due',
      '2026-01-08 10:00',
    ],
    [
      'of a first contact of grade A goes on with day 1',
      { ...uncontacted, firstContactDue: at('2026-01-05 12:00'), ...due('2026-01-05 12:00', 0) },
      '2026-01-05 12:00',
      'first_contact_due',
      '2026-01-06 10:00',
    ],
    [
      'of a first contact is a reminder once',
      { ...uncontacted, ...due('2026-01-08 10:00', 1) },
      '2026-01-08 10:00',
      'opportunity_quiet',
      '2026-01-14 10:00',
    ],
    [
      'after a note still awaits the first contact',
      { ...uncontacted, lastActivityAt: at('2026-01-05 12:00'), ...due('2026-01-05 12:00', 0) },
      '2026-01-05 12:00',
      null,
      '2026-01-06 10:00',
    ],
    [
      'stays where it was fixed when hours have changed since',
      due('2026-01-06 08:00', 0),
      '2026-01-06 08:00',
      'opportunity_quiet',
      '2026-01-06 10:00',
    ],
  ])('%s', (_, given, now, nudge, next) => {
    const followed = followUp(state(given), calendar, at(now))
    expect({ nudge: followed.nudge, next: read(followed.nudgeAt) }).toEqual({ nudge, next })
  })

  test.each([
    ['the first nudge', 0, false],
    ['the second', 1, false],
    ['the third: two went unanswered', 2, true],
    ['the fourth: once is enough', 3, false],
  ])('tells the channel manager at %s', (_, nudges, told) =>
    expect(followUp(state(due('2026-01-08 10:00', nudges)), calendar, at('2026-01-08 10:00'))).toMatchObject({
      tellChannelManager: told,
      nudges: nudges + 1,
    }),
  )

  test('wakes what was postponed, and starts over', () =>
    expect(
      followUp(
        state({ status: 'postponed', ...due('2026-02-02 00:00', 0) }),
        calendar,
        at('2026-02-02 00:00'),
      ),
    ).toEqual({
      nudge: 'opportunity_quiet',
      tellChannelManager: false,
      wakes: true,
      nudges: 0,
      nudgeAt: at('2026-02-03 09:00'),
    }))

  test('comes again in a fortnight where nobody ever works', () =>
    expect(read(followUp(state(due('2026-01-06 10:00', 1)), never, at('2026-01-06 10:00')).nudgeAt)).toBe(
      '2026-01-20 10:00',
    ))
})
