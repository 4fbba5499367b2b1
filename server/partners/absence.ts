import type { Absence } from '../../shared/partners.ts'
import { dateOfDay, dayNumber } from '../time/day.ts'
import { startOfLocalDay } from '../time/local.ts'
import type { RoutingPartner } from './partner.ts'

/** Days on which a partner takes no leads: the company is away, or all of its people are. */
export const awayOf = ({ absences, unstaffed }: Away): readonly Absence[] =>
  unstaffed.length ? [...absences, ...unstaffed] : absences

interface Away {
  absences: readonly Absence[]
  unstaffed: readonly Absence[]
}

/** @param day the local day in the partner's zone, `YYYY-MM-DD` */
export const isAway = (partner: Away, day: string): boolean =>
  awayOf(partner).some(({ from, to }) => from <= day && day <= to)

/**
 * Since when a partner has been taking leads, counting the return from its latest absence: it starts level with the
 * others from there rather than catching up.
 *
 * @param today the local day in the partner's zone, `YYYY-MM-DD`
 */
export function availableSince(partner: RoutingPartner, today: string, zone: string): Date {
  const since = new Date(partner.availableSince)
  const lastDay = awayOf(partner).reduce((last, { to }) => (to < today && to > last ? to : last), '')
  if (!lastDay) return since
  const back = startOfLocalDay(dateOfDay(dayNumber(lastDay) + 1), zone)
  return back > since ? back : since
}
