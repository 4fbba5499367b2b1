import type { OpportunityView } from '../../shared/opportunities.ts'
import { Refused } from '../../shared/refusals.ts'
import { takeBack } from '../offers/give-back.ts'
import { logWork, moveToStage } from '../opportunities/change.ts'
import { loseIt, postponeIt, winIt } from '../opportunities/settle.ts'
import type { Runtime } from '../runtime.ts'
import { DAY } from '../time/day.ts'
import { localDate } from '../time/local.ts'
import type { Chance } from './chance.ts'
import type { Move } from './moves.ts'
import { firstMove, nextMove, phrases } from './moves.ts'
import type { DemoPartner } from './network.ts'

/**
 * Does the next thing with an opportunity, as its partner would; before anything has been done, `known` may be its
 * id alone.
 *
 * @returns the opportunity as it is then, or that it was given back; null when it is over, or when somebody else has
 *   worked on it meanwhile
 */
export async function work(
  runtime: Runtime,
  partner: DemoPartner,
  known: OpportunityView | string,
  chance: Chance,
): Promise<OpportunityView | 'returned' | null> {
  if (typeof known !== 'string' && known.status !== 'open') return null
  const move = typeof known === 'string' ? firstMove(chance) : nextMove(known, partner.habit, chance)
  try {
    const after = await doIt(runtime, partner, known, move, chance)
    return after === 'returned' || ['open', 'postponed'].includes(after.status) ? after : null
  } catch (error) {
    if (error instanceof Refused && error.refusal.code !== 'overloaded') return null
    throw error
  }
}

async function doIt(
  runtime: Runtime,
  { actor, habit, calendar }: DemoPartner,
  known: OpportunityView | string,
  move: Move,
  chance: Chance,
): Promise<OpportunityView | 'returned'> {
  const { id, version, expectedClose } =
    typeof known === 'string' ? { id: known, version: 1, expectedClose: null } : known
  const now = runtime.now()
  const words = phrases[actor.locale]
  const day = (at: Date) => localDate(at, actor.timeZone)
  const soon = calendar.addWorkingDays(now, Math.ceil(chance.between(...habit.stride))) ?? now
  const next = { nextStep: chance.pick(words.steps), nextStepDue: day(soon) }
  const later = (days: number) => day(new Date(now.getTime() + days * DAY))
  switch (move.do) {
    case 'contact':
      return logWork(runtime, actor, id, {
        kind: chance.pick(['call', 'call', 'email', 'visit']),
        note: chance.pick(words.notes),
        ...next,
      })
    case 'quote':
      return logWork(runtime, actor, id, { kind: 'quote', note: chance.pick(words.quotes), ...next })
    case 'advance': {
      const { stage, amount, checks, closeInDays } = move
      const close = expectedClose ? {} : { expectedClose: later(closeInDays) }
      return moveToStage(runtime, actor, id, { version, stage, amount, checks, ...close, ...next })
    }
    case 'win':
      return winIt(runtime, actor, id, { orderValue: move.value, reason: move.reason })
    case 'lose':
      return loseIt(runtime, actor, id, { reason: move.reason })
    case 'postpone':
      return postponeIt(runtime, actor, id, { until: later(move.days) })
    case 'return':
      await takeBack(runtime, actor, id, 'returned', chance.pick(words.returned))
      return 'returned'
  }
}
