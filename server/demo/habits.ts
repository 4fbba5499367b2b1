import type { DeclineReason } from '../../shared/offers.ts'
import type { WorkingCalendar } from '../time/calendar.ts'
import type { Chance } from './chance.ts'

/** How a demo partner goes about its offers and opportunities. */
export interface Habit {
  /** When it answers, as shares of the response window: from and to. Above 1 it is too late. */
  pace: readonly [number, number]
  /** Share of its answers that are a yes. */
  accepts: number
  /** Share of its offers that it never answers. */
  silent: number
  declines: readonly DeclineReason[]
  /** Working days from one piece of work to the next, from and to. */
  stride: readonly [number, number]
  /** Share of its decided opportunities that it wins. */
  wins: number
  /** Share of its opportunities that it lets lie. */
  neglects: number
}

const usual: readonly DeclineReason[] = ['no_capacity', 'outside_area', 'too_small', 'not_enough_data']

export const habits = {
  fast: {
    pace: [0.03, 0.3],
    accepts: 0.94,
    silent: 0,
    declines: usual,
    stride: [0.4, 3],
    wins: 0.56,
    neglects: 0.03,
  },
  steady: {
    pace: [0.15, 0.7],
    accepts: 0.86,
    silent: 0.03,
    declines: usual,
    stride: [1, 5],
    wins: 0.46,
    neglects: 0.08,
  },
  slow: {
    pace: [0.45, 1.3],
    accepts: 0.85,
    silent: 0.05,
    declines: usual,
    stride: [2, 8],
    wins: 0.4,
    neglects: 0.18,
  },
  picky: {
    pace: [0.1, 0.5],
    accepts: 0.5,
    silent: 0.02,
    declines: ['too_small', 'outside_area', 'own_customer', 'too_small'],
    stride: [1, 4],
    wins: 0.62,
    neglects: 0.04,
  },
  silent: {
    pace: [0.4, 0.95],
    accepts: 0.75,
    silent: 0.6,
    declines: usual,
    stride: [3, 9],
    wins: 0.32,
    neglects: 0.35,
  },
  overloaded: {
    pace: [0.3, 0.95],
    accepts: 0.55,
    silent: 0.12,
    declines: ['no_capacity'],
    stride: [3, 8],
    wins: 0.42,
    neglects: 0.15,
  },
} as const satisfies Record<string, Habit>
export type HabitName = keyof typeof habits

export interface Response {
  at: Date
  /** null for a yes. */
  decline: DeclineReason | null
}

/** Whether, when and how a partner answers an offer; null for silence. In its working time, where the window has any. */
export function responseTo(
  offer: { madeAt: Date; respondBy: Date },
  { pace, accepts, silent, declines }: Habit,
  calendar: WorkingCalendar,
  chance: Chance,
): Response | null {
  if (chance.happens(silent)) return null
  const share = chance.between(...pace)
  const decline = chance.happens(accepts) ? null : chance.pick(declines)
  const working = calendar.between(offer.madeAt, offer.respondBy)
  const wall = offer.respondBy.getTime() - offer.madeAt.getTime()
  const inHours = working > 0 ? calendar.add(offer.madeAt, working * share) : null
  const at = inHours ?? new Date(offer.madeAt.getTime() + wall * share)
  return at < offer.respondBy ? { at, decline } : null
}
