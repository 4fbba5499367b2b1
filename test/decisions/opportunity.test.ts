import { describe, expect, test } from 'vitest'
import { Refusal } from '../../shared/refusals.ts'
import type { ActivityKind } from '../../shared/opportunities.ts'
import { log } from '../../server/opportunities/activity.ts'
import { edit } from '../../server/opportunities/fields.ts'
import { daysInStage, flagsOf } from '../../server/opportunities/flags.ts'
import type { LiveOpportunity, OpenOpportunity } from '../../server/opportunities/opportunity.ts'
import { live } from '../../server/opportunities/opportunity.ts'
import { giveBack, lose, postpone, resume, win } from '../../server/opportunities/outcomes.ts'
import { probabilityOf } from '../../server/opportunities/stages.ts'
import { defaultPipelines } from '../../server/opportunities/default-pipelines.ts'

const { stages } = defaultPipelines[0]!
const accepted = new Date('2026-03-02T09:00:00.000Z')
const now = new Date('2026-03-10T09:00:00.000Z')
const today = '2026-03-10'

const open: OpenOpportunity = {
  tenantId: 't',
  id: 'o',
  externalId: null,
  leadId: 'l',
  partnerId: 'p',
  offerId: null,
  pipelineId: 's',
  status: 'open',
  stage: 'proposal',
  stageAt: accepted,
  acceptedAt: accepted,
  firstContactDue: new Date('2026-03-03T09:00:00.000Z'),
  firstContactAt: new Date('2026-03-02T12:00:00.000Z'),
  lastActivityAt: accepted,
  amount: 1000,
  currency: 'EUR',
  expectedClose: '2026-04-30',
  pushes: 0,
  nextStep: 'Call back',
  nextStepDue: '2026-03-12',
  productLine: 'Heat pump',
  probability: null,
  probabilityReason: null,
  checks: [],
  closedAt: null,
  closeReason: null,
  closeNote: null,
  orderValue: null,
  postponedUntil: null,
  nudgeAt: new Date('2026-03-11T09:00:00.000Z'),
  nudges: 2,
  helpWantedAt: null,
  timers: [],
  quoteSentAt: null,
  reclaimProposedAt: null,
  version: 7,
}
const postponed: LiveOpportunity = { ...open, status: 'postponed', postponedUntil: '2026-05-04' }
const won = win(open, { orderValue: 900, reason: 'price' }, [{ key: 'price' }], now)
const pointers = (decision: unknown) =>
  decision instanceof Refusal ? [decision.code, ...decision.faults.map(({ pointer }) => pointer)] : decision

describe('an edit', () => {
  test.each([
    ['may change the amount', { amount: 5 }, { amount: 5 }],
    ['may empty the amount', { amount: null }, { amount: null }],
    ['leaves alone what is absent', { amount: undefined }, { amount: 1000 }],
    ['counts a later close date as a push', { expectedClose: '2026-05-01' }, { pushes: 1 }],
    ['does not count an earlier one', { expectedClose: '2026-04-29' }, { pushes: 0 }],
    ['does not count the same one', { expectedClose: '2026-04-30' }, { pushes: 0 }],
    ['does not count taking it away', { expectedClose: null }, { pushes: 0, expectedClose: null }],
    [
      'takes each check once',
      { checks: ['need_confirmed', 'need_confirmed'] },
      { checks: ['need_confirmed'] },
    ],
    ['does not answer a nudge by an amount', { amount: 5 }, { nudges: 2, lastActivityAt: accepted }],
    [
      'answers a nudge by a new next step',
      { nextStep: 'Visit' },
      { nudges: 0, nudgeAt: now, lastActivityAt: now },
    ],
    ['does not answer it by the old one', { nextStep: 'Call back' }, { nudges: 2 }],
    [
      'overrides the probability with a reason',
      { probability: 90, probabilityReason: 'told us so' },
      { probability: 90, probabilityReason: 'told us so' },
    ],
  ])('%s', (_, change, after) => expect(edit(open, change, stages, now)).toMatchObject(after))

  test.each([
    ['away of the next step', { nextStep: null }, ['next_step_missing', '/nextStep']],
    ['away of its day', { nextStepDue: null }, ['next_step_missing', '/nextStepDue']],
    ['of the probability without a reason', { probability: 90 }, ['invalid', '/probabilityReason']],
    ['that ticks a check of no stage', { checks: ['need_confirmed', 'odd'] }, ['invalid', '/checks/1']],
  ])('%s is refused', (_, change, no) => expect(pointers(edit(open, change, stages, now))).toEqual(no))

  const overridden = { ...open, probability: 90, probabilityReason: 'told us so' }
  test('to another override needs its own reason', () =>
    expect(pointers(edit(overridden, { probability: 80 }, stages, now))).toEqual([
      'invalid',
      '/probabilityReason',
    ]))
  test('cannot take the reason and leave the override', () =>
    expect(pointers(edit(overridden, { probabilityReason: null }, stages, now))).toEqual([
      'invalid',
      '/probabilityReason',
    ]))
  test('takes the reason with the override', () =>
    expect(edit(overridden, { probability: null }, stages, now)).toMatchObject({
      probability: null,
      probabilityReason: null,
    }))
  test('of a first next step needs its day too', () => {
    const without = { ...open, nextStep: null, nextStepDue: null }
    expect(pointers(edit(without, { nextStep: 'Visit' }, stages, now))).toEqual([
      'next_step_missing',
      '/nextStepDue',
    ])
    expect(edit(without, { amount: 5 }, stages, now)).toMatchObject({ amount: 5 })
  })
})

describe('an activity', () => {
  const untouched = { ...open, firstContactAt: null }
  const logged = (kind: ActivityKind, at = now) => log(untouched, { kind, at }, stages, now)
  test.each(['call', 'visit', 'email', 'meeting'] as const)('%s is a first contact', (kind) =>
    expect(logged(kind)).toMatchObject({ firstContactAt: now, nudges: 0, nudgeAt: now, lastActivityAt: now }),
  )
  test.each(['note', 'quote'] as const)('%s is none, but work', (kind) =>
    expect(logged(kind)).toMatchObject({ firstContactAt: null, nudges: 0, nudgeAt: now }),
  )
  test('counts when it happened', () => {
    const yesterday = new Date('2026-03-09T15:00:00.000Z')
    expect(logged('call', yesterday)).toMatchObject({ firstContactAt: yesterday, lastActivityAt: now })
  })
  test('before the acceptance counts from the acceptance', () =>
    expect(logged('call', new Date('2026-03-01T15:00:00.000Z'))).toMatchObject({ firstContactAt: accepted }))
  test('later than the first leaves the first', () =>
    expect(log(open, { kind: 'call', at: now }, stages, now)).toMatchObject({
      firstContactAt: open.firstContactAt,
    }))
  test('of tomorrow is refused', () =>
    expect(pointers(logged('call', new Date('2026-03-11T09:00:00.000Z')))).toEqual(['invalid', '/at']))
  test('may bring the next step, with its day', () =>
    expect(
      log(open, { kind: 'call', at: now, nextStep: 'Visit', nextStepDue: '2026-03-20' }, stages, now),
    ).toMatchObject({ nextStep: 'Visit', nextStepDue: '2026-03-20' }))
  test('does not wake what sleeps', () =>
    expect(log(postponed, { kind: 'call', at: now }, stages, now)).toMatchObject({
      status: 'postponed',
      nudgeAt: postponed.nudgeAt,
    }))
})

describe('an outcome', () => {
  const reasons = [{ key: 'price' }]
  test('won keeps the order beside the amount', () =>
    expect(won).toMatchObject({ status: 'won', closedAt: now, orderValue: 900, amount: 1000, nudgeAt: null }))
  test('won in another currency does not relabel the amount', () =>
    expect(win(open, { orderValue: 900, currency: 'CHF', reason: 'price' }, reasons, now)).toMatchObject({
      currency: 'CHF',
      amount: 900,
    }))
  test.each([
    ['won', () => win(open, { orderValue: 1, reason: 'luck' }, reasons, now)],
    ['lost', () => lose(open, { reason: 'luck' }, reasons, now)],
  ])('%s for a reason of no list is refused', (_, decide) =>
    expect(pointers(decide())).toEqual(['reason_unknown', '/reason']),
  )
  test('lost has no order', () =>
    expect(lose(postponed, { reason: 'price', note: 'too dear' }, reasons, now)).toMatchObject({
      status: 'lost',
      orderValue: null,
      closeNote: 'too dear',
      postponedUntil: null,
    }))
  test('is final', () => {
    if (won instanceof Refusal) throw new Error('it was won')
    expect(pointers(live(won))).toEqual(['opportunity_closed'])
    expect(pointers(giveBack(won, 'returned', 'too far', now))).toEqual(['opportunity_not_open'])
  })
  test('returned gives the reason as a note', () =>
    expect(giveBack(postponed, 'reclaimed', 'silent', now)).toMatchObject({
      status: 'reclaimed',
      closeNote: 'silent',
      closeReason: null,
      postponedUntil: null,
      nudgeAt: null,
    }))
})

describe('postponing', () => {
  const wakes = new Date('2026-05-03T22:00:00.000Z')
  test('sleeps until the day begins', () =>
    expect(postpone(open, { until: '2026-05-04' }, today, wakes, now)).toMatchObject({
      status: 'postponed',
      postponedUntil: '2026-05-04',
      nudgeAt: wakes,
      nudges: 0,
    }))
  test.each(['2026-03-10', '2026-03-09'])('until %s, today or before, is refused', (until) =>
    expect(pointers(postpone(open, { until }, today, wakes, now))).toEqual(['invalid', '/until']),
  )
  test.each([
    ['an old step is due today', '2026-03-01', today],
    ['a later step stays', '2026-03-12', '2026-03-12'],
  ])('when it is resumed, %s', (_, nextStepDue, due) =>
    expect(resume({ ...postponed, nextStepDue }, today, now)).toMatchObject({
      status: 'open',
      postponedUntil: null,
      nextStepDue: due,
      nudgeAt: now,
    }),
  )
  test('what is open cannot be resumed', () =>
    expect(pointers(resume(open, today, now))).toEqual(['opportunity_not_open']))
})

describe('flags', () => {
  test.each([
    ['nothing wrong', {}, []],
    ['a next step due today', { nextStepDue: today }, []],
    ['a next step of yesterday', { nextStepDue: '2026-03-09' }, ['next_step_overdue']],
    ['no next step', { nextStep: null, nextStepDue: null }, ['no_next_step']],
    ['a close date of today', { expectedClose: today }, []],
    ['a close date of yesterday', { expectedClose: '2026-03-09' }, ['close_date_past']],
    ['two pushes', { pushes: 2 }, []],
    ['three pushes', { pushes: 3 }, ['pushed']],
    ['no contact, past due', { firstContactAt: null }, ['no_first_contact']],
    ['no contact, due now', { firstContactAt: null, firstContactDue: now }, []],
    ['21 days in a stage of 21', { stageAt: new Date('2026-02-17T09:00:00.000Z') }, []],
    ['22 days in a stage of 21', { stageAt: new Date('2026-02-16T09:00:00.000Z') }, ['stale']],
  ])('%s', (_, state, raised) => expect(flagsOf({ ...open, ...state }, stages, now, today)).toEqual(raised))

  test('are none once it is closed or sleeps', () => {
    if (won instanceof Refusal) throw new Error('it was won')
    expect(flagsOf({ ...won, pushes: 9, nextStep: null }, stages, now, today)).toEqual([])
    expect(flagsOf({ ...postponed, pushes: 9 }, stages, now, today)).toEqual([])
  })
  test('days in the stage stop at the close', () => {
    if (won instanceof Refusal) throw new Error('it was won')
    expect(daysInStage(open, now)).toBe(8)
    expect(daysInStage(won, new Date('2027-01-01T00:00:00.000Z'))).toBe(8)
  })
})

test('probability is the stage’s, or the override, or certain', () => {
  if (won instanceof Refusal) throw new Error('it was won')
  expect(probabilityOf(open, stages)).toBe(50)
  expect(probabilityOf({ ...open, probability: 0 }, stages)).toBe(0)
  expect(probabilityOf(won, stages)).toBe(100)
  const lost = lose(open, { reason: 'price' }, [{ key: 'price' }], now)
  expect(lost instanceof Refusal ? null : probabilityOf(lost, stages)).toBe(0)
})
