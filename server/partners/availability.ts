import type { Absence } from '../../shared/partners.ts'
import type { OpeningsView } from '../../shared/availability.ts'
import type { HoursOfManufacturer } from './hours.ts'
import { calendarOf, zoneOf } from './hours.ts'
import type { RoutingPartner } from './partner.ts'

const fourHours = 240

/** What a partner's hours mean at a moment: whether it is open, from when, and when four hours of them are over. */
export function openingsAt(
  partner: RoutingPartner,
  manufacturer: HoursOfManufacturer,
  now: Date,
): OpeningsView {
  const calendar = calendarOf(partner, manufacturer)
  return {
    zone: zoneOf(partner, manufacturer),
    open: calendar.isOpen(now),
    nextOpen: calendar.nextOpen(now)?.toISOString() ?? null,
    fourHours: calendar.add(now, fourHours)?.toISOString() ?? null,
  }
}

/** Absences in the order of their days. */
export const inOrder = (absences: readonly Absence[]): Absence[] =>
  [...absences].sort((a, b) => (a.from < b.from || (a.from === b.from && a.to < b.to) ? -1 : 1))
