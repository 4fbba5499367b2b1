import { z } from 'zod'

/** Whether it names a zone of the IANA database. Bare offsets such as `+01:00` know no daylight saving: they are none. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Monday first, as weekdays are numbered 1 to 7. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const start = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the start as a time of day from 00:00 to 23:59, such as 08:00.')
const end = z
  .string()
  .regex(
    /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
    'Write the end as a time of day from 00:00 to 24:00, such as 17:00.',
  )

/** From and to, local time. An end that is not after the start lies on the next day: a night shift. */
export const interval = z.tuple([start, end], {
  error: 'Give an opening as start and end: ["08:00", "17:00"].',
})
export type Interval = z.infer<typeof interval>

const intervals = z
  .array(interval)
  .max(12, 'Give at most 12 openings a day.')
  .overwrite((given) => mergeIntervals(given))

const closure = z
  .strictObject({
    from: z.iso.date('Write the first closed day as YYYY-MM-DD.'),
    to: z.iso.date('Write the last closed day as YYYY-MM-DD.'),
  })
  .refine(({ from, to }) => from <= to, {
    path: ['to'],
    error: 'The last closed day must not be before the first.',
  })

/** Opening intervals by weekday; a day without any is closed. */
const week = z.strictObject({
  mon: intervals.optional(),
  tue: intervals.optional(),
  wed: intervals.optional(),
  thu: intervals.optional(),
  fri: intervals.optional(),
  sat: intervals.optional(),
  sun: intervals.optional(),
})

/**
 * When somebody works: opening intervals by weekday in the zone's local time, public holidays to keep, and days
 * closed (both ends included). An interval belongs to the day on which it starts, so a night shift runs to its
 * end even into a holiday, and one that would start on a holiday does not happen.
 */
export const workingHours = z.strictObject({
  zone: z.string().refine(isZone, 'Name a time zone of the IANA database, such as Europe/Berlin.'),
  week,
  holidays: z
    .strictObject({
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, 'Write the country as two capital letters (ISO 3166), such as DE.'),
      region: z.string().max(20, 'Write the region as its code, such as BY.').optional(),
    })
    .nullable()
    .optional(),
  closed: z.array(closure).max(1000, 'Give at most 1000 closures.').optional(),
})
export type WorkingHours = z.infer<typeof workingHours>

/**
 * The hours of whoever has none of its own, in the manufacturer's zone: by weekday, the days on which the whole network
 * is closed, and whether each keeps the public holidays of its own country and region.
 */
export const defaultHours = z.strictObject({
  week,
  holidays: z.boolean(),
  closed: z.array(closure).max(1000, 'Give at most 1000 closures.'),
})
export type DefaultHours = z.infer<typeof defaultHours>

/** Monday to Friday from nine to five, closed on public holidays. */
export function nineToFive(): DefaultHours {
  const day = (): Interval[] => [['09:00', '17:00']]
  return { week: { mon: day(), tue: day(), wed: day(), thu: day(), fri: day() }, holidays: true, closed: [] }
}

/** Nine to five in a zone; with a country, its public holidays are kept. */
export const defaultWorkingHours = (zone: string, country?: string): WorkingHours => ({
  ...nineToFive(),
  zone,
  holidays: country ? { country } : null,
})

/** Minutes since local midnight of the day on which the interval starts; the end of a night shift exceeds 1440. */
export function minutesOf([from, to]: Interval): [start: number, end: number] {
  const begin = minuteOf(from)
  const finish = minuteOf(to)
  return [begin, finish > begin ? finish : finish + 1440]
}

/** In order, and joined where they overlap or touch, unless that made one longer than 24 hours can be written. */
export function mergeIntervals(given: Interval[]): Interval[] {
  const merged: [number, number][] = []
  for (const [begin, finish] of given.map(minutesOf).sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1)
    if (last && begin <= last[1] && finish - last[0] <= 1440) last[1] = Math.max(last[1], finish)
    else merged.push([begin, finish])
  }
  return merged.map(([begin, finish]) => [timeOf(begin), timeOf(finish > 1440 ? finish - 1440 : finish)])
}

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

const timeOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
