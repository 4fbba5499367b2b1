import type { Absence } from '../../shared/partners.ts'
import { calendarDay, countryName } from '../i18n/format.ts'
import { locale } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]
/** Start and end in local time; an end that is not after the start lies on the next day. */
export type Opening = readonly [start: string, end: string]
export type Week = Readonly<Partial<Record<Weekday, readonly Opening[]>>>

export interface HolidaysOf {
  readonly country: string
  readonly region?: string
}

/** Working hours as the server keeps them. */
export interface Hours {
  readonly zone: string
  readonly week: Week
  readonly holidays?: HolidaysOf | null
  readonly closed?: readonly Absence[]
}

/** The name of a weekday in the current language. */
export function weekdayName(day: Weekday, style: 'long' | 'short' = 'long'): string {
  // The first of January 2024 was a Monday.
  const date = Date.UTC(2024, 0, 1 + weekdays.indexOf(day))
  return new Intl.DateTimeFormat(locale(), { weekday: style, timeZone: 'UTC' }).format(date)
}

/** Whether a shift ends on the day after: 24:00 is the end of its own day. */
export const isNightShift = ([start, end]: Opening): boolean => end <= start && end !== '00:00'

export const openingsText = (openings: readonly Opening[] | undefined): string =>
  (openings ?? [])
    .map((opening) => `${opening[0]}–${opening[1]}${isNightShift(opening) ? ` (${t('hours.nextDay')})` : ''}`)
    .join(', ')

/** A week in one line: the days that are open. */
export const weekText = (week: Week): string =>
  weekdays
    .filter((day) => week[day]?.length)
    .map((day) => `${weekdayName(day, 'short')} ${openingsText(week[day])}`)
    .join(', ')

/** The days of an absence, both included. */
export const absenceText = ({ from, to }: Absence): string =>
  from === to ? calendarDay(from) : `${calendarDay(from)} – ${calendarDay(to)}`

/** Whose holidays, in words. */
export const placeText = ({ country, region }: HolidaysOf): string =>
  [countryName(country), region].filter(Boolean).join(' ')

/** After the last one of the day, or the server would join the two into one. */
export function nextOpening(openings: readonly Opening[]): Opening {
  const last = openings.at(-1)
  if (!last) return ['09:00', '17:00']
  const hour = Math.min(Number(last[1].slice(0, 2)) + 1, 21)
  return [`${String(hour).padStart(2, '0')}:00`, `${String(hour + 2).padStart(2, '0')}:00`]
}

/** A week in which some days have the openings of another. */
export const copied = (week: Week, from: Weekday, to: readonly Weekday[]): Week => ({
  ...week,
  ...Object.fromEntries(to.map((day) => [day, [...(week[from] ?? [])]])),
})

export const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].map((zone) => ({
  value: zone,
  label: zone.replaceAll('_', ' '),
}))
