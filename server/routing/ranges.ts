interface Range {
  from: string
  to: string
  nth: number
}

const levels = [3, 2, 1]
const mostBuckets = 50

/** Ranges of postal codes by the digits that they may begin with, so that a code asks a few of thousands. */
export class Ranges {
  private readonly buckets = new Map<string, Range[]>()
  private readonly wide = new Map<string, Range[]>()

  add(country: string, from: string, to: string, nth: number): void {
    const range = { from, to, nth }
    const starts = startsOf(range)
    if (!starts) push(this.wide, country, range)
    else for (const start of starts) push(this.buckets, `${country} ${start}`, range)
  }

  /** Calls back for each range that holds the code: whatever begins like its ends. */
  at(country: string, code: string, found: (nth: number) => void): void {
    const ask = (ranges: readonly Range[] | undefined) => {
      for (const { from, to, nth } of ranges ?? [])
        if (from <= code && code.slice(0, to.length) <= to) found(nth)
    }
    for (const digits of levels) ask(this.buckets.get(`${country} ${code.slice(0, digits)}`))
    ask(this.wide.get(country))
  }
}

/** The first digits of every code that the range can hold; null where they are no digits, or too many. */
function startsOf({ from, to }: Range): string[] | null {
  for (const digits of levels) {
    const [first, last] = [from.slice(0, digits), to.slice(0, digits)]
    if (first.length < digits || last.length < digits || !/^\d+$/.test(first + last)) continue
    const [low, high] = [Number(first), Number(last)]
    if (high - low >= mostBuckets) continue
    return Array.from({ length: Math.max(0, high - low + 1) }, (_, at) =>
      String(low + at).padStart(digits, '0'),
    )
  }
  return null
}

const push = (map: Map<string, Range[]>, key: string, range: Range) =>
  void (map.get(key)?.push(range) ?? map.set(key, [range]))
