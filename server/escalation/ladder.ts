import type { ResponseWindow } from '../../rules/distribute.ts'
import type { Ladder, Target } from '../../rules/ladder.ts'
import { defaultLadder } from '../../rules/ladder.ts'
import { stepsWithin } from '../../rules/ladder-times.ts'
import type { DueStep } from '../offers/tables.ts'
import type { WorkingCalendar } from '../time/calendar.ts'

/** Whom the steps tell that name nobody. */
const usuallyTold: Record<DueStep['step'], readonly Target[]> = {
  remind_partner: ['partner'],
  escalate: ['partner_admins', 'channel_managers'],
  expire: [],
}

export const toldBy = ({ step, to }: DueStep): readonly Target[] => to ?? usuallyTold[step]

/**
 * When each step of the ladder is due, fixed at the moment the offer is made; the last is the deadline. A partner that
 * never opens is given the same minutes by the wall clock, so that no lead waits for ever.
 */
export function dueSteps(
  madeAt: Date,
  window: ResponseWindow,
  calendar: WorkingCalendar,
  { steps }: Pick<Ladder, 'steps'> = defaultLadder,
): DueStep[] {
  const after = (minutes: number) => momentAfter(madeAt, { ...window, minutes }, calendar).toISOString()
  return [
    ...stepsWithin(steps, window).map(({ minutes, to }) => stepOf(after(minutes), to)),
    { at: after(window.minutes), step: 'expire' },
  ]
}

/** The moment by which a window has passed, by its clock. */
export function momentAfter(from: Date, { minutes, clock }: ResponseWindow, calendar: WorkingCalendar): Date {
  const wall = new Date(from.getTime() + minutes * 60_000)
  return clock === 'wall' ? wall : (calendar.add(from, minutes) ?? wall)
}

/** A step that tells the partner alone reminds it; any other tells others that it has not answered. */
function stepOf(at: string, to: readonly Target[]): DueStep {
  const step = to.every((one) => one === 'partner') ? 'remind_partner' : 'escalate'
  const usual = usuallyTold[step]
  return to.length === usual.length && usual.every((one) => to.includes(one))
    ? { at, step }
    : { at, step, to: [...to] }
}

/** The steps that are due by `now`; where several are, only the last counts: a machine that was off sends one notice. */
export function climb(offer: { steps: readonly DueStep[]; step: number }, now: Date): DueStep | null {
  const due = offer.steps.slice(offer.step).filter((one) => Date.parse(one.at) <= now.getTime())
  return due.at(-1) ?? null
}
