import type { NotificationGroup, Preferences, Wish } from '../../shared/channels.ts'
import { quietUntil } from './quiet.ts'

/** What decides how a person is told. */
export interface Reachable {
  preferences: Preferences | null
  timeZone: string
  /** When the next daily digest is due. */
  digestAt: Date | null
  /** Whether a browser of the person takes pushes. */
  takesPushes: boolean
}

/** By which ways a person is told, and when. `gathered`: in the digest that is due then. */
export interface Way {
  mail: { status: 'owed' | 'gathered'; due: Date } | null
  push: { due: Date } | null
}

/** Whoever has chosen nothing is told everything at once, and by push where a browser takes it. */
export const usual: Wish = { by: ['mail', 'push'], when: 'at_once' }

/** What is left to answer an offer when the quiet hours end must be worth waiting for, in ms. */
const timeToAnswer = 30 * 60_000

/**
 * How a person is told of something of a group. Quiet hours and the digest make it wait, unless a `deadline` would be
 * over or all but over by then; alarms come through quiet hours if the person says so. Whoever wants pushes alone and
 * has no browser that takes them gets a mail.
 */
export function wayOf(
  group: NotificationGroup | 'always',
  person: Reachable,
  now: Date,
  deadline: Date | null,
): Way {
  if (group === 'always') return { mail: { status: 'owed', due: now }, push: null }
  const { by, when } = person.preferences?.groups[group] ?? usual
  const due = allowedAt(group, person, now, deadline)
  const push = by.includes('push') && person.takesPushes ? { due } : null
  if (push && !by.includes('mail')) return { mail: null, push }
  const gathers = when === 'digest' && person.digestAt !== null && !mustGo(deadline, person.digestAt)
  const mail = gathers
    ? { status: 'gathered' as const, due: person.digestAt! }
    : { status: 'owed' as const, due }
  return { mail, push }
}

function allowedAt(
  group: NotificationGroup,
  { preferences, timeZone }: Reachable,
  now: Date,
  deadline: Date | null,
): Date {
  const quiet = preferences?.quiet
  if (!quiet || (group === 'alarms' && quiet.alarms)) return now
  const end = quietUntil(now, quiet, timeZone)
  return mustGo(deadline, end) ? now : end
}

const mustGo = (deadline: Date | null, wait: Date) =>
  deadline !== null && deadline.getTime() < wait.getTime() + timeToAnswer
