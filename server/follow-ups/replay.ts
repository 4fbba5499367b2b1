import type { FollowUpPolicy } from '../../shared/follow-ups.ts'
import type { PipelineRecord } from '../opportunities/store.ts'
import type { FollowUpTimer } from '../opportunities/tables.ts'
import { localDate } from '../time/local.ts'
import type { Followable } from './facts.ts'
import { factsOf } from './facts.ts'
import type { Event, State } from './lived.ts'
import { after, beginning } from './lived.ts'
import type { Ground, Taken } from './policy.ts'
import { endOf, look } from './policy.ts'

/** An opportunity with its past; `events` in the order in which they happened. */
export interface Lived {
  now: Followable
  acceptedAt: Date
  pipeline: Pick<PipelineRecord, 'key' | 'stages'> | undefined
  tier: string | null
  events: readonly Event[]
}

/** What a policy would have done at a moment. */
export interface Done {
  at: Date
  taken: Taken[]
}

/** More looks than a policy can come to in years; a guard, not a limit. */
const most = 5000

/**
 * What a policy would have done to an opportunity up to a moment, had it always been at work. Whatever people did
 * happens as it did; what the follow-ups did then is left out. Where the policy reclaims or closes, the story ends.
 *
 * Tiers, grades, product lines and working hours count as they are now.
 */
export function replay(lived: Lived, policy: FollowUpPolicy, ground: Ground, until: Date): Done[] {
  const { acceptedAt, events } = lived
  const walk = {
    state: beginning(lived.now, acceptedAt, events),
    timers: [] as FollowUpTimer[],
    done: [] as Done[],
  }
  let next: Date | null = acceptedAt
  for (const event of [...events.filter(({ at }) => at < until), null]) {
    next = looksUntil(event?.at ?? until, next, walk, lived, policy, ground)
    if (walk.state.status === 'over' || !event) break
    const before = walk.state
    walk.state = planned(after(before, event), before, event.at, ground.zone)
    // A change is looked at when it happens; what sleeps or is over is not looked at.
    if (walk.state !== before)
      next = walk.state.status === 'open' ? (walk.state.quietUntil ?? event.at) : null
  }
  return walk.done
}

interface Walk {
  state: State
  timers: FollowUpTimer[]
  done: Done[]
}

/** Looks at every moment that comes before an event, and answers the moment after it. */
function looksUntil(
  end: Date,
  from: Date | null,
  walk: Walk,
  { pipeline, tier }: Lived,
  policy: FollowUpPolicy,
  ground: Ground,
): Date | null {
  let next = from
  for (let looks = 0; next && next < end && looks < most; looks += 1) {
    const facts = factsOf(walk.state, pipeline, tier, walk.state.wokeAt)
    const seen = look(facts, walk.timers, policy, ground, next)
    walk.timers = seen.timers
    if (seen.taken.length) walk.done.push({ at: next, taken: seen.taken })
    if (endOf(seen.taken)) {
      walk.state = { ...walk.state, status: 'over' }
      return null
    }
    next = seen.nudgeAt
  }
  return next
}

/** What wakes or is resumed has its next step due that day at the earliest. */
function planned(state: State, before: State, at: Date, zone: string): State {
  if (state.status !== 'open' || before.status !== 'postponed') return state
  const today = localDate(at, zone)
  const due = state.nextStepDue
  return { ...state, nextStepDue: due !== null && due > today ? due : today }
}
