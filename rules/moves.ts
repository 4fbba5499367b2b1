/** A thing that stands elsewhere than before, among those that both lists have; places begin at 1. */
export interface Move {
  key: string
  from: number
  to: number
}

/**
 * The fewest things that somebody must have moved: all but a longest run that kept its order.
 * Longest increasing subsequence by patience sorting (C. Schensted, 1961).
 */
export function movesBetween(before: readonly string[], after: readonly string[]): Move[] {
  const placeBefore = new Map(before.map((key, index) => [key, index]))
  const common = after.flatMap((key, to) => {
    const from = placeBefore.get(key)
    return from === undefined ? [] : [{ key, from, to }]
  })
  const stayed = longestRising(common.map(({ from }) => from))
  return common
    .filter((_, index) => !stayed.has(index))
    .map(({ key, from, to }) => ({ key, from: from + 1, to: to + 1 }))
}

/** The places of a longest rising run. */
function longestRising(numbers: readonly number[]): Set<number> {
  // `tops[length]` is the place of the least number that a run of that length + 1 can end with.
  const tops: number[] = []
  const before = numbers.map(() => -1)
  for (const [place, number] of numbers.entries()) {
    let [low, high] = [0, tops.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((numbers[tops[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    before[place] = low === 0 ? -1 : (tops[low - 1] ?? -1)
    tops[low] = place
  }
  const run = new Set<number>()
  for (let place = tops.at(-1) ?? -1; place !== -1; place = before[place] ?? -1) run.add(place)
  return run
}
