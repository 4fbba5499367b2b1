import type { Distribute, GradeWindows, ResponseWindow } from './distribute.ts'
import type { Ladder, LadderStep, StepMoment } from './ladder.ts'

/** The time to answer where a rule names none, in working minutes: a day of eight hours for complex deals. */
export const usualMinutes = { consumer: 30, complex: 480, others: 240 } as const
export type DealKind = keyof typeof usualMinutes
const usualGradeAFactor = 1 / 4

/** What of a lead says how long its partner has to answer. */
export interface Deal {
  customerType: string | null
  grade: string | null
  companySize: number | null
  budget: number | null
}

/**
 * A sale is complex that takes several people on the customer's side: to a company or authority that is no small or
 * medium-sized one (250 employees, Recommendation 2003/361/EC), or with a budget of six figures in the lead's currency.
 */
export function kindOf({ customerType, companySize, budget }: Deal): DealKind {
  if (customerType === 'consumer') return 'consumer'
  return (companySize ?? 0) >= 250 || (budget ?? 0) >= 100_000 ? 'complex' : 'others'
}

type Terms = Pick<Distribute, 'window' | 'gradeWindows'> | null

export const windowOf = (then: Terms, lead: Deal, ladder: Pick<Ladder, 'gradeAFactor'>): ResponseWindow =>
  windowFor(then, kindOf(lead), lead.grade, ladder)

/** The window of a grade, or the rule's, or the usual one; of the last two grade A has its part. */
export function windowFor(
  then: Terms,
  kind: DealKind,
  grade: string | null,
  { gradeAFactor }: Pick<Ladder, 'gradeAFactor'>,
): ResponseWindow {
  const own = then?.gradeWindows?.[grade as keyof GradeWindows]
  if (own) return own
  const window = then?.window ?? { minutes: usualMinutes[kind], clock: 'working' as const }
  if (grade !== 'A') return window
  const factor = gradeAFactor ?? (then?.window ? 1 : usualGradeAFactor)
  return { ...window, minutes: Math.ceil(window.minutes * factor) }
}

/** Minutes of the window after which a step is due; 0 or less, or the whole window and more, is never. */
export function minutesUntil(at: StepMoment, window: Pick<ResponseWindow, 'minutes'>): number {
  if (at.percent !== undefined) return (window.minutes * at.percent) / 100
  return at.minutes ?? window.minutes - (at.minutesLeft ?? 0)
}

/** The steps that happen within a window, the earliest first. */
export const stepsWithin = (steps: readonly LadderStep[], window: ResponseWindow) =>
  steps
    .map(({ at, to }) => ({ minutes: minutesUntil(at, window), to }))
    .filter((one) => one.minutes > 0 && one.minutes < window.minutes)
    .sort((one, other) => one.minutes - other.minutes)

/** Half of the window, and no less than half an hour: more is rarely needed, and the customer waits. */
const usualExtension = { part: 1 / 2, least: 30 }

/** The time that a partner may ask for, once; 0 minutes are none. */
export function extensionOf({ extension: own }: Ladder, window: ResponseWindow): ResponseWindow {
  const { minutes: least, clock = window.clock, percent } = own ?? {}
  const more =
    least ??
    (percent === undefined
      ? Math.max(window.minutes * usualExtension.part, usualExtension.least)
      : (window.minutes * percent) / 100)
  return { minutes: Math.ceil(more), clock }
}
