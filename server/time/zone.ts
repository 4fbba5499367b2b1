import { DAY } from './day.ts'

/**
 * The zone's offset from UTC at an instant, in ms (Berlin in winter: 3,600,000). Throws a RangeError on an
 * unknown zone or an invalid instant.
 */
export function offsetAt(at: number, zone: string): number {
  const { offset, change, next } = offsetsOn(Math.floor(at / DAY), zone)
  return at < change ? offset : next
}

/**
 * The first instant whose local time has reached `local` (a local date and time written as if it were UTC, ms).
 * A time that occurs twice is reached the first time; one that is skipped is reached when the gap ends.
 */
export function instantReaching(local: number, zone: string): number {
  const around = changeAround(local, zone)
  if (typeof around === 'number') return local - around
  const { offset, change, next } = around
  if (local < change + offset) return local - offset
  return Math.max(change, local - next)
}

/**
 * The instant from which local time is never again before `local`. A time that occurs twice is left behind the
 * second time, except the very first moment of a repeated stretch: nothing before it comes again.
 */
export function instantLeaving(local: number, zone: string): number {
  const around = changeAround(local, zone)
  if (typeof around === 'number') return local - around
  const { offset, change, next } = around
  if (local > change + next) return local - next
  return Math.min(change, local - offset)
}

/** One UTC day: `offset` until the instant `change` (Infinity on an ordinary day), `next` from then on. */
interface DayOffsets {
  offset: number
  change: number
  next: number
}

interface Zone {
  format: Intl.DateTimeFormat
  days: Map<number, DayOffsets>
}

// A formatter costs fifty times what one answer costs; a day's offsets are asked for again and again.
const zones = new Map<string, Zone>()

function zoneNamed(name: string): Zone {
  let zone = zones.get(name)
  if (!zone) {
    const fields = { year: 'numeric', month: 'numeric', day: 'numeric' } as const
    const time = { hour: 'numeric', minute: 'numeric', second: 'numeric' } as const
    const format = new Intl.DateTimeFormat('en-US-u-hc-h23', { timeZone: name, ...fields, ...time })
    zone = { format, days: new Map() }
    zones.set(name, zone)
  }
  return zone
}

function offsetsOn(day: number, name: string): DayOffsets {
  const zone = zoneNamed(name)
  let offsets = zone.days.get(day)
  if (!offsets) {
    offsets = readOffsets(day, zone.format)
    zone.days.set(day, offsets)
  }
  return offsets
}

function readOffsets(day: number, format: Intl.DateTimeFormat): DayOffsets {
  const offset = readOffset(day * DAY, format)
  const next = readOffset((day + 1) * DAY, format)
  if (offset === next) return { offset, change: Infinity, next }
  let before = day * DAY
  let change = before + DAY
  while (change - before > 1000) {
    const middle = Math.floor((before + change) / 2000) * 1000
    if (readOffset(middle, format) === offset) before = middle
    else change = middle
  }
  return { offset, change, next }
}

function readOffset(at: number, format: Intl.DateTimeFormat): number {
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = format
    .format(at)
    .split(/\D+/)
    .map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second) - at
}

/** The change that a local time may lie near, or the offset alone when there is none. */
function changeAround(local: number, zone: string): DayOffsets | number {
  const first = Math.floor(local / DAY) - 1
  for (let day = first; day <= first + 2; day += 1) {
    const offsets = offsetsOn(day, zone)
    if (offsets.change !== Infinity) return offsets
  }
  return offsetAt(local, zone)
}
