import { availableSince, isAway } from '../partners/absence.ts'
import type { HoursOfManufacturer } from '../partners/hours.ts'
import { calendarOf, zoneOf } from '../partners/hours.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import { localDate } from '../time/local.ts'
import type { Attendance } from './eligibility.ts'

/** Who is away or open at a moment, by each partner's own zone and hours; worked out once a partner. */
export function attendanceAt(manufacturer: HoursOfManufacturer, now: Date): Attendance {
  const days = new Map<string, string>()
  const today = remember((partner: RoutingPartner) => {
    const zone = zoneOf(partner, manufacturer)
    const day = days.get(zone) ?? localDate(now, zone)
    days.set(zone, day)
    return day
  })
  return {
    today,
    away: (partner) => takesLeave(partner) && isAway(partner, today(partner)),
    open: remember((partner) => calendarOf(partner, manufacturer).isOpen(now)),
    since: remember((partner) =>
      takesLeave(partner)
        ? availableSince(partner, today(partner), zoneOf(partner, manufacturer)).getTime()
        : Date.parse(partner.availableSince),
    ),
  }
}

const takesLeave = ({ absences, unstaffed }: RoutingPartner) => absences.length + unstaffed.length > 0

function remember<V>(find: (partner: RoutingPartner) => V): (partner: RoutingPartner) => V {
  const known = new Map<RoutingPartner, V>()
  return (partner) => {
    if (!known.has(partner)) known.set(partner, find(partner))
    return known.get(partner)!
  }
}
