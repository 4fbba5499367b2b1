import { dayNumber } from '../time/day.ts'
import { startOfLocalDay } from '../time/local.ts'
import { instantReaching } from '../time/zone.ts'

/** How a day is written where it could be read in two ways, or where nothing else shall pass. */
export const dayFormats = [
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'DD.MM.YYYY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD-MM-YYYY',
  'MM-DD-YYYY',
] as const
export type DayFormat = (typeof dayFormats)[number]

/** Why a text could not be read, in words for whoever has to mend it. */
export class Unreadable {
  readonly why: string
  constructor(why: string) {
    this.why = why
  }
}

/**
 * A moment: ISO 8601 with its zone, a local date and time, or a day, which is taken at its beginning. What names no
 * zone is local to `zone`.
 */
export function readMoment(text: string, zone: string, format?: DayFormat): Date | Unreadable {
  const parts = split(text)
  const day = readDay(parts.day, format)
  if (day instanceof Unreadable) return day
  if (parts.time === '') return startOfLocalDay(day, zone)
  const time = readTime(parts.time)
  if (!time)
    return new Unreadable(`"${text}" has a time that cannot be read; write it like 14:30 or 14:30:00`)
  const wall = dayNumber(day) * 86_400_000 + time.ms
  return new Date(time.offset === null ? instantReaching(wall, zone) : wall - time.offset)
}

/** A day of the calendar as `YYYY-MM-DD`; a time behind it is left out. */
export function readDay(text: string, format?: DayFormat): string | Unreadable {
  const { day } = split(text)
  const parts =
    /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/.exec(day) ?? /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(day)
  if (!parts)
    return new Unreadable(`"${text}" is no date; write it like 2026-05-31, or say its format in the map`)
  const [, first = '', mark = '', second = '', third = ''] = parts
  const found = format ?? formatOf(first, mark, second)
  if (!found)
    return new Unreadable(
      `"${text}" could be two days; say "format": "DD${mark}MM${mark}YYYY" or "MM${mark}DD${mark}YYYY" in the map`,
    )
  if (!fits(found, first, mark)) return new Unreadable(`"${text}" is not written as ${found}`)
  const [year, month, date] = found.startsWith('Y')
    ? [first, second, third]
    : found.startsWith('D')
      ? [third, second, first]
      : [third, first, second]
  return existing(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`, text)
}

/** Without a hint: what begins with the year or has dots is clear, and so is a number that can be no month. */
function formatOf(first: string, mark: string, second: string): DayFormat | null {
  if (first.length === 4) return mark === '-' ? 'YYYY-MM-DD' : 'YYYY/MM/DD'
  if (mark === '.') return 'DD.MM.YYYY'
  if (Number(first) > 12) return mark === '/' ? 'DD/MM/YYYY' : 'DD-MM-YYYY'
  if (Number(second) > 12) return mark === '/' ? 'MM/DD/YYYY' : 'MM-DD-YYYY'
  return null
}

const fits = (format: DayFormat, first: string, mark: string) =>
  format.includes(mark) && format.startsWith('Y') === (first.length === 4)

function existing(day: string, text: string): string | Unreadable {
  try {
    dayNumber(day)
    return day
  } catch {
    return new Unreadable(`"${text}" is a day that does not exist`)
  }
}

/** Everything behind the day is its time. */
function split(text: string) {
  const [, day = text, time = ''] = /^(\S+?)(?:T|\s+)(\d.*)$/.exec(text.trim()) ?? [null, text.trim(), '']
  return { day, time }
}

/** Milliseconds since midnight and the offset from UTC, null where none is named. */
function readTime(text: string): { ms: number; offset: number | null } | null {
  const parts =
    /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(am|pm)?\s*(z|utc|gmt|[+-]\d{2}(?::?\d{2})?)?$/i.exec(
      text,
    )
  if (!parts) return null
  const [, hours = '', minutes = '', seconds = '0', fraction = '', half, zone] = parts
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hours)
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59 || (half && Number(hours) > 12)) return null
  const ms =
    ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 +
    Number(fraction.padEnd(3, '0').slice(0, 3))
  return { ms, offset: zone ? offsetOf(zone) : null }
}

function offsetOf(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? []
  if (!sign) return 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
