import type { ResponseWindow } from '../../rules/distribute.ts'
import type { WorkingCalendar } from '../time/calendar.ts'
import type { DueStep } from '../offers/tables.ts'

/** A rung: what happens once this share of the response window has gone. */
export interface Rung {
  percent: number
  step: DueStep['step']
}

/** The default ladder: remind the partner, tell its admin and the channel manager, expire and route to the next. */
export const defaultLadder: readonly Rung[] = [
  { percent: 50, step: 'remind_partner' },
  { percent: 80, step: 'escalate' },
  { percent: 100, step: 'expire' },
]

const gradeAFactor = 1 / 4

interface Deal {
  customerType: string | null
  grade: string | null
  companySize: number | null
  budget: number | null
}

/**
 * A sale that takes several people on the customer's side: to a company or authority that is no small or medium-sized
 * one (250 employees, Recommendation 2003/361/EC), or with a budget of six figures in the lead's own currency.
 */
export const isComplex = ({ customerType, companySize, budget }: Deal): boolean =>
  customerType !== 'consumer' && ((companySize ?? 0) >= 250 || (budget ?? 0) >= 100_000)

/**
 * The window where the rule names none, in working minutes: 30 for consumers, a day of eight hours for complex deals,
 * four hours otherwise; a quarter of that for grade A.
 */
export function defaultWindow(lead: Deal): ResponseWindow {
  const minutes = lead.customerType === 'consumer' ? 30 : isComplex(lead) ? 480 : 240
  return { minutes: Math.ceil(lead.grade === 'A' ? minutes * gradeAFactor : minutes), clock: 'working' }
}

/**
 * When each rung is due, fixed at the moment the offer is made; the last is the deadline. A partner that never opens
 * is given the same minutes by the wall clock, so that no lead waits for ever.
 */
export function dueSteps(
  madeAt: Date,
  window: ResponseWindow,
  calendar: WorkingCalendar,
  ladder: readonly Rung[] = defaultLadder,
): DueStep[] {
  return ladder.map(({ percent, step }) => {
    const minutes = (window.minutes * percent) / 100
    const wall = new Date(madeAt.getTime() + minutes * 60_000)
    const at = window.clock === 'wall' ? wall : (calendar.add(madeAt, minutes) ?? wall)
    return { at: at.toISOString(), step }
  })
}

/** The steps that are due by `now`; where several are, only the last counts: a machine that was off sends one notice. */
export function climb(offer: { steps: readonly DueStep[]; step: number }, now: Date): DueStep | null {
  const due = offer.steps.slice(offer.step).filter((one) => Date.parse(one.at) <= now.getTime())
  return due.at(-1) ?? null
}
