import type { Ladder, LadderStep, LadderTarget, StepMoment } from './content.ts'

export type MomentKind = 'percent' | 'minutes' | 'minutesLeft'
export const momentKinds: readonly MomentKind[] = ['percent', 'minutes', 'minutesLeft']

export const kindOf = (at: StepMoment): MomentKind =>
  momentKinds.find((kind) => at[kind] !== undefined) ?? 'percent'
export const amountOf = (at: StepMoment): number | undefined => at[kindOf(at)]

/** What a new ladder has, and where there is none. */
export const usualSteps: readonly LadderStep[] = [
  { at: { percent: 50 }, to: ['partner'] },
  { at: { percent: 80 }, to: ['partner_admins', 'channel_managers'] },
]
export const usualAfterPartners = 3
export const stepsOf = (ladder: Ladder): readonly LadderStep[] => ladder.steps ?? usualSteps

/** A target as one text, so that it can be chosen from a list. */
export const textOf = (target: LadderTarget): string => {
  if (typeof target === 'string') return target
  return 'person' in target ? `person ${target.person}` : `webhook ${target.webhook}`
}
export function targetOf(text: string): LadderTarget {
  const [kind = '', id = ''] = text.split(' ')
  if (kind === 'person') return { person: id }
  return kind === 'webhook' ? { webhook: id } : (kind as LadderTarget)
}

/** Where a step stands on the line from the offer to the deadline, 0 to 1: minutes by a window of so many. */
export function placeOf(at: StepMoment, windowMinutes: number): number {
  if (at.percent !== undefined) return at.percent / 100
  const minutes = at.minutes ?? windowMinutes - (at.minutesLeft ?? 0)
  return Math.min(0.97, Math.max(0.03, minutes / windowMinutes))
}

/** Steps in the order of their moments within a window. */
export const inTime = (steps: readonly LadderStep[], windowMinutes: number): readonly LadderStep[] =>
  [...steps].sort((one, other) => placeOf(one.at, windowMinutes) - placeOf(other.at, windowMinutes))
