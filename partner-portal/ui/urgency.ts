/** How near a deadline is: more than an hour, less, less than 15 minutes, passed. */
export type Urgency = 'calm' | 'soon' | 'urgent' | 'over'

const minute = 60_000

/** The urgency of what is left, in ms. */
export const urgencyOf = (left: number): Urgency =>
  left <= 0 ? 'over' : left < 15 * minute ? 'urgent' : left < 60 * minute ? 'soon' : 'calm'

const spokenAt = [5, 15, 60]

/** The minutes to speak of when a countdown passed 60, 15 or 5 between two looks; both in ms left. */
export const passedMark = (before: number, left: number): number | undefined =>
  left <= 0 ? undefined : spokenAt.find((mark) => before > mark * minute && left <= mark * minute)
