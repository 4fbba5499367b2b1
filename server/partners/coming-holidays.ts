import type { HolidaysView } from '../../shared/availability.ts'
import { DAY, dateOfDay } from '../time/day.ts'
import { knownRegion, publicHolidays, regionsOf } from '../time/holidays.ts'

/** The public holidays of the twelve months from a day on. */
export function comingHolidays(
  { country, region }: { country: string; region?: string | undefined },
  now: Date,
): HolidaysView {
  const today = dateOfDay(Math.floor(now.getTime() / DAY))
  const year = Number(today.slice(0, 4))
  const end = `${year + 1}${today.slice(4)}`
  const coming = [year, year + 1]
    .flatMap((one) => [...publicHolidays(country, region, one).values()])
    .filter(({ date }) => date >= today && date < end)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  return { region: knownRegion(country, region) ?? null, regions: regionsOf(country), coming }
}
