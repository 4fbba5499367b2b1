import { DAY } from '../time/day.ts'
import type { WorkingCalendar } from '../time/calendar.ts'

/**
 * When the partner must have been in touch: one working day after the acceptance, two working hours for grade A.
 * A partner without working hours has a day by the clock.
 */
export function firstContactDue(calendar: WorkingCalendar, grade: string | null, at: Date): Date {
  const due = grade === 'A' ? calendar.add(at, 120) : calendar.addWorkingDays(at, 1)
  return due ?? new Date(at.getTime() + DAY)
}
