import { describe, expect, test } from 'vitest'
import { parseRuleSet } from '../../rules/validate.ts'
import type { Ladder } from '../../rules/ladder.ts'
import { defaultLadder, ladderOf } from '../../rules/ladder.ts'
import { extensionOf, windowOf } from '../../rules/ladder-times.ts'
import { climb, dueSteps, toldBy } from '../../server/escalation/ladder.ts'
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

const nobody = { customerType: null, grade: null, companySize: null, budget: null }
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
  expect(windowOf(null, { ...nobody, ...given }, defaultLadder)).toEqual({ minutes, clock: 'working' })
})

const day = { minutes: 480, clock: 'working' as const }
test.each<[string, Parameters<typeof windowOf>[0], number | undefined, number]>([
  ['grade A has the rule’s window where nothing says otherwise', { window: day }, undefined, 480],
  ['the ladder’s part of the rule’s window', { window: day }, 0.5, 240],
  ['the ladder’s part of the usual window', {}, 0.5, 120],
  ['the rule’s own window for grade A, whatever the ladder says', gradeA(45), 0.5, 45],
])('%s', (_, then, gradeAFactor, minutes) => {
  const window = windowOf(then, { ...nobody, grade: 'A' }, { gradeAFactor })
  expect(window.minutes).toBe(minutes)
})
function gradeA(minutes: number) {
  return { window: day, gradeWindows: { A: { minutes, clock: 'working' as const } } }
}

const person = '0190aaaa-0000-7000-8000-000000000001'
const webhook = '0190aaaa-0000-7000-8000-000000000002'

/** A ladder as it comes out of a rule set that was checked. */
function aLadder(over: object): Ladder {
  const parsed = parseRuleSet({ rules: [], ladders: { fast: { name: 'Fast', ...over } } })
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  return parsed.ruleSet.ladders!.fast!
}

describe('a ladder by minutes, in four working hours from Monday nine o’clock', () => {
  const window = { minutes: 240, clock: 'working' as const }
  const ladder = aLadder({
    steps: [
      { at: { minutesLeft: 30 }, to: [{ webhook }] },
      { at: { percent: 50 }, to: ['partner', { person }] },
      { at: { minutes: 10 }, to: ['partner'] },
      { at: { minutes: 240 }, to: ['channel_managers'] },
      { at: { minutes: 1000 }, to: ['partner_admins'] },
    ],
  })
  test('its steps come in the order of their moments, and those after the deadline never', () => {
    expect(dueSteps(monday9, window, calendar, ladder)).toEqual([
      { at: at(10).toISOString(), step: 'remind_partner' },
      { at: at(120).toISOString(), step: 'escalate', to: ['partner', { person }] },
      { at: at(210).toISOString(), step: 'escalate', to: [{ webhook }] },
      { at: at(240).toISOString(), step: 'expire' },
    ])
  })
  test('minutes are those of the window’s clock: a weekend does not count', () => {
    const steps = dueSteps(friday16, window, calendar, ladder)
    expect(steps.map((one) => one.at)).toEqual([
      '2026-03-06T15:10:00.000Z',
      '2026-03-09T09:00:00.000Z',
      '2026-03-09T10:30:00.000Z',
      '2026-03-09T11:00:00.000Z',
    ])
  })
  test('each step tells those that it names', () => {
    const steps = dueSteps(monday9, window, calendar, ladder)
    expect(steps.map(toldBy)).toEqual([['partner'], ['partner', { person }], [{ webhook }], []])
  })
  test('steps from before ladders could name anybody tell whom they told', () => {
    expect(toldBy({ at: '', step: 'remind_partner' })).toEqual(['partner'])
    expect(toldBy({ at: '', step: 'escalate' })).toEqual(['partner_admins', 'channel_managers'])
  })
})

const hours = (count: number) => ({ minutes: count * 60, clock: 'working' as const })
test.each<[string, object, { minutes: number; clock: 'working' | 'wall' }, ReturnType<typeof extensionOf>]>([
  ['half of the window', {}, hours(4), hours(2)],
  ['but half an hour at least', {}, { minutes: 30, clock: 'wall' }, { minutes: 30, clock: 'wall' }],
  ['a share of the window', { extension: { percent: 25 } }, hours(4), hours(1)],
  ['minutes by their own clock', { extension: { minutes: 60, clock: 'wall' } }, hours(4), wall(60)],
  ['minutes by the window’s clock', { extension: { minutes: 60 } }, hours(4), hours(1)],
  ['none', { extension: { minutes: 0 } }, hours(4), hours(0)],
])('a partner may ask for %s', (_, over, window, more) => {
  expect(extensionOf(aLadder(over), window)).toEqual(more)
})
function wall(minutes: number) {
  return { minutes, clock: 'wall' as const }
}

test('a rule has the ladder that it names, or the tenant’s default, or Baton’s', () => {
  const [fast, own] = [aLadder({}), aLadder({ afterPartners: 5 })]
  expect(ladderOf(new Map([['fast', fast]]), 'fast')).toBe(fast)
  expect(ladderOf(new Map([['default', own]]), 'gone')).toBe(own)
  expect(ladderOf(new Map([['default', own]]), undefined)).toBe(own)
  expect(ladderOf(new Map(), 'gone')).toBe(defaultLadder)
})
