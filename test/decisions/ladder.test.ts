import { describe, expect, test } from 'vitest'
import { climb, defaultWindow, dueSteps } from '../../server/escalation/ladder.ts'
import { workingCalendar } from '../../server/time/calendar.ts'
import { workingHours } from '../../shared/working-hours.ts'

const days = {
  mon: [['09:00', '17:00']],
  tue: [['09:00', '17:00']],
  wed: [['09:00', '17:00']],
  thu: [['09:00', '17:00']],
  fri: [['09:00', '17:00']],
}
const calendar = workingCalendar(workingHours.parse({ zone: 'Europe/Berlin', week: days }))
const never = workingCalendar(workingHours.parse({ zone: 'Europe/Berlin', week: {} }))
const monday9 = new Date('2026-03-02T08:00:00Z')
const friday16 = new Date('2026-03-06T15:00:00Z')
const at = (minutes: number) => new Date(monday9.getTime() + minutes * 60_000)

describe('four working hours from Monday nine o’clock', () => {
  const offer = { steps: dueSteps(monday9, { minutes: 240, clock: 'working' }, calendar), step: 0 }
  test.each<[string, number, string | null]>([
    ['before half time, nothing', 119, null],
    ['at half time, the partner is reminded', 120, 'remind_partner'],
    ['at eighty percent, others are told', 192, 'escalate'],
    ['at the deadline, the offer expires', 240, 'expire'],
    ['a machine that was off sends one notice, not three', 2000, 'expire'],
  ])('%s', (_, minute, step) => expect(climb(offer, at(minute))?.step ?? null).toBe(step))

  test('a step that was taken is not taken again', () => {
    expect(climb({ ...offer, step: 1 }, at(121))).toBeNull()
  })
})

test('a weekend does not count against the partner', () => {
  const steps = dueSteps(friday16, { minutes: 240, clock: 'working' }, calendar)
  expect(steps.at(-1)).toEqual({ at: '2026-03-09T11:00:00.000Z', step: 'expire' })
})

test('the wall clock runs through the weekend', () => {
  const steps = dueSteps(friday16, { minutes: 240, clock: 'wall' }, calendar)
  expect(steps.at(-1)!.at).toBe('2026-03-06T19:00:00.000Z')
})

test('a partner that never opens has the same minutes by the wall clock', () => {
  expect(dueSteps(monday9, { minutes: 60, clock: 'working' }, never).at(-1)!.at).toBe(
    '2026-03-02T09:00:00.000Z',
  )
})

test.each([
  ['consumers', { customerType: 'consumer' }, 30],
  ['consumers, whatever they spend', { customerType: 'consumer', budget: 150_000 }, 30],
  ['dealers and installers', { customerType: 'business', companySize: 249, budget: 99_999 }, 240],
  ['nobody in particular', { grade: 'B' }, 240],
  ['a large company', { customerType: 'business', companySize: 250 }, 480],
  ['an authority with a large budget', { customerType: 'public', budget: 100_000 }, 480],
  ['grade A', { customerType: 'business', grade: 'A' }, 60],
  ['grade A of a large company', { customerType: 'business', companySize: 900, grade: 'A' }, 120],
])('the window for %s', (_, given, minutes) => {
  const lead = { customerType: null, grade: null, companySize: null, budget: null, ...given }
  expect(defaultWindow(lead)).toEqual({ minutes, clock: 'working' })
})
