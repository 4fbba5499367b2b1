import { DAY, MINUTE } from '../time/day.ts'
import { localDate, localParts, startOfLocalDay } from '../time/local.ts'
import type { Chance } from './chance.ts'

/** Leads that come in at one moment, by their number. */
export interface Arrival {
  at: Date
  numbers: number[]
}

const zone = 'Europe/Berlin'
const hours = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21]
const crowd = [2, 4, 7, 9, 8, 6, 6, 7, 7, 6, 6, 6, 5, 4, 2]
const workday = { leads: [4, 7], moments: 3 } as const
const weekend = { leads: [1, 2], moments: 1 } as const

/**
 * Leads come in all day, more of them on weekdays; a few moments a day bring them all.
 *
 * @param before how many came before `from`
 */
export function arrivalsOf(from: Date, to: Date, before: number, chance: Chance): Arrival[] {
  const arrivals: Arrival[] = []
  let nth = before
  for (let noon = from.getTime() + DAY / 2; noon < to.getTime() + DAY; noon += DAY) {
    const day = new Date(noon)
    const midnight = startOfLocalDay(localDate(day, zone), zone).getTime()
    const { leads, moments } = localParts(day, zone).weekday > 5 ? weekend : workday
    const today = Array.from({ length: moments }, (): Arrival => {
      const minutes = chance.weighted(hours, crowd) * 60 + chance.between(0, 60)
      return { at: new Date(midnight + Math.round(minutes * MINUTE)), numbers: [] }
    })
    for (let left = chance.whole(leads[0], leads[1]); left > 0; left--) chance.pick(today).numbers.push(nth++)
    arrivals.push(...today.filter(({ at, numbers }) => numbers.length && at >= from && at < to))
  }
  return arrivals
}
