import { DAY } from '../time/day.ts'
import type { WorkingCalendar } from '../time/calendar.ts'

/** Working days after the last activity on which a quiet opportunity is nudged; then every `thenEvery`. */
const cadence = [1, 3, 7, 14]
const thenEvery = 14

/** So many nudges without an answer, and at the next one the channel manager is told. */
const silentAfter = 2

/** An opportunity whose follow-up moment has come, as the policy needs it. */
export interface Followed {
  status: 'open' | 'postponed'
  firstContactAt: Date | null
  firstContactDue: Date | null
  lastActivityAt: Date
  nudgeAt: Date
  /** Nudges since the last activity. */
  nudges: number
}

export interface FollowUp {
  /** What the partner is told; null when its time has not come after all. */
  nudge: 'first_contact_due' | 'opportunity_quiet' | null
  tellChannelManager: boolean
  wakes: boolean
  nudges: number
  nudgeAt: Date
}

/**
 * What a follow-up moment brings. A scheduled moment stays as it was fixed; `nudgeAt` at the last activity itself
 * says that the clock is to be wound. However many moments have passed, it is one nudge.
 */
export function followUp(state: Followed, calendar: WorkingCalendar, now: Date): FollowUp {
  const { lastActivityAt, nudgeAt } = state
  if (state.status === 'postponed') return wake(calendar, now)
  const due = nudgeAt > lastActivityAt ? nudgeAt : firstMoment(state, calendar)
  if (due > now)
    return { nudge: null, tellChannelManager: false, wakes: false, nudges: state.nudges, nudgeAt: due }
  return {
    nudge: awaitsFirstContact(state, now) ? 'first_contact_due' : 'opportunity_quiet',
    tellChannelManager: state.nudges === silentAfter,
    wakes: false,
    nudges: state.nudges + 1,
    nudgeAt: momentAfter(lastActivityAt, calendar, now),
  }
}

/** Its date has come: it is open again, and quiet from now on. */
const wake = (calendar: WorkingCalendar, now: Date): FollowUp => ({
  nudge: 'opportunity_quiet',
  tellChannelManager: false,
  wakes: true,
  nudges: 0,
  nudgeAt: momentAfter(now, calendar, now),
})

const awaitsFirstContact = ({ nudges, firstContactAt, firstContactDue }: Followed, now: Date) =>
  nudges === 0 && firstContactAt === null && firstContactDue !== null && firstContactDue <= now

/** After an activity: the first contact if it is still to come, otherwise the first day of the cadence. */
function firstMoment(state: Followed, calendar: WorkingCalendar): Date {
  const { firstContactAt, firstContactDue, lastActivityAt } = state
  if (firstContactAt === null && firstContactDue !== null && firstContactDue > lastActivityAt)
    return firstContactDue
  return calendar.addWorkingDays(lastActivityAt, cadence[0]!) ?? new Date(lastActivityAt.getTime() + DAY)
}

/** The first moment of the cadence that is still to come, so that what was missed is not made up for. */
function momentAfter(lastActivityAt: Date, calendar: WorkingCalendar, now: Date): Date {
  for (const days of dayByDay()) {
    const moment = calendar.addWorkingDays(lastActivityAt, days)
    if (!moment) break
    if (moment > now) return moment
  }
  return new Date(now.getTime() + thenEvery * DAY)
}

function* dayByDay(): Generator<number> {
  yield* cadence
  for (let days = cadence.at(-1)! + thenEvery; ; days += thenEvery) yield days
}
