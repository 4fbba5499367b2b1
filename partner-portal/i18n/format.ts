import { locale, timeZone } from './language.ts'

const made = new Map<string, unknown>()

// Making an Intl formatter costs far more than using one; a list of 300 rows shares them.
function once<Formatter>(kind: string, options: object, make: () => Formatter): Formatter {
  const key = `${kind} ${locale()} ${timeZone()} ${JSON.stringify(options)}`
  const formatter = (made.get(key) as Formatter | undefined) ?? make()
  made.set(key, formatter)
  return formatter
}

const numbers = (options: Intl.NumberFormatOptions) =>
  once('number', options, () => new Intl.NumberFormat(locale(), options))

const dates = (options: Intl.DateTimeFormatOptions) =>
  once('date', options, () => new Intl.DateTimeFormat(locale(), { timeZone: timeZone(), ...options }))

/** What stands where there is no figure: a rate without a denominator is empty, not 0. */
export const none = '–'

type Figure = number | string | null | undefined
type Instant = Date | string | number

const isNone = (value: Figure): value is null | undefined | '' =>
  value === null || value === undefined || value === '' || Number.isNaN(Number(value))

/** A plain number. */
export const number = (value: Figure, options: Intl.NumberFormatOptions = {}): string =>
  isNone(value) ? none : numbers(options).format(Number(value))

/** An amount in whole units of its currency (12.5 is 12.50 EUR); cents only when there are some. */
export const money = (
  amount: Figure,
  currency: string,
  notation: 'standard' | 'compact' = 'standard',
): string =>
  isNone(amount)
    ? none
    : numbers({
        style: 'currency',
        currency,
        notation,
        ...(notation === 'compact'
          ? { maximumFractionDigits: 1 }
          : { minimumFractionDigits: Number.isInteger(Number(amount)) ? 0 : 2, maximumFractionDigits: 2 }),
      }).format(Number(amount))

/** A ratio from 0 to 1 as percent. */
export const percent = (ratio: Figure, digits = 0): string =>
  isNone(ratio) ? none : numbers({ style: 'percent', maximumFractionDigits: digits }).format(Number(ratio))

const styles = {
  both: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  time: { hour: '2-digit', minute: '2-digit' },
  full: { dateStyle: 'full', timeStyle: 'long' },
  zoned: {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  },
} satisfies Record<string, Intl.DateTimeFormatOptions>
export type DateStyle = keyof typeof styles

/** An instant in the user's zone: `both` Tue 4 Mar 14:30, `date`, `day`, `time`, `full` or, shorter, `zoned` with the zone's name. */
export const dateTime = (at: Instant, style: DateStyle = 'both'): string => {
  const date = new Date(at)
  return Number.isNaN(date.valueOf()) ? none : dates(styles[style]).format(date)
}

/** A day without a time, `2026-03-04`, which belongs to no zone. */
export const calendarDay = (day: string, style: 'date' | 'day' = 'date'): string =>
  dates({ ...styles[style], timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** An instant on the clock of another zone, told with the zone only where it is not the user's own. */
export const zonedTime = (at: Instant, zone: string): string =>
  dates({ ...styles.both, timeZone: zone, ...(zone === timeZone() ? {} : { timeZoneName: 'short' }) }).format(
    new Date(at),
  )

const unit = (value: number, name: string, display: 'narrow' | 'long') =>
  numbers({ style: 'unit', unit: name, unitDisplay: display }).format(value)

const sizes = { day: 86_400_000, hour: 3_600_000, minute: 60_000, second: 1000 }

/** A span of milliseconds in its two largest units, cut, not rounded: `3h 12m` or `3 hours 12 minutes`. */
export function duration(ms: Figure, display: 'narrow' | 'long' = 'narrow'): string {
  if (isNone(ms)) return none
  let rest = Math.max(0, Number(ms))
  const parts: string[] = []
  for (const [name, size] of Object.entries(sizes)) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0 || (parts.length === 0 && name === 'second')) parts.push(unit(count, name, display))
    else if (parts.length > 0) break
    if (parts.length === 2) break
  }
  return parts.join(' ')
}

/** How long ago or how far ahead, in one unit: `3 hours ago`, `in 2 days`. `now` in ms. */
export function relative(at: Instant, now: number): string {
  const distance = new Date(at).valueOf() - now
  const [name, size] =
    Object.entries(sizes).find(([, size]) => Math.abs(distance) >= size) ?? (['second', 1000] as const)
  const formatter = once('relative', {}, () => new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }))
  return formatter.format(Math.trunc(distance / size), name as Intl.RelativeTimeFormatUnit)
}

/** A list in words: `Inverters, storage and heat pumps`. */
export const listing = (words: readonly string[]): string =>
  once('list', {}, () => new Intl.ListFormat(locale(), { type: 'conjunction' })).format(words)

/** The name of a country by its code `DE`. */
export const countryName = (code: string): string =>
  once('country', {}, () => new Intl.DisplayNames(locale(), { type: 'region' })).of(code) ?? code

/** The name of a currency, with its code. */
export const currencyName = (code: string): string => {
  const names = once('currency', {}, () => new Intl.DisplayNames(locale(), { type: 'currency' }))
  return `${names.of(code) ?? code} (${code})`
}
