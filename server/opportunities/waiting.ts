import type { Refusal } from '../../shared/refusals.ts'
import { refuse } from '../../shared/refusals.ts'
import { DAY } from '../time/day.ts'
import type { WorkingCalendar } from '../time/calendar.ts'
import { localDate, startOfLocalDay } from '../time/local.ts'
import type { LiveOpportunity } from './opportunity.ts'
import type { FollowUpTimer } from './tables.ts'

const workingDays = 5
const longest = 365

/**
 * The partner waits for its customer: nobody asks again before the day that it names, or for five of its working days;
 * and the next step is not due before then.
 *
 * @param until a day of `zone`, `YYYY-MM-DD`
 */
export function wait(
  opportunity: LiveOpportunity,
  until: string | undefined,
  { calendar, zone, now }: { calendar: WorkingCalendar; zone: string; now: Date },
): LiveOpportunity | Refusal {
  const today = localDate(now, zone)
  const last = localDate(new Date(now.getTime() + longest * DAY), zone)
  if (until !== undefined && (until <= today || until > last))
    return refuse('invalid', {}, [
      { pointer: '/until', code: 'outside', message: `must be a day after today and not after ${last}` },
    ])
  const begins = until === undefined ? null : startOfLocalDay(until, zone)
  const asked =
    (begins ? calendar.nextOpen(begins) : calendar.addWorkingDays(now, workingDays)) ??
    begins ??
    new Date(now.getTime() + workingDays * DAY)
  const day = localDate(asked, zone)
  const { nextStep, nextStepDue, status } = opportunity
  return {
    ...opportunity,
    lastActivityAt: now,
    nudges: 0,
    reclaimProposedAt: null,
    // Whatever a rule has to say waits as well.
    timers: status === 'open' ? opportunity.timers.map(notBefore(asked.toISOString())) : opportunity.timers,
    // A postponed one sleeps until its own date.
    nudgeAt: status === 'open' ? asked : opportunity.nudgeAt,
    nextStepDue: nextStep !== null && nextStepDue !== null && nextStepDue < day ? day : nextStepDue,
  }
}

const notBefore =
  (moment: string) =>
  (timer: FollowUpTimer): FollowUpTimer =>
    timer.at !== null && timer.at < moment ? { ...timer, at: moment } : timer
