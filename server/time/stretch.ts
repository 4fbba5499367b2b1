import { DAY } from './day.ts'
import type { Shift } from './shifts.ts'

/** 32 days of UTC with what is open in them; neighbours share no instant, so what they hold adds up. */
export interface Stretch {
  /** Apart from each other and in order, ms. */
  shifts: Shift[]
  /** Open ms from the start of the stretch to the end of each shift. */
  done: number[]
  /** Open ms in all. */
  total: number
}

export const STRETCH = 32 * DAY

/** The stretch that starts at `index * STRETCH`. */
export function stretchAt(index: number, shiftsOn: (day: number) => Shift[]): Stretch {
  const begin = index * STRETCH
  const end = begin + STRETCH
  const shifts: Shift[] = []
  for (const [open, close] of startingAround(begin, end, shiftsOn)) {
    const last = shifts.at(-1)
    if (last && open <= last[1]) last[1] = Math.max(last[1], Math.min(close, end))
    else if (open < end && close > begin) shifts.push([Math.max(open, begin), Math.min(close, end)])
  }
  let total = 0
  const done = shifts.map(([open, close]) => (total += close - open))
  return { shifts, done, total }
}

/** Open ms from the start of the stretch until an instant in it. */
export function openBefore({ shifts, done }: Stretch, at: number): number {
  const index = firstIndex(shifts.length, (i) => shifts[i]![1] > at)
  const shift = shifts[index]
  return (done[index - 1] ?? 0) + (shift ? Math.max(0, at - shift[0]) : 0)
}

/** The first open instant of the stretch that is not before `at`; null if there is none. */
export function openAfter({ shifts }: Stretch, at: number): number | null {
  const shift = shifts[firstIndex(shifts.length, (i) => shifts[i]![1] > at)]
  return shift ? Math.max(at, shift[0]) : null
}

/** The first instant by which so many ms (above 0, at most the total) of the stretch were open. */
export function instantOf({ shifts, done }: Stretch, work: number): number {
  const index = firstIndex(done.length, (i) => done[i]! >= work)
  return shifts[index]![1] - (done[index]! - work)
}

function startingAround(begin: number, end: number, shiftsOn: (day: number) => Shift[]): Shift[] {
  const found: Shift[] = []
  // Zones lie up to 14 hours from UTC, and a shift may reach into the day after its own.
  for (let day = begin / DAY - 2; day <= end / DAY; day += 1) found.push(...shiftsOn(day))
  return found.sort((a, b) => a[0] - b[0])
}

/** The first index for which it holds, by halving; the length if for none. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
