import type { TaskGroup } from '../../shared/tasks.ts'
import { dateOfDay, dayNumber } from '../time/day.ts'

/** Where a day stands in the list of what is to do. @param today the manufacturer's local day */
export function groupOf(dueOn: string, today: string): TaskGroup {
  if (dueOn < today) return 'overdue'
  if (dueOn === today) return 'today'
  return dueOn <= dateOfDay(dayNumber(today) + 7) ? 'next_7_days' : 'later'
}
