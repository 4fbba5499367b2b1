import type { Locale } from '../../shared/text.ts'

/** Figures and moments as one reader says them: in the reader's language and zone. */
export interface Speech {
  /** Weekday, day and time with the zone: `Monday 2 March at 14:00 CET`. */
  when(iso: string): string
  /** The same, as short as a subject line wants it: `Mon 14:00`, with the date when it is not within six days. */
  soon(iso: string, now: string): string
  /** A calendar day `YYYY-MM-DD`: `Mon 2 March`. */
  day(date: string): string
  number(value: number): string
  money(value: number, currency: string | null): string
  km(value: number): string
  /** Minutes as days, hours and minutes, the two largest. */
  duration(minutes: number): string
  days(count: number): string
  country(code: string): string
  list(parts: string[]): string
}

const known = new Map<string, Speech>()

/** Making Intl formatters costs far more than using them, so each pair of language and zone is made once. */
export function speechIn(locale: Locale, timeZone: string): Speech {
  const key = `${locale}|${timeZone}`
  const speech = known.get(key) ?? newSpeech(locale, timeZone)
  if (known.size > 1000) known.clear()
  known.set(key, speech)
  return speech
}

function newSpeech(locale: Locale, timeZone: string): Speech {
  const tongue = locale === 'en' ? 'en-GB' : locale
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const
  const day = { weekday: 'short', day: 'numeric', timeZone } as const
  const moment = new Intl.DateTimeFormat(tongue, {
    ...day,
    ...clock,
    weekday: 'long',
    month: 'long',
    timeZoneName: 'short',
  })
  const near = new Intl.DateTimeFormat(tongue, { weekday: 'short', ...clock })
  const far = new Intl.DateTimeFormat(tongue, { ...day, month: 'short', ...clock })
  const calendar = new Intl.DateTimeFormat(tongue, { ...day, month: 'long', timeZone: 'UTC' })
  const number = new Intl.NumberFormat(tongue, { maximumFractionDigits: 2 })
  const amounts = new Map<string, Intl.NumberFormat>()
  const units = (['day', 'hour', 'minute'] as const).map(
    (unit) => new Intl.NumberFormat(tongue, { style: 'unit', unit, unitDisplay: 'long' }),
  )
  const countries = new Intl.DisplayNames(tongue, { type: 'region', fallback: 'code' })
  const list = new Intl.ListFormat(tongue, { type: 'conjunction' })

  const money = (value: number, currency: string | null) => {
    if (!currency) return number.format(value)
    const style = amounts.get(currency) ?? inCurrency(tongue, currency)
    amounts.set(currency, style)
    return style.format(value)
  }
  return {
    when: (iso) => moment.format(new Date(iso)),
    soon: (iso, now) => {
      const days = (Date.parse(iso) - Date.parse(now)) / 86_400_000
      return (days >= 0 && days < 6 ? near : far).format(new Date(iso))
    },
    day: (date) => calendar.format(new Date(date)),
    number: (value) => number.format(value),
    money,
    km: (value) => `${number.format(value < 10 ? Math.round(value * 10) / 10 : Math.round(value))} km`,
    duration: (minutes) => durationOf(minutes, units),
    days: (count) => units[0]!.format(count),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
    list: (parts) => list.format(parts),
  }
}

function inCurrency(tongue: string, currency: string): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(tongue, {
      style: 'currency',
      currency,
      trailingZeroDisplay: 'stripIfInteger',
    })
  } catch {
    return new Intl.NumberFormat(tongue, { maximumFractionDigits: 2 })
  }
}

function durationOf(minutes: number, units: Intl.NumberFormat[]): string {
  const whole = Math.max(0, Math.round(minutes))
  const parts = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60]
  const largest = parts.findIndex((part) => part > 0)
  if (largest < 0) return units[2]!.format(0)
  return parts
    .map((part, at) => (part > 0 && at >= largest && at < largest + 2 ? units[at]!.format(part) : null))
    .filter((part) => part !== null)
    .join(' ')
}
