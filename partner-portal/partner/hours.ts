import type { PartnerView } from '../../shared/partners.ts'
import { locale, timeZone } from '../i18n/language.ts'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]
/** Start and end in local time; an end that is not after the start lies on the next day. */
export type Opening = readonly [start: string, end: string]

/** A partner's own working hours, as the server keeps them. */
export interface Hours {
  readonly zone: string
  readonly week: Readonly<Partial<Record<Weekday, readonly Opening[]>>>
  readonly holidays?: { readonly country: string; readonly region?: string } | null
  readonly closed?: readonly { readonly from: string; readonly to: string }[]
}

/** The hours of a partner's own; null where the network's count. */
export const hoursOf = ({ hours }: PartnerView): Hours | null => hours as Hours | null

/** What own hours begin as: nine to five on weekdays. */
export function usualHours({ country, region }: Pick<PartnerView, 'country' | 'region'>): Hours {
  const day: Opening[] = [['09:00', '17:00']]
  return {
    zone: timeZone(),
    week: { mon: day, tue: day, wed: day, thu: day, fri: day },
    holidays: region ? { country, region } : { country },
  }
}

/** The name of a weekday in the current language. */
export function weekdayName(day: Weekday, style: 'long' | 'short' = 'long'): string {
  // The first of January 2024 was a Monday.
  const date = Date.UTC(2024, 0, 1 + weekdays.indexOf(day))
  return new Intl.DateTimeFormat(locale(), { weekday: style, timeZone: 'UTC' }).format(date)
}

export const openingsText = (openings: readonly Opening[] | undefined): string =>
  (openings ?? []).map(([start, end]) => `${start}–${end}`).join(', ')
