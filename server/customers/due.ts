import type { CustomerMails } from '../../shared/customers.ts'
import type { WorkingCalendar } from '../time/calendar.ts'
import { DAY, MINUTE } from '../time/day.ts'

/** So long an acceptance can be undone; nobody is introduced before. */
export const introduceAfterMinutes = 15

/** What deciding on a mail to a customer needs to know. */
export interface Writing {
  /** The opportunity is still worked. */
  live: boolean
  acceptedAt: Date
  customerType: string | null
  /** The customer has a mail address, and has not said that no mails are wanted. */
  reachable: boolean
  introduced: boolean
  /** Asked by mail, or answered on the page before. */
  asked: boolean
}

export interface Written {
  send: 'introduction' | 'check' | null
  /** When the next one is due. */
  next: Date | null
}

/**
 * Which mail a customer gets now, and when to look again. Where both are due because the machine was off, it is the
 * check alone: who will call is no news by then.
 *
 * @param calendar the manufacturer's working time
 */
export function dueForCustomer(
  one: Writing,
  mails: CustomerMails | null,
  calendar: WorkingCalendar,
  now: Date,
): Written {
  if (!mails || !one.live || !one.reachable) return { send: null, next: null }
  const introduceAt = mails.introduce && !one.introduced ? firstMoment(one.acceptedAt) : null
  const checkAt = mails.check && !one.asked ? checkMoment(one, mails, calendar) : null
  if (checkAt && checkAt <= now) return { send: 'check', next: null }
  if (introduceAt && introduceAt <= now) return { send: 'introduction', next: checkAt }
  return { send: null, next: introduceAt ?? checkAt }
}

const firstMoment = (acceptedAt: Date) => new Date(acceptedAt.getTime() + introduceAfterMinutes * MINUTE)

function checkMoment(
  { acceptedAt, customerType }: Writing,
  { checkAfterDays, checkAfterDaysBusiness }: CustomerMails,
  calendar: WorkingCalendar,
): Date {
  const business = customerType === 'business' || customerType === 'public'
  const days = business ? checkAfterDaysBusiness : checkAfterDays
  return calendar.addWorkingDays(acceptedAt, days) ?? new Date(acceptedAt.getTime() + days * DAY)
}
