import type { HoursOfManufacturer } from '../partners/hours.ts'
import { calendarOf } from '../partners/hours.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import { DAY, weekdayOfDay } from '../time/day.ts'
import { localTime } from '../time/local.ts'
import { instantReaching } from '../time/zone.ts'

/** For an ISO weekday and a full hour of the zone, its instant in the seven days that begin tomorrow. */
export function comingWeek(now: Date, zone: string): (weekday: number, hour: number) => Date {
  const today = Math.floor(localTime(now, zone) / DAY)
  const dayOf = new Map(
    [1, 2, 3, 4, 5, 6, 7].map((ahead) => [weekdayOfDay(today + ahead), today + ahead] as const),
  )
  return (weekday, hour) => {
    const day = dayOf.get(weekday)
    if (day === undefined) throw new RangeError(`${weekday} is no weekday`)
    return new Date(instantReaching(day * DAY + hour * 3_600_000, zone))
  }
}

/** Minutes until a partner is open, 0 where it is; null for never. */
export function opensAfter(
  partner: RoutingPartner,
  manufacturer: HoursOfManufacturer,
  at: Date,
): number | null {
  const open = calendarOf(partner, manufacturer).nextOpen(at)
  return open && (open.getTime() - at.getTime()) / 60_000
}
