import type { Absence } from '../../shared/partners.ts'
import { dateOfDay, dayNumber } from '../time/day.ts'

/** First and last day, by their numbers. */
type Span = readonly [first: number, last: number]

/** The days on which all of these people are away, apart and in order; none where there is nobody. */
export function unstaffedOf(people: readonly (readonly Absence[])[]): Absence[] {
  const [first, ...others] = people.map(joined)
  return (others.reduce((away, more) => away && common(away, more), first) ?? []).map(([from, to]) => ({
    from: dateOfDay(from),
    to: dateOfDay(to),
  }))
}

/** In order, and joined where they overlap or follow each other. */
function joined(absences: readonly Absence[]): Span[] {
  const spans: [number, number][] = []
  for (const [from, to] of absences.map(spanOf).sort((a, b) => a[0] - b[0])) {
    const last = spans.at(-1)
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else spans.push([from, to])
  }
  return spans
}

const spanOf = ({ from, to }: Absence): [number, number] => [dayNumber(from), dayNumber(to)]

const common = (some: readonly Span[], others: readonly Span[]): Span[] =>
  some.flatMap(([from, to]) =>
    others.flatMap(([first, last]): Span[] =>
      Math.max(from, first) <= Math.min(to, last) ? [[Math.max(from, first), Math.min(to, last)]] : [],
    ),
  )
