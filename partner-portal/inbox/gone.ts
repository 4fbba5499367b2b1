import type { Problem } from '../api/problem.ts'

/** What became of an offer that can no longer be answered. */
export type Fate = 'accepted' | 'declined' | 'expired' | 'withdrawn' | 'taken'

const fates: readonly string[] = ['accepted', 'declined', 'expired', 'withdrawn'] satisfies Fate[]

/** What a refused answer tells of the offer; undefined where the refusal is about something else. */
export function fateOf({ code, facts }: Pick<Problem, 'code' | 'facts'>): Fate | undefined {
  if (code === 'offer_expired') return 'expired'
  if (code === 'offer_taken') return 'taken'
  // An offer that is not there any more, or never was ours, is nothing to act on either.
  if (code === 'not_found') return 'withdrawn'
  if (code !== 'offer_closed') return undefined
  const { state } = facts
  return typeof state === 'string' && fates.includes(state) ? (state as Fate) : 'withdrawn'
}
