import type { FollowUpPolicy, FollowUpRule, FollowUpStep } from '../../shared/follow-ups.ts'
import type { FollowUpTimer } from '../opportunities/tables.ts'
import type { WorkingCalendar } from '../time/calendar.ts'
import { momentAfter, momentOf, stepOf } from './cadence.ts'
import type { Facts } from './triggers.ts'
import { isFor, sinceOf } from './triggers.ts'

/** A step whose moment has come. */
export interface Taken {
  rule: FollowUpRule
  step: FollowUpStep
}

/** What a look at an opportunity brings: the steps to take now, its timers, and when to look again (null: never). */
export interface Look {
  taken: Taken[]
  timers: FollowUpTimer[]
  nudgeAt: Date | null
}

/** By what moments are reckoned: the partner's working time, and the manufacturer's zone for days. */
export interface Ground {
  calendar: WorkingCalendar
  zone: string
}

/**
 * Looks at an open opportunity. A timer whose trigger holds since the same moment stays as it was fixed, whatever
 * hours or policy have become since; one whose cause is gone goes, one whose cause is new is wound. Of each rule at most
 * one step is taken, however many moments have passed: the others follow in their own pauses.
 */
export function look(
  facts: Facts,
  timers: readonly FollowUpTimer[],
  policy: FollowUpPolicy,
  { calendar, zone }: Ground,
  now: Date,
): Look {
  const taken: Taken[] = []
  const running = policy.rules.flatMap((rule): FollowUpTimer[] => {
    const since = rule.enabled && isFor(rule.when, facts) ? sinceOf(rule.trigger, facts, zone) : null
    if (!since) return []
    const timer = wound(rule, since, timers, calendar, now)
    const step = stepOf(rule, timer.step)
    if (!step || timer.at === null || new Date(timer.at) > now) return [timer]
    taken.push({ rule, step })
    const next = momentAfter(rule, timer.step + 1, since, calendar, now)
    return [{ ...timer, step: timer.step + 1, at: next?.toISOString() ?? null }]
  })
  const end = endOf(taken)
  return { taken: end ? [end] : taken, timers: running, nudgeAt: earliest(running) }
}

/** What ends the opportunity is done alone. Reclaiming goes before closing, for it keeps the lead alive. */
export const endOf = (taken: readonly Taken[]): Taken | undefined =>
  taken.find(({ step }) => step.do.includes('reclaim')) ?? taken.find(({ step }) => step.do.includes('close'))

/** The timer of a rule: the one that runs, taken up again where the rule has got further steps, or a new one. */
function wound(
  rule: FollowUpRule,
  since: Date,
  timers: readonly FollowUpTimer[],
  calendar: WorkingCalendar,
  now: Date,
): FollowUpTimer {
  const moment = since.toISOString()
  const kept = timers.find((timer) => timer.rule === rule.key && timer.since === moment)
  if (!kept) return { rule: rule.key, since: moment, step: 0, at: iso(momentOf(rule, 0, since, calendar)) }
  if (!stepOf(rule, kept.step)) return { ...kept, at: null }
  return kept.at === null ? { ...kept, at: iso(momentAfter(rule, kept.step, since, calendar, now)) } : kept
}

const iso = (moment: Date | null) => moment?.toISOString() ?? null

function earliest(timers: readonly FollowUpTimer[]): Date | null {
  const moments = timers.flatMap(({ at }) => (at === null ? [] : [at]))
  // ISO 8601 sorts as text.
  return moments.length ? new Date(moments.reduce((first, one) => (one < first ? one : first))) : null
}

/** When it woke, as long as nothing has been done since: its timers remember. */
export function wokeAt(
  timers: readonly FollowUpTimer[],
  policy: FollowUpPolicy,
  lastActivityAt: Date,
): Date | null {
  const wakes = new Set(
    policy.rules.filter((rule) => rule.trigger === 'postponed_wakes').map(({ key }) => key),
  )
  const moment = lastActivityAt.toISOString()
  return timers.some(({ rule, since }) => wakes.has(rule) && since === moment) ? lastActivityAt : null
}
