import type { Bitmap } from './bitmap.ts'
import { withPositions } from './bitmap.ts'
import type { Axis } from './key-axis.ts'
import { meanCount, unaskedOf } from './key-axis.ts'
import type { SlotValue } from '../slots.ts'
import { isPosition } from '../operators.ts'

/** From and to of a way, both included. */
export interface Span {
  from: number | string
  to: number | string
}

// Finer steps would cost memory and spare a lead little: what is open in a step is asked exactly afterwards.
const mostSteps = 64

/** One fact cut into steps, each with the ways whose span touches it. */
export function spanAxis(
  slot: number,
  kind: 'number' | 'code' | 'latitude',
  filed: ReadonlyMap<number, Span>,
  size: number,
): Axis {
  const unasked = unaskedOf(filed, size)
  const cuts = cutsOf([...filed.values()].flatMap(({ from, to }) => [from, to]))
  const touching: number[][] = Array.from({ length: cuts.length + 1 }, () => [])
  for (const [position, { from, to }] of filed) {
    const last = stepOf(to, cuts)
    for (let step = stepOf(from, cuts); step <= last; step++) touching[step]?.push(position)
  }
  const steps: Bitmap[] = touching.map((positions) => withPositions(unasked, positions))
  const openFor = (found: SlotValue): Bitmap => {
    const value = kind === 'latitude' ? (isPosition(found) ? found.latitude : undefined) : found
    return typeof value === (kind === 'code' ? 'string' : 'number')
      ? (steps[stepOf(value as number | string, cuts)] ?? unasked)
      : unasked
  }
  return { slot, openFor, usuallyOpen: meanCount(steps) }
}

/** Codes of one length stand together, for a range holds no other. */
const before = (one: number | string, other: number | string): boolean =>
  typeof one === 'string' && typeof other === 'string' && one.length !== other.length
    ? one.length < other.length
    : one < other

function cutsOf(ends: readonly (number | string)[]): (number | string)[] {
  const sorted = [...new Set(ends)].sort((a, b) => (before(a, b) ? -1 : 1))
  const stride = Math.ceil(sorted.length / mostSteps)
  return sorted.filter((_, index) => index % stride === 0)
}

/** How many cuts are not above the value. */
function stepOf(value: number | string, cuts: readonly (number | string)[]): number {
  let [low, high] = [0, cuts.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const cut = cuts[middle]
    if (cut !== undefined && before(value, cut)) high = middle
    else low = middle + 1
  }
  return low
}
