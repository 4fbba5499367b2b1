import { z } from 'zod'
import { key, line } from '../shared/text.ts'
import { conditionSchema } from './condition.ts'
import { limits } from './limits.ts'

const points = z.int().min(-10_000).max(10_000)

/** A lead that fulfils `when`, or any lead where it is left out, gets the points; they may be negative. */
export const scoringRuleSchema = z.strictObject({
  key,
  name: line(120),
  enabled: z.boolean().default(true),
  when: conditionSchema.optional(),
  points,
})
export type ScoringRule = z.infer<typeof scoringRuleSchema>

/** The least score of grade A and of grade B; below that a lead is a C. */
export const gradeBounds = z
  .strictObject({ A: z.int(), B: z.int() })
  .refine(({ A, B }) => A >= B, { params: { fault: 'grades_reversed' } })
export type GradeBounds = z.infer<typeof gradeBounds>

/** All rules that hold add up: the score. */
export const scoringSchema = z.strictObject({
  rules: z.array(scoringRuleSchema).max(limits.scoringRules),
  grades: gradeBounds,
})
export type Scoring = z.infer<typeof scoringSchema>
