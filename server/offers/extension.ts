import type { ResponseWindow } from '../../rules/distribute.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { refuse } from '../../shared/refusals.ts'
import type { WorkingCalendar } from '../time/calendar.ts'
import type { Offer } from './offer.ts'
import { answerable } from './offer.ts'
import type { DueStep } from './tables.ts'

/** More time, as it is written: the new deadline and the steps on the way there. */
export interface Extended {
  respondBy: Date
  steps: DueStep[]
}

const leastMinutes = 30

/**
 * The partner asks for time, once: the deadline moves on by what the offer's ladder gives, or by half of its window and
 * at least 30 working minutes. The ladder's steps are taken again over what is now left, each at the same share of it.
 */
export function extend(offer: Offer, calendar: WorkingCalendar, now: Date): Extended | Refusal {
  const refusal = mayAskForTime(offer, now)
  if (refusal) return refusal
  const deadline = offer.respondBy!
  const clock = clockOf(moreTime(offer, calendar), calendar)
  const respondBy = clock.add(deadline, moreTime(offer, calendar).minutes)
  const window = clock.between(offer.madeAt, deadline)
  const left = clock.between(now, respondBy)
  const steps = offer.steps.map((one): DueStep => {
    const share = window > 0 ? clock.between(offer.madeAt, new Date(one.at)) / window : 1
    const at = share >= 1 ? respondBy : clock.add(now, share * left)
    return { ...one, at: at.toISOString() }
  })
  return { respondBy, steps }
}

/** Whether the terms of an offer let its partner ask for more time. Of several who race, one must not hold the others up. */
export const givesTime = ({ mode, extension }: Pick<Offer, 'mode' | 'extension'>): boolean =>
  mode !== 'race' && extension?.minutes !== 0

/** Why no more time can be asked for, or null. */
export function mayAskForTime(offer: Offer, now: Date): Refusal | null {
  const refusal = answerable(offer, now)
  if (refusal) return refusal
  if (offer.askedTimeAt) return refuse('time_already_asked', { respondBy: offer.respondBy })
  if (!givesTime(offer)) return refuse('time_not_given')
  return null
}

function moreTime({ extension, madeAt, respondBy }: Offer, calendar: WorkingCalendar): ResponseWindow {
  if (extension) return extension
  const half = Math.ceil(calendar.between(madeAt, respondBy!) / 2)
  return { minutes: Math.max(leastMinutes, half), clock: 'working' }
}

interface Clock {
  add(from: Date, minutes: number): Date
  /** Minutes. */
  between(from: Date, to: Date): number
}

/** A partner that never opens is given the same minutes by the wall clock, as when the offer was made. */
function clockOf({ clock }: ResponseWindow, calendar: WorkingCalendar): Clock {
  const wall: Clock = {
    add: (from, minutes) => new Date(from.getTime() + minutes * 60_000),
    between: (from, to) => (to.getTime() - from.getTime()) / 60_000,
  }
  if (clock === 'wall') return wall
  return {
    add: (from, minutes) => calendar.add(from, minutes) ?? wall.add(from, minutes),
    between: (from, to) => calendar.between(from, to),
  }
}
