import type { Bitmap } from './bitmap.ts'
import { emptyBitmap, firstInAll, withPositions } from './bitmap.ts'
import type { Axis } from './key-axis.ts'
import { memberAxis, prefixAxis, valueAxis } from './key-axis.ts'
import type { Key, Way } from './requirements.ts'
import type { Slots } from '../slots.ts'
import type { Span } from './span-axis.ts'
import { spanAxis } from './span-axis.ts'

/** Finds the rules that may match a lead, in rule order and without looking at the others. */
export class RuleIndex {
  readonly #axes: readonly Axis[]
  readonly #everyWay: Bitmap
  /** The rule that a way belongs to; a rule's ways stand together. */
  readonly #ruleOf: readonly number[]

  constructor(ways: readonly Way[], ruleOf: readonly number[]) {
    this.#ruleOf = ruleOf
    this.#everyWay = withPositions(emptyBitmap(ways.length), ways.keys())
    // What leaves the fewest ways open decides most, and is asked first.
    this.#axes = axesOf(ways).sort((a, b) => a.usuallyOpen - b.usuallyOpen)
  }

  /** The first rule with an open way that also `matches`, or -1. */
  first(slots: Slots, matches: (rule: number) => boolean): number {
    const sets: Bitmap[] = []
    if (this.#axes.length === 0) sets.push(this.#everyWay)
    for (const axis of this.#axes) sets.push(axis.openFor(slots[axis.slot]))
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

function axesOf(ways: readonly Way[]): Axis[] {
  const keys = new Map<string, Map<number, readonly Key[]>>()
  const spans = new Map<string, Map<number, Span>>()
  ways.forEach((way, position) => {
    for (const asked of way) {
      const name = `${asked.kind} ${asked.slot}`
      if ('keys' in asked) {
        // Of two demands on one fact the first is the exact one, if any is; the index heeds only that.
        const filed = keys.get(name) ?? new Map<number, readonly Key[]>()
        if (!filed.has(position)) filed.set(position, asked.keys)
        keys.set(name, filed)
      } else {
        const filed = spans.get(name) ?? new Map<number, Span>()
        filed.set(position, narrower(filed.get(position), asked))
        spans.set(name, filed)
      }
    }
  })
  const size = ways.length
  const byKey = { value: valueAxis, prefix: prefixAxis, member: memberAxis }
  return [
    ...[...keys].map(([name, filed]) => {
      const [kind, slot] = name.split(' ') as [keyof typeof byKey, string]
      return byKey[kind](Number(slot), filed, size)
    }),
    ...[...spans].map(([name, filed]) => {
      const [kind, slot] = name.split(' ') as ['number' | 'code' | 'latitude', string]
      return spanAxis(Number(slot), kind, filed, size)
    }),
  ]
}

/** Numbers above one bound and below another lie between the two; of other spans the first will do. */
function narrower(known: Span | undefined, { from, to }: Span): Span {
  if (!known) return { from, to }
  if (typeof known.from !== 'number' || typeof known.to !== 'number') return known
  return { from: Math.max(known.from, Number(from)), to: Math.min(known.to, Number(to)) }
}
