import type { Fault } from '../../shared/refusals.ts'
import { Refusal, refuse } from '../../shared/refusals.ts'
import { faultsOf } from '../http/body.ts'
import type { WorkingCalendar } from '../time/calendar.ts'
import { workingCalendar } from '../time/calendar.ts'
import type { DefaultHours, WorkingHours } from '../../shared/working-hours.ts'
import { nineToFive, workingHours } from '../../shared/working-hours.ts'
import type { RoutingPartner } from './partner.ts'

/** What a partner without hours of its own takes from its manufacturer; `hours` null is nine to five. */
export interface HoursOfManufacturer {
  timeZone: string
  country: string
  hours: DefaultHours | null
}

/** A partner's working time, absences left out. Kept for as long as the partner object lives. */
export function calendarOf(partner: RoutingPartner, manufacturer: HoursOfManufacturer): WorkingCalendar {
  const by = keyOf(manufacturer)
  const kept = calendars.get(partner)
  if (kept?.by === by) return kept.calendar
  const calendar = workingCalendar(hoursOf(partner, manufacturer))
  calendars.set(partner, { by, calendar })
  return calendar
}

const calendars = new WeakMap<RoutingPartner, { by: string; calendar: WorkingCalendar }>()
const keys = new WeakMap<HoursOfManufacturer, string>()

/** Equal for manufacturers from whom a partner takes the same hours. */
function keyOf(manufacturer: HoursOfManufacturer): string {
  const { timeZone, country, hours } = manufacturer
  const key = keys.get(manufacturer) ?? JSON.stringify([timeZone, country, hours])
  keys.set(manufacturer, key)
  return key
}

/**
 * The hours that count for a partner: its own, or the manufacturer's with the public holidays of its own country and
 * region; in either case closed on its absences and on the days on which all of its people are away.
 */
export function hoursOf(partner: RoutingPartner, manufacturer: HoursOfManufacturer): WorkingHours {
  const { hours, absences, unstaffed } = partner
  const own = hours === null ? null : (workingHours.safeParse(hours).data ?? null)
  const base = own ?? usualHoursOf(partner, manufacturer)
  return { ...base, closed: [...(base.closed ?? []), ...absences, ...unstaffed] }
}

/** The manufacturer's hours as they are kept where a partner is. */
export function usualHoursOf(
  { country, region }: Pick<RoutingPartner, 'country' | 'region'>,
  manufacturer: HoursOfManufacturer,
): WorkingHours {
  const { week, holidays, closed } = manufacturer.hours ?? nineToFive()
  const place = { country: country || manufacturer.country, ...(region ? { region } : {}) }
  return { zone: manufacturer.timeZone, week, holidays: holidays ? place : null, closed }
}

/** The zone in which a partner's days begin and end. */
export const zoneOf = (
  { hours }: Pick<RoutingPartner, 'hours'>,
  manufacturer: { timeZone: string },
): string => (hours as WorkingHours | null)?.zone ?? manufacturer.timeZone

/**
 * Hours as they are kept, null for none of one's own; what is wrong is named below `/hours`.
 *
 * @param at the pointer of the partner within the request
 */
export function readHours(given: unknown, at = ''): WorkingHours | null | Refusal {
  if (given === undefined || given === null) return null
  const parsed = workingHours.safeParse(given)
  if (parsed.success) return parsed.data
  const faults = faultsOf(parsed.error).map((fault): Fault => ({
    ...fault,
    pointer: below(`${at}/hours`, fault.pointer),
  }))
  return refuse('invalid', {}, faults)
}

const below = (parent: string, pointer: string) => (pointer === '/' ? parent : `${parent}${pointer}`)
