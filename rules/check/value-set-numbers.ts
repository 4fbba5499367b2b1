import type { Wanted } from '../condition.ts'
import type { FactValue } from '../facts.ts'
import type { OperatorName } from '../operators.ts'
import type { ValueSet } from './value-set.ts'
import { isRange } from '../wanted.ts'

/** Numbers between two bounds; an open bound is not one of them. */
interface Span {
  from: number
  to: number
  fromOpen: boolean
  toOpen: boolean
}

const span = (from: number, to: number, fromOpen = false, toOpen = false): Span => ({
  from,
  to,
  fromOpen,
  toOpen,
})

/** Numbers as spans that do not overlap, in order. With `whole` only integers count. */
export class Numbers implements ValueSet {
  readonly #spans: readonly Span[]
  readonly #whole: boolean
  constructor(spans: readonly Span[], whole: boolean) {
    this.#whole = whole
    this.#spans = spans.map((one) => (whole ? tightened(one) : one)).filter(holdsSome)
  }

  static between(from: number, to: number, whole: boolean): Numbers {
    return new Numbers([span(from, to)], whole)
  }

  where(operator: OperatorName, wanted: Wanted, held: boolean): Numbers {
    const asked = spansOf(operator, wanted)
    const kept = held ? asked : complement(asked)
    const spans = this.#spans.flatMap((one) => kept.map((other) => common(one, other)))
    return new Numbers(spans, this.#whole)
  }

  get empty(): boolean {
    return this.#spans.length === 0
  }

  some(likely: readonly FactValue[]): number | undefined {
    const liked = likely.find((value) => typeof value === 'number' && this.#spans.some(within(value)))
    if (typeof liked === 'number') return liked
    for (const one of this.#spans) {
      const { from, to } = one
      const near = [from, from + 1, to, to - 1, Math.ceil((from + to) / 2), (from + to) / 2]
      const found = near.find((value) => Number.isFinite(value) && within(value)(one))
      if (found !== undefined) return found
    }
    return undefined
  }
}

const holdsSome = ({ from, to, fromOpen, toOpen }: Span) => from < to || (from === to && !fromOpen && !toOpen)
const within =
  (value: number) =>
  ({ from, to, fromOpen, toOpen }: Span) =>
    (fromOpen ? from < value : from <= value) && (toOpen ? value < to : value <= to)

function tightened({ from, to, fromOpen, toOpen }: Span): Span {
  const least = fromOpen && Number.isInteger(from) ? from + 1 : Math.ceil(from)
  const most = toOpen && Number.isInteger(to) ? to - 1 : Math.floor(to)
  return span(least, most)
}

function common(one: Span, other: Span): Span {
  const low = one.from > other.from || (one.from === other.from && one.fromOpen) ? one : other
  const high = one.to < other.to || (one.to === other.to && one.toOpen) ? one : other
  return span(low.from, high.to, low.fromOpen, high.toOpen)
}

/** The numbers between the spans, which stand in order and apart. */
function complement(spans: readonly Span[]): Span[] {
  const gaps: Span[] = []
  let [from, fromOpen] = [-Infinity, false]
  for (const one of spans) {
    gaps.push(span(from, one.from, fromOpen, !one.fromOpen))
    ;[from, fromOpen] = [one.to, !one.toOpen]
  }
  return [...gaps, span(from, Infinity, fromOpen)]
}

function spansOf(operator: OperatorName, wanted: Wanted): Span[] {
  if (isRange(wanted)) return [span(Number(wanted.from), Number(wanted.to))]
  if (Array.isArray(wanted)) {
    const points = [...new Set(wanted.map(Number))].sort((a, b) => a - b).map((one) => span(one, one))
    return operator === 'in' ? points : complement(points)
  }
  const value = Number(wanted)
  if (operator === 'lessThan') return [span(-Infinity, value, false, true)]
  if (operator === 'lessThanInclusive') return [span(-Infinity, value)]
  if (operator === 'greaterThan') return [span(value, Infinity, true)]
  if (operator === 'greaterThanInclusive') return [span(value, Infinity)]
  return operator === 'equal' ? [span(value, value)] : complement([span(value, value)])
}
