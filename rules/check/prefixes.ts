/** The beginnings that a text must have to begin with one of each: the longer of any two that agree. */
export function prefixesInBoth(one: readonly string[], other: readonly string[]): string[] {
  const found = new Set<string>()
  for (const [some, others] of [
    [one, new Set(other)],
    [other, new Set(one)],
  ] as const) {
    for (const text of some) {
      for (let length = 0; length <= text.length; length++) {
        if (others.has(text.slice(0, length))) found.add(text)
      }
    }
  }
  return [...found]
}
