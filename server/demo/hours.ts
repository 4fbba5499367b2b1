import type { Interval, WorkingHours } from '../../shared/working-hours.ts'
import type { PartnerPlan } from './partners.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
const week = (...openings: Interval[]): WorkingHours['week'] =>
  Object.fromEntries(weekdays.map((day) => [day, openings]))

const zones = { DE: 'Europe/Berlin', AT: 'Europe/Vienna', CH: 'Europe/Zurich' } as const

/** The hours of a demo partner; null for the network's own. */
export function hoursOfPlan({ shift = 'office', country }: PartnerPlan): WorkingHours | null {
  const base = { zone: zones[country], holidays: { country } }
  switch (shift) {
    case 'office':
      return null
    case 'early':
      return { ...base, week: { ...week(['07:00', '16:00']), sat: [['08:00', '12:00']] } }
    case 'long':
      return { ...base, week: { ...week(['08:00', '20:00']), sat: [['09:00', '18:00']] } }
    case 'swiss':
      return { ...base, week: week(['08:00', '12:00'], ['13:15', '17:30']) }
  }
}
