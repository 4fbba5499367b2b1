import type { Bitmap } from './bitmap.ts'
import { emptyBitmap, union, withPositions } from './bitmap.ts'
import type { Key } from './requirements.ts'
import type { SlotValue } from '../slots.ts'

/** One fact that ways are filed under by key: which are still open for a lead, those that ask nothing of it included. */
export interface Axis {
  slot: number
  openFor(found: SlotValue): Bitmap
  /** How many ways are open on average over what it knows. */
  usuallyOpen: number
}

/** Keys of an axis, each with the ways that ask for it. */
export type Filed = ReadonlyMap<number, readonly Key[]>

function positionsByKey(filed: Filed): Map<Key, number[]> {
  const positions = new Map<Key, number[]>()
  for (const [position, keys] of filed) {
    for (const key of keys) {
      const known = positions.get(key)
      if (known) known.push(position)
      else positions.set(key, [position])
    }
  }
  return positions
}

/** The ways that ask nothing of an axis; all that is open where its fact is missing. */
export function unaskedOf(filed: ReadonlyMap<number, unknown>, size: number): Bitmap {
  const indifferent = Array.from({ length: size }, (_, position) => position).filter((one) => !filed.has(one))
  return withPositions(emptyBitmap(size), indifferent)
}

export function valueAxis(slot: number, filed: Filed, size: number): Axis {
  const unasked = unaskedOf(filed, size)
  const open = new Map<SlotValue, Bitmap>()
  for (const [key, some] of positionsByKey(filed)) open.set(key, withPositions(unasked, some))
  return { slot, openFor: (found) => open.get(found) ?? unasked, usuallyOpen: meanCount(open.values()) }
}

/** What is open with 80 is open with 803 as well. */
export function prefixAxis(slot: number, filed: Filed, size: number): Axis {
  const unasked = unaskedOf(filed, size)
  const open = new Map<string, Bitmap>()
  const lengths: number[] = []
  const openFor = (found: SlotValue): Bitmap => {
    if (typeof found !== 'string') return unasked
    for (const length of lengths) {
      const known = length <= found.length && open.get(found.slice(0, length))
      if (known) return known
    }
    return unasked
  }
  const shortestFirst = [...positionsByKey(filed)].sort(([a], [b]) => String(a).length - String(b).length)
  for (const [key, some] of shortestFirst) {
    const prefix = String(key)
    open.set(prefix, withPositions(openFor(prefix), some))
    if (lengths[0] !== prefix.length) lengths.unshift(prefix.length)
  }
  return { slot, openFor, usuallyOpen: meanCount(open.values()) }
}

export function memberAxis(slot: number, filed: Filed, size: number): Axis {
  const unasked = unaskedOf(filed, size)
  const open = new Map<string, Bitmap>()
  for (const [key, some] of positionsByKey(filed)) open.set(String(key), withPositions(unasked, some))
  const openFor = (found: SlotValue): Bitmap => {
    if (!Array.isArray(found)) return unasked
    const known = found.flatMap((entry: string) => open.get(entry) ?? [])
    return known.length === 0 ? unasked : known.reduce(union)
  }
  return { slot, openFor, usuallyOpen: meanCount(open.values()) }
}

export function meanCount(sets: Iterable<Bitmap>): number {
  const counts = [...sets].map(({ count }) => count)
  return counts.reduce((sum, count) => sum + count, 0) / counts.length
}
