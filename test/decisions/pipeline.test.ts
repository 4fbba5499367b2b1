import { describe, expect, test } from 'vitest'
import type { ActivityKind, ExitCriterion } from '../../shared/opportunities.ts'
import { stage } from '../../shared/opportunities.ts'
import { Refusal } from '../../shared/refusals.ts'
import { defaultPipelines } from '../../server/opportunities/default-pipelines.ts'
import type { LiveOpportunity } from '../../server/opportunities/opportunity.ts'
import { move, unmet, waysFrom } from '../../server/opportunities/stages.ts'

const { stages } = defaultPipelines[0]!
const now = new Date('2026-03-10T09:00:00.000Z')
const then = new Date('2026-03-01T09:00:00.000Z')
const at = (stage: string, filled: Partial<LiveOpportunity> = {}) =>
  ({
    status: 'open',
    stage,
    stageAt: then,
    amount: null,
    expectedClose: null,
    nextStep: 'Call',
    productLine: 'Heat pump',
    probability: null,
    checks: [],
    nudges: 1,
    lastActivityAt: then,
    nudgeAt: then,
    ...filled,
  }) as unknown as LiveOpportunity
const none: ReadonlySet<ActivityKind> = new Set()
const quoted: ReadonlySet<ActivityKind> = new Set(['quote'])
const nameOf = (criterion: ExitCriterion) =>
  criterion.kind === 'field'
    ? criterion.field
    : criterion.kind === 'check'
      ? criterion.key
      : criterion.activity
const missingOf = (decision: unknown) =>
  decision instanceof Refusal ? (decision.facts.unmet as ExitCriterion[]).map(nameOf) : null

describe('moving forwards', () => {
  const ready = { amount: 5, expectedClose: '2026-04-01', checks: ['need_confirmed', 'decision_maker_known'] }
  test.each([
    ['one stage needs its gate', at('qualification'), 'needs_analysis', none, ['need_confirmed']],
    [
      'one stage needs only its gate',
      at('qualification', { checks: ['need_confirmed'] }),
      'needs_analysis',
      none,
      null,
    ],
    [
      'two stages needs both gates',
      at('qualification', { productLine: null }),
      'proposal',
      none,
      ['productLine', 'need_confirmed', 'amount', 'decision_maker_known'],
    ],
    ['needs the quote', at('proposal', ready), 'negotiation', none, ['quote']],
    ['has the quote', at('proposal', ready), 'negotiation', quoted, null],
    [
      'takes an amount of 0 for an amount',
      at('needs_analysis', { ...ready, amount: 0 }),
      'proposal',
      none,
      null,
    ],
    ['all the way with everything', at('qualification', ready), 'negotiation', quoted, null],
  ])('%s', (_, opportunity, target, logged, missing) =>
    expect(missingOf(move(opportunity, stages, target, logged, now))).toEqual(missing),
  )

  test('enters the stage now, without the old override, and answers a nudge', () =>
    expect(
      move(
        at('needs_analysis', { ...ready, probability: 90, probabilityReason: 'x' }),
        stages,
        'proposal',
        none,
        now,
      ),
    ).toMatchObject({
      stage: 'proposal',
      stageAt: now,
      probability: null,
      probabilityReason: null,
      nudges: 0,
      lastActivityAt: now,
    }))

  test('names each missing thing by its field', () => {
    const no = move(at('proposal'), stages, 'negotiation', none, now)
    expect(no).toMatchObject({
      code: 'exit_criteria_unmet',
      faults: [{ pointer: '/expectedClose' }, { pointer: '/activities' }],
    })
  })
})

test('moving back is free', () =>
  expect(move(at('negotiation'), stages, 'qualification', none, now)).toMatchObject({
    stage: 'qualification',
  }))

test('moving to where it stands changes nothing', () => {
  const opportunity = at('proposal')
  expect(move(opportunity, stages, 'proposal', none, now)).toBe(opportunity)
})

test('a stage of no pipeline is refused, with those there are', () =>
  expect(move(at('proposal'), stages, 'won', none, now)).toMatchObject({
    code: 'stage_unknown',
    facts: { stages: ['qualification', 'needs_analysis', 'proposal', 'negotiation'] },
  }))

test('what sleeps is not moved', () =>
  expect(move(at('proposal', { status: 'postponed' }), stages, 'qualification', none, now)).toMatchObject({
    code: 'opportunity_not_open',
  }))

test('a stage that is gone from the pipeline counts as before the first', () => {
  expect(missingOf(move(at('gone'), stages, 'needs_analysis', none, now))).toEqual(['need_confirmed'])
  expect(waysFrom(at('gone'), stages)).toEqual({ forwards: true, back: false })
})

test('the last stage has no way on, the first none back', () => {
  expect(waysFrom(at('negotiation'), stages)).toEqual({ forwards: false, back: true })
  expect(waysFrom(at('qualification'), stages)).toEqual({ forwards: true, back: false })
})

test('the default stages are stages as they may be kept, and the last has no gate', () => {
  for (const pipeline of defaultPipelines) {
    for (const one of pipeline.stages) expect(stage.safeParse(one).error).toBeUndefined()
    expect(unmet(at('x'), pipeline.stages.at(-1)!, none)).toEqual([])
  }
})
