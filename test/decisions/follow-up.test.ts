import { describe, expect, test } from 'vitest'
import { defaultPolicy } from '../../server/follow-ups/default-policy.ts'
import { look, wokeAt } from '../../server/follow-ups/policy.ts'
import type { Facts } from '../../server/follow-ups/triggers.ts'
import { isFor, sinceOf } from '../../server/follow-ups/triggers.ts'
import { firstContactDue } from '../../server/opportunities/first-contact.ts'
import type { FollowUpTimer } from '../../server/opportunities/tables.ts'
import { workingCalendar } from '../../server/time/calendar.ts'
import { followUpPolicy } from '../../shared/follow-ups.ts'
import type { FollowUpPolicy, FollowUpRule } from '../../shared/follow-ups.ts'
import { defaultWorkingHours } from '../../shared/working-hours.ts'

// London keeps UTC in winter; 5 January 2026 is a Monday.
const calendar = workingCalendar(defaultWorkingHours('Europe/London'))
const never = workingCalendar({ zone: 'Europe/London', week: {} })
const ground = { calendar, zone: 'Europe/London' }
const at = (text: string) => new Date(`${text.replace(' ', 'T')}Z`)
const read = (date: Date | null) => date && date.toISOString().slice(0, 16).replace('T', ' ')

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

const facts: Facts = {
  firstContactAt: at('2026-01-05 10:00'),
  firstContactDue: at('2026-01-06 10:00'),
  lastActivityAt: at('2026-01-05 10:00'),
  stageAt: at('2026-01-05 10:00'),
  staleAfterDays: 14,
  nextStep: 'Call',
  nextStepDue: '2026-01-07',
  expectedClose: '2026-01-20',
  quoteSentAt: at('2026-01-05 11:00'),
  wokeAt: null,
  pipeline: 'standard',
  stage: 'proposal',
  tier: 'Gold',
  grade: 'B',
  productLine: 'Heat pump',
  amount: 5000,
}
const uncontacted = { firstContactAt: null }

describe('a trigger holds', () => {
  test.each<[string, FollowUpRule['trigger'], Partial<Facts>, string | null]>([
    ['no first contact, from its deadline on', 'no_first_contact', uncontacted, '2026-01-06 10:00'],
    ['no first contact never once there was one', 'no_first_contact', {}, null],
    ['no activity, since the last one', 'no_activity', {}, '2026-01-05 10:00'],
    ['no next step, since the last activity', 'no_next_step', { nextStep: null }, '2026-01-05 10:00'],
    ['no next step never while there is one', 'no_next_step', {}, null],
    ['next step overdue, once its day is over', 'next_step_overdue', {}, '2026-01-08 00:00'],
    ['stage too long, as its flag has it', 'stage_too_long', {}, '2026-01-20 10:00'],
    ['stage too long never where the stage has no limit', 'stage_too_long', { staleAfterDays: null }, null],
    ['close date past, once its day is over', 'close_date_past', {}, '2026-01-21 00:00'],
    ['close date past never without one', 'close_date_past', { expectedClose: null }, null],
    ['quote unanswered, since it was sent', 'quote_unanswered', {}, '2026-01-05 11:00'],
    ['quote unanswered never without one', 'quote_unanswered', { quoteSentAt: null }, null],
    [
      'postponed wakes, when it woke',
      'postponed_wakes',
      { wokeAt: at('2026-01-09 00:00') },
      '2026-01-09 00:00',
    ],
    ['postponed wakes never while it was not', 'postponed_wakes', {}, null],
  ])('%s', (_, trigger, given, since) =>
    expect(read(sinceOf(trigger, { ...facts, ...given }, 'Europe/London'))).toBe(since),
  )

  test('by days of the manufacturer’s zone', () =>
    expect(read(sinceOf('next_step_overdue', facts, 'America/New_York'))).toBe('2026-01-08 05:00'))
})

describe('a rule is for', () => {
  test.each<[string, FollowUpRule['when'], boolean]>([
    ['all where nothing is said', undefined, true],
    ['the pipeline it names', { pipelines: ['simple', 'standard'] }, true],
    ['no other pipeline', { pipelines: ['simple'] }, false],
    ['the stage', { stages: ['proposal'] }, true],
    ['the tier, however it is written', { tiers: ['gold'] }, true],
    ['no other grade', { grades: ['A'] }, false],
    ['the product line', { productLines: ['heat pump'] }, true],
    ['an amount as large as it says', { minAmount: 5000 }, true],
    ['no smaller one', { minAmount: 5001 }, false],
    ['what all conditions take', { tiers: ['Gold'], grades: ['A'] }, false],
  ])('%s', (_, when, expected) => expect(isFor(when, facts)).toBe(expected))

  test('nothing that has not what it asks for', () => {
    expect(isFor({ tiers: ['Gold'] }, { ...facts, tier: null })).toBe(false)
    expect(isFor({ minAmount: 0 }, { ...facts, amount: null })).toBe(false)
  })
})

const rule = (given: Partial<FollowUpRule>): FollowUpRule => ({
  key: 'quiet',
  name: 'Quiet',
  enabled: true,
  trigger: 'no_activity',
  steps: [
    { afterDays: 1, do: ['mail'] },
    { afterDays: 3, do: ['tell'] },
    { afterDays: 7, do: ['reclaim'] },
  ],
  ...given,
})
const policy = (...rules: FollowUpRule[]): FollowUpPolicy => ({ rules })
const timer = (
  step: number,
  due: string | null,
  since = '2026-01-05 10:00',
  of = 'quiet',
): FollowUpTimer => ({
  rule: of,
  since: at(since).toISOString(),
  step,
  at: due && at(due).toISOString(),
})
const seen = (
  now: string,
  timers: FollowUpTimer[],
  of: FollowUpPolicy,
  given: Partial<Facts> = {},
  where = ground,
) => {
  const { taken, nudgeAt } = look({ ...facts, ...given }, timers, of, where, at(now))
  return { does: taken.map(({ rule: { key }, step }) => `${key}: ${step.do.join('+')}`), next: read(nudgeAt) }
}

describe('a look', () => {
  const three = policy(rule({}))
  test.each<[string, string, FollowUpTimer[], string[], string | null]>([
    ['right after an activity winds the clock', '2026-01-05 10:00', [], [], '2026-01-06 10:00'],
    [
      'that comes late takes the first step at once',
      '2026-01-06 10:00',
      [],
      ['quiet: mail'],
      '2026-01-08 10:00',
    ],
    [
      'on day 3 takes the second',
      '2026-01-08 10:00',
      [timer(1, '2026-01-08 10:00')],
      ['quiet: tell'],
      '2026-01-14 10:00',
    ],
    [
      'on day 7 takes the last, and there is no other',
      '2026-01-14 10:00',
      [timer(2, '2026-01-14 10:00')],
      ['quiet: reclaim'],
      null,
    ],
    [
      'before its moment does nothing',
      '2026-01-08 09:59',
      [timer(1, '2026-01-08 10:00')],
      [],
      '2026-01-08 10:00',
    ],
    [
      'after a month switched off takes one step, and the next after the pause between them',
      '2026-02-06 10:00',
      [timer(1, '2026-01-08 10:00')],
      ['quiet: tell'],
      '2026-02-12 10:00',
    ],
    [
      'keeps a moment as it was fixed when hours have changed since',
      '2026-01-06 08:00',
      [timer(0, '2026-01-06 08:00')],
      ['quiet: mail'],
      '2026-01-08 10:00',
    ],
    [
      'winds anew where the cause is a new one',
      '2026-01-08 10:00',
      [timer(2, '2026-01-14 10:00', '2026-01-02 10:00')],
      ['quiet: mail'],
      '2026-01-12 10:00',
    ],
  ])('%s', (_, now, timers, does, next) => {
    expect(seen(now, timers, three)).toEqual({ does, next })
  })

  test('repeats the last step where the rule says so', () => {
    const fortnightly = policy(rule({ steps: [{ afterDays: 14, do: ['mail', 'tell'] }], thenEvery: 14 }))
    expect(seen('2026-02-12 10:00', [timer(1, '2026-02-12 10:00')], fortnightly)).toEqual({
      does: ['quiet: mail+tell'],
      next: '2026-03-04 10:00',
    })
  })

  test('takes the steps of several rules at once', () => {
    const both = policy(
      rule({ key: 'contact', trigger: 'no_first_contact', steps: [{ afterDays: 0, do: ['mail'] }] }),
      rule({}),
      rule({ key: 'overdue', trigger: 'next_step_overdue', steps: [{ afterDays: 0, do: ['task'] }] }),
    )
    expect(seen('2026-01-08 09:00', [], both, uncontacted).does).toEqual([
      'contact: mail',
      'quiet: mail',
      'overdue: task',
    ])
  })

  test('drops the timer of a rule that is switched off, gone or not for it any more', () => {
    const running = [timer(1, '2026-01-08 10:00')]
    for (const now of [policy(), policy(rule({ enabled: false })), policy(rule({ when: { grades: ['A'] } }))])
      expect(look(facts, running, now, ground, at('2026-01-08 10:00'))).toEqual({
        taken: [],
        timers: [],
        nudgeAt: null,
      })
  })

  test('goes on with further steps that a later policy has, after their pause', () => {
    const done = [timer(3, null)]
    expect(seen('2026-02-06 10:00', done, three)).toEqual({ does: [], next: null })
    const longer = policy(rule({ steps: [...rule({}).steps.slice(0, 3), { afterDays: 9, do: ['mail'] }] }))
    expect(seen('2026-02-06 10:00', done, longer)).toEqual({ does: [], next: '2026-02-10 10:00' })
  })

  test('comes by the clock where nobody ever works', () =>
    expect(seen('2026-01-06 10:00', [], three, {}, { ...ground, calendar: never }).next).toBe(
      '2026-01-08 10:00',
    ))
})

describe('the policy that Baton comes with', () => {
  const walk = (given: Partial<Facts>, until: string) => {
    const told: string[] = []
    let timers: FollowUpTimer[] = []
    for (let next: Date | null = at('2026-01-05 10:00'); next && next <= at(until);) {
      const seenNow = look({ ...facts, ...given }, timers, defaultPolicy, ground, next)
      if (seenNow.taken.length)
        told.push(`${read(next)} ${[...new Set(seenNow.taken.flatMap(({ step }) => step.do))].join('+')}`)
      timers = seenNow.timers
      next = seenNow.nudgeAt
    }
    return told
  }

  test('nudges on working days 1, 3, 7, 14, then every 14, and offers to reclaim after two nudges', () =>
    expect(walk({}, '2026-03-10 00:00')).toEqual([
      '2026-01-06 10:00 mail',
      '2026-01-08 10:00 mail',
      '2026-01-14 10:00 mail+propose_reclaim',
      '2026-01-23 10:00 mail',
      '2026-02-12 10:00 mail',
      '2026-03-04 10:00 mail',
    ]))

  test('reminds of the first contact at its deadline, two hours after the acceptance for grade A', () =>
    expect(walk({ ...uncontacted, firstContactDue: at('2026-01-05 12:00') }, '2026-01-07 00:00')).toEqual([
      '2026-01-05 12:00 mail',
      '2026-01-06 10:00 mail',
    ]))

  test('asks about what woke at midnight when the partner opens', () => {
    const woke = at('2026-02-02 00:00')
    const awake = { wokeAt: woke, lastActivityAt: woke }
    expect(seen('2026-02-02 00:00', [], defaultPolicy, awake)).toEqual({ does: [], next: '2026-02-02 09:00' })
    const { timers } = look({ ...facts, ...awake }, [], defaultPolicy, ground, woke)
    expect(wokeAt(timers, defaultPolicy, woke)).toEqual(woke)
    expect(wokeAt(timers, defaultPolicy, at('2026-02-02 11:00'))).toBeNull()
  })

  test('is a policy', () => expect(followUpPolicy.safeParse(defaultPolicy).success).toBe(true))
})

describe('a policy is refused', () => {
  const steps = (...given: FollowUpRule['steps']) => [rule({ steps: given })]
  test.each<[string, FollowUpRule[], string]>([
    ['for a key that is there twice', [rule({}), rule({})], 'rules/1/key'],
    [
      'for steps that do not ascend',
      steps({ afterDays: 3, do: ['mail'] }, { afterDays: 3, do: ['tell'] }),
      'rules/0/steps/1/afterDays',
    ],
    [
      'for a step after reclaiming',
      steps({ afterDays: 3, do: ['reclaim'] }, { afterDays: 4, do: ['tell'] }),
      'rules/0/steps/0/do',
    ],
    [
      'for closing again and again',
      [rule({ steps: [{ afterDays: 3, do: ['close'] }], thenEvery: 3 })],
      'rules/0/steps/0/do',
    ],
    [
      'for reclaiming and closing at once',
      steps({ afterDays: 3, do: ['reclaim', 'close'] }),
      'rules/0/steps/0/do',
    ],
    ['for an action named twice', steps({ afterDays: 3, do: ['mail', 'mail'] }), 'rules/0/steps/0/do'],
    ['for a rule without a step', [rule({ steps: [] })], 'rules/0/steps'],
  ])('%s', (_, rules, path) => {
    const { error } = followUpPolicy.safeParse({ rules })
    expect(error?.issues.map((issue) => issue.path.join('/'))).toEqual([path])
  })
})
