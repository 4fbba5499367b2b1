import type { Fault } from '../../shared/refusals.ts'
import { Refusal, refuse } from '../../shared/refusals.ts'
import { faultsOf } from '../http/body.ts'
import type { WorkingCalendar } from '../time/calendar.ts'
import { workingCalendar } from '../time/calendar.ts'
import type { WorkingHours } from '../time/working-hours.ts'
import { defaultWorkingHours, workingHours } from '../time/working-hours.ts'
import type { RoutingPartner } from './partner.ts'

/** What a partner without hours of its own takes from its manufacturer. */
export interface HoursOfManufacturer {
  timeZone: string
  country: string
}

/**
 * A partner's working time: its own hours, or nine to five in the manufacturer's zone without the public holidays of
 * the partner's own region; in either case without its absences. Kept for as long as the partner object lives.
 */
export function calendarOf(partner: RoutingPartner, manufacturer: HoursOfManufacturer): WorkingCalendar {
  const kept = calendars.get(partner)
  if (kept?.timeZone === manufacturer.timeZone) return kept.calendar
  const calendar = workingCalendar(hoursOf(partner, manufacturer))
  calendars.set(partner, { timeZone: manufacturer.timeZone, calendar })
  return calendar
}

const calendars = new WeakMap<RoutingPartner, { timeZone: string; calendar: WorkingCalendar }>()

/** The hours that count for a partner, absences included as closed days. */
export function hoursOf(partner: RoutingPartner, manufacturer: HoursOfManufacturer): WorkingHours {
  const { hours, absences, country, region } = partner
  const own = hours === null ? null : (workingHours.safeParse(hours).data ?? null)
  const base = own ?? defaultWorkingHours(manufacturer.timeZone, country || manufacturer.country)
  const holidays = own || !base.holidays || !region ? base.holidays : { ...base.holidays, region }
  return { ...base, holidays, closed: [...(base.closed ?? []), ...absences] }
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
