/**
 * 1,024 positions as 32 words, and one more word that says which of the 32 are not empty.
 * A set of positions is a list of chunks, shared between sets where they do not differ.
 */
export type Chunk = Uint32Array
export type Bitmap = readonly Chunk[]

const bits = 1_024
const summary = 32
const nothing: Chunk = new Uint32Array(summary + 1)

/** The smallest set that holds `base` and these positions; chunks without any of them are shared. */
export function withPositions(base: Bitmap, positions: Iterable<number>): Bitmap {
  const chunks = [...base]
  for (const position of positions) {
    const at = Math.floor(position / bits)
    const shared = chunks[at]
    if (!shared) continue
    const own = shared === base[at] ? shared.slice() : shared
    const word = (position % bits) >>> 5
    own[word] = (own[word] ?? 0) | (1 << (position & 31))
    own[summary] = (own[summary] ?? 0) | (1 << word)
    chunks[at] = own
  }
  return chunks
}

/** No position at all, of a set that may hold `size` of them. */
export function emptyBitmap(size: number): Bitmap {
  return Array.from({ length: Math.ceil(size / bits) }, () => nothing)
}

/**
 * The first position that is in all sets and that `accept` takes, or -1. At least one set is needed.
 * The summaries rule out most words unread, so that ten thousand positions cost little more than a hundred.
 */
export function firstInAll(sets: readonly Bitmap[], accept: (position: number) => boolean): number {
  const size = sets[0]?.length ?? 0
  const chunks: Chunk[] = []
  for (let at = 0; at < size; at++) {
    chunks.length = 0
    for (const set of sets) chunks.push(set[at] ?? nothing)
    let words = common(chunks, summary)
    while (words !== 0) {
      const word = 31 - Math.clz32(words & -words)
      words &= words - 1
      let found = common(chunks, word)
      while (found !== 0) {
        const position = at * bits + word * 32 + 31 - Math.clz32(found & -found)
        if (accept(position)) return position
        found &= found - 1
      }
    }
  }
  return -1
}

function common(chunks: readonly Chunk[], word: number): number {
  let all = -1
  for (const chunk of chunks) {
    all &= chunk[word] ?? 0
    if (all === 0) break
  }
  return all
}
