import { randomFillSync } from 'node:crypto'

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const pool = Buffer.alloc(10 * 400)
let used = pool.length

/**
 * A UUIDv7 (RFC 9562): 48 bits of milliseconds, then 74 random bits. Made here because one lead takes eight of them,
 * and the randomness for 400 is drawn at once.
 *
 * @param at milliseconds since 1970
 */
export function uuidv7(at: number): string {
  if (used + 10 > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const b = (offset: number) => hex[pool[used + offset]!]!
  const time = at.toString(16).padStart(12, '0')
  const version = hex[0x70 | (pool[used]! & 0x0f)]!
  const variant = hex[0x80 | (pool[used + 2]! & 0x3f)]!
  const id = `${time.slice(0, 8)}-${time.slice(8)}-${version}${b(1)}-${variant}${b(3)}-${b(4)}${b(5)}${b(6)}${b(7)}${b(8)}${b(9)}`
  used += 10
  return id
}

/** The smallest UUIDv7 of a moment, for walking along ids. @param at milliseconds since 1970 */
export function firstUuidAt(at: number): string {
  const time = Math.max(0, at).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
}
