import type { clocks, grades, ladderAudiences, modes, orders } from '../../shared/codes.ts'

/** A range with both ends included: of numbers, or of postal codes. */
export interface Range {
  readonly from: string | number
  readonly to: string | number
}

/** A place in degrees and how far from it; `label` is what people call it. */
export interface Circle {
  readonly latitude: number
  readonly longitude: number
  readonly km: number
  readonly label?: string
}

export type Value = string | number | boolean | readonly (string | number)[] | Range | Circle

export interface Comparison {
  readonly fact: string
  readonly operator: string
  readonly value: Value
}

export type Condition =
  | Comparison
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

export type Order = (typeof orders)[number]
export type Mode = (typeof modes)[number]
export type Clock = (typeof clocks)[number]
export type Grade = (typeof grades)[number]

export interface Window {
  readonly minutes: number
  readonly clock: Clock
}

export interface Pool {
  readonly tiers?: readonly string[]
  readonly tags?: readonly string[]
  readonly partners?: readonly string[]
  readonly withinKm?: number
  readonly territory?: 'must_cover' | 'any'
  readonly portfolio?: 'must_carry' | 'must_be_certified' | 'any'
  readonly language?: boolean
  readonly openNow?: boolean
}

export interface WideningStep {
  readonly withinKm?: number
  readonly tiers?: readonly string[]
  readonly tags?: readonly string[]
  readonly territory?: 'any'
}

export interface Distribute {
  readonly do: 'distribute'
  readonly pool?: Pool
  readonly mode?: Mode
  readonly raceTo?: number
  readonly orders: readonly Order[]
  readonly performanceFloor?: number
  readonly window?: Window
  readonly gradeWindows?: Readonly<Partial<Record<Grade, Window>>>
  readonly ladder?: string
  readonly pipeline?: string
  readonly widen?: readonly WideningStep[]
}

export type Then =
  | Distribute
  | { readonly do: 'hold'; readonly reason: string }
  | { readonly do: 'close'; readonly reason: string }
  | { readonly do: 'assign'; readonly partner: string }

/** What rules and scoring rules share: a list keeps, orders and switches them by it. */
export interface Entry {
  readonly key: string
  readonly name: string
  readonly enabled?: boolean
  readonly when?: Condition
}

export interface Rule extends Entry {
  readonly then: Then
}

export interface ScoringRule extends Entry {
  readonly points: number
}

export interface Scoring {
  readonly rules: readonly ScoringRule[]
  readonly grades: { readonly A: number; readonly B: number }
}

/** When a step of a ladder is due: exactly one of these. */
export interface StepMoment {
  readonly percent?: number
  readonly minutes?: number
  readonly minutesLeft?: number
}
export type LadderTarget =
  (typeof ladderAudiences)[number] | { readonly person: string } | { readonly webhook: string }
export interface LadderStep {
  readonly at: StepMoment
  readonly to: readonly LadderTarget[]
}
export interface Ladder {
  readonly name: string
  readonly steps?: readonly LadderStep[]
  readonly extension?: { readonly percent?: number; readonly minutes?: number; readonly clock?: Clock }
  readonly afterPartners?: number
  readonly race?: { readonly to: number; readonly window?: Window }
  readonly gradeAFactor?: number
}

/** The rules as they are typed, not yet checked: the server says what is wrong with them. */
export interface Content {
  readonly tiers?: readonly string[]
  readonly rules: readonly Rule[]
  readonly fallback?: Distribute | null
  readonly scoring?: Scoring | null
  readonly ladders?: Readonly<Record<string, Ladder>>
}

export const emptyContent: Content = { rules: [], fallback: null }

/** A member set, or left out where there is no value: JSON has no undefined. */
export function withMember<Shape extends object, Name extends keyof Shape>(
  shape: Shape,
  name: Name,
  value: Shape[Name] | undefined,
): Shape {
  const { [name]: _before, ...rest } = shape
  return value === undefined ? (rest as Shape) : { ...shape, [name]: value }
}
