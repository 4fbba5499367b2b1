import type { Shift } from './shifts.ts'
import type { Stretch } from './stretch.ts'
import { STRETCH, instantOf, openAfter, openBefore, stretchAt } from './stretch.ts'

/** Every stretch by its index, expanded when it is first asked for. */
export type Stretches = (index: number) => Stretch

export function stretchesOf(shiftsOn: (day: number) => Shift[]): Stretches {
  const known = new Map<number, Stretch>()
  return (index) => {
    let stretch = known.get(index)
    if (!stretch) {
      stretch = stretchAt(index, shiftsOn)
      known.set(index, stretch)
    }
    return stretch
  }
}

// In stretches: the first number of whole ones that are two years, and the one that is ten.
const TWO_YEARS = 23
const TEN_YEARS = 115

/** The first instant by which so many open ms (above 0) have passed; null if it is out of reach. */
export function workDone(stretches: Stretches, from: number, work: number): number | null {
  const first = indexOf(from)
  let left = work + openBefore(stretches(first), from)
  let lastOpen = first
  for (let index = first; index - first <= TEN_YEARS && index - lastOpen <= TWO_YEARS; index += 1) {
    const stretch = stretches(index)
    if (left <= stretch.total) return instantOf(stretch, left)
    if (stretch.total > 0) lastOpen = index
    left -= stretch.total
  }
  return null
}

/** The instant itself when open, or else the next at which a shift opens; null if it is out of reach. */
export function openingAfter(stretches: Stretches, from: number): number | null {
  const first = indexOf(from)
  for (let index = first; index - first <= TWO_YEARS; index += 1) {
    const opening = openAfter(stretches(index), from)
    if (opening !== null) return opening
  }
  return null
}

export const isOpenAt = (stretches: Stretches, at: number): boolean =>
  openAfter(stretches(indexOf(at)), at) === at

/** Open ms between two instants, the earlier one first. */
export function workBetween(stretches: Stretches, from: number, to: number): number {
  const last = indexOf(to)
  let work = openBefore(stretches(last), to) - openBefore(stretches(indexOf(from)), from)
  for (let index = indexOf(from); index < last; index += 1) work += stretches(index).total
  return work
}

const indexOf = (at: number) => Math.floor(at / STRETCH)
