/** 1,024 positions as 32 words; chunks that do not differ are shared between sets. */
type Chunk = Uint32Array
/** A set of `count` positions; `filled` has a word a chunk, a bit for each of its words that is not empty. */
export interface Bitmap {
  readonly filled: Uint32Array
  readonly chunks: readonly Chunk[]
  readonly count: number
}

const bits = 1_024
const nothing: Chunk = new Uint32Array(bits / 32)

/** The smallest set that holds `base` and these positions; chunks without any of them are shared. */
export function withPositions(base: Bitmap, positions: Iterable<number>): Bitmap {
  const chunks = [...base.chunks]
  const filled = base.filled.slice()
  let { count } = base
  for (const position of positions) {
    const at = Math.floor(position / bits)
    const shared = chunks[at]
    if (!shared) continue
    const own = shared === base.chunks[at] ? shared.slice() : shared
    const word = (position % bits) >>> 5
    const bit = 1 << (position & 31)
    if (((own[word] ?? 0) & bit) === 0) count += 1
    own[word] = (own[word] ?? 0) | bit
    filled[at] = (filled[at] ?? 0) | (1 << word)
    chunks[at] = own
  }
  return { filled, chunks, count }
}

/** No position at all, of a set that may hold `size` of them. */
export function emptyBitmap(size: number): Bitmap {
  const count = Math.ceil(size / bits)
  return { filled: new Uint32Array(count), chunks: Array.from({ length: count }, () => nothing), count: 0 }
}

/** What is in one set or the other; its `count` is at most so many. */
export function union(one: Bitmap, other: Bitmap): Bitmap {
  return {
    filled: one.filled.map((word, at) => word | (other.filled[at] ?? 0)),
    chunks: one.chunks.map((chunk, at) => {
      const second = other.chunks[at] ?? nothing
      return chunk === second ? chunk : chunk.map((word, place) => word | (second[place] ?? 0))
    }),
    count: one.count + other.count,
  }
}

/**
 * The first position that is in all sets and that `accept` takes, or -1. At least one set is needed.
 * What is filled rules out most words unread, so that ten thousand positions cost little more than a hundred.
 */
export function firstInAll(sets: readonly Bitmap[], accept: (position: number) => boolean): number {
  const size = sets[0]?.chunks.length ?? 0
  for (let at = 0; at < size; at++) {
    let words = filledInAll(sets, at)
    while (words !== 0) {
      const word = 31 - Math.clz32(words & -words)
      words &= words - 1
      let found = inAll(sets, at, word)
      while (found !== 0) {
        const position = at * bits + word * 32 + 31 - Math.clz32(found & -found)
        if (accept(position)) return position
        found &= found - 1
      }
    }
  }
  return -1
}

function filledInAll(sets: readonly Bitmap[], chunk: number): number {
  let all = -1
  for (const { filled } of sets) {
    all &= filled[chunk] ?? 0
    if (all === 0) break
  }
  return all
}

function inAll(sets: readonly Bitmap[], chunk: number, word: number): number {
  let all = -1
  for (const { chunks } of sets) {
    all &= chunks[chunk]?.[word] ?? 0
    if (all === 0) break
  }
  return all
}
