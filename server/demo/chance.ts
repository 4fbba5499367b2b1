/** Draws that look like chance and are the same each time: one seed, one history. */
export interface Chance {
  /** From 0 up to 1. */
  next(): number
  happens(probability: number): boolean
  /** Between two numbers. */
  between(from: number, to: number): number
  whole(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  /** @param weights as many as there are things to choose from */
  weighted<T>(list: readonly T[], weights: readonly number[]): T
}

/** The generator mulberry32 (Tommy Ettinger), good enough to invent people by. */
export function chanceOf(seed: string): Chance {
  let state = hash(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (from: number, to: number) => from + next() * (to - from)
  const whole = (from: number, to: number) => Math.floor(between(from, to + 1))
  const pick = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)]!
  return {
    next,
    between,
    whole,
    pick,
    happens: (probability) => next() < probability,
    weighted(list, weights) {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0)
      const at = weights.findIndex((weight) => (left -= weight) < 0)
      return list[at < 0 ? list.length - 1 : at]!
    },
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value | 0
}
