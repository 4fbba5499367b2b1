import type { Bitmap } from './bitmap.ts'
import { emptyBitmap, firstInAll, withPositions } from './bitmap.ts'
import type { Slots, SlotValue } from './slots.ts'
import type { Key, Requirement, Way } from './requirements.ts'

/** One fact that rules are filed under: for each of its values the ways that are still open with it. */
interface Axis {
  slot: number
  kind: Requirement['kind']
  open: Map<Key, Bitmap>
  /** The ways that ask nothing of this fact; all that is left when it is missing or has no known value. */
  unasked: Bitmap
  /** Of the known prefixes, longest first. */
  lengths: number[]
}

/** Finds the rules that may match a lead, in rule order and without looking at the others. */
export class RuleIndex {
  readonly #axes: Axis[]
  readonly #everyWay: Bitmap
  /** The rule that a way belongs to; a rule's ways stand together. */
  readonly #ruleOf: number[]

  constructor(rules: readonly (readonly Way[])[]) {
    const ways = rules.flat()
    this.#ruleOf = rules.flatMap((ofRule, rule) => ofRule.map(() => rule))
    this.#everyWay = withPositions(emptyBitmap(ways.length), ways.keys())
    this.#axes = axesOf(ways).sort((a, b) => b.open.size - a.open.size)
  }

  /** The first rule with an open way that also `matches`, or -1. */
  first(slots: Slots, matches: (rule: number) => boolean): number {
    const sets: Bitmap[] = []
    if (this.#axes.length === 0) sets.push(this.#everyWay)
    for (const axis of this.#axes) sets.push(openWith(slots[axis.slot], axis))
    let refused = -1
    const way = firstInAll(sets, (position) => {
      const rule = this.#ruleOf[position] ?? -1
      if (rule === refused) return false
      refused = rule
      return matches(rule)
    })
    return way === -1 ? -1 : (this.#ruleOf[way] ?? -1)
  }
}

function openWith(found: SlotValue, { kind, open, unasked, lengths }: Axis): Bitmap {
  if (found === undefined || typeof found === 'object') return unasked
  if (kind === 'value') return open.get(found) ?? unasked
  if (typeof found !== 'string') return unasked
  for (const length of lengths) {
    const known = length <= found.length && open.get(found.slice(0, length))
    if (known) return known
  }
  return unasked
}

function axesOf(ways: readonly Way[]): Axis[] {
  const filed = new Map<
    string,
    { slot: number; kind: Requirement['kind']; ways: Map<number, readonly Key[]> }
  >()
  ways.forEach((way, position) => {
    for (const { slot, kind, keys } of way) {
      const axis = filed.get(`${kind} ${slot}`) ?? { slot, kind, ways: new Map() }
      filed.set(`${kind} ${slot}`, axis)
      // Of two demands on one fact the first is the exact one, if any is; the index heeds only that.
      if (!axis.ways.has(position)) axis.ways.set(position, keys)
    }
  })
  return [...filed.values()].map((axis) => axisOf(axis.slot, axis.kind, axis.ways, ways.length))
}

function axisOf(slot: number, kind: Axis['kind'], ways: Map<number, readonly Key[]>, size: number): Axis {
  const positions = new Map<Key, number[]>()
  for (const [position, keys] of ways) {
    for (const key of keys) {
      const known = positions.get(key)
      if (known) known.push(position)
      else positions.set(key, [position])
    }
  }
  const indifferent = Array.from({ length: size }, (_, position) => position).filter((one) => !ways.has(one))
  const axis: Axis = {
    slot,
    kind,
    open: new Map(),
    unasked: withPositions(emptyBitmap(size), indifferent),
    lengths: [],
  }
  if (kind === 'value') {
    for (const [key, some] of positions) axis.open.set(key, withPositions(axis.unasked, some))
    return axis
  }
  // Shorter prefixes first: what is open with 80 is open with 803 as well.
  for (const [key, some] of [...positions].sort(([a], [b]) => String(a).length - String(b).length)) {
    axis.open.set(key, withPositions(openWith(String(key), axis), some))
    const { length } = String(key)
    if (axis.lengths[0] !== length) axis.lengths.unshift(length)
  }
  return axis
}
