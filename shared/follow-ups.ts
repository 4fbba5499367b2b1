import { z } from 'zod'
import { followUpActions, followUpTriggers, grades } from './codes.ts'
import { amount, key, line } from './text.ts'

export type FollowUpTrigger = (typeof followUpTriggers)[number]
export type FollowUpAction = (typeof followUpActions)[number]

const some = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(100)

/** Which opportunities a rule is for; what is left out does not matter. */
export const followUpConditions = z.strictObject({
  pipelines: some(key).optional(),
  stages: some(key).optional(),
  tiers: some(line(80)).optional(),
  grades: some(z.enum(grades)).optional(),
  productLines: some(line(80)).optional(),
  /** In the opportunity's currency. */
  minAmount: amount.optional(),
})

/** What is done once the trigger has held for so many working days of the partner; 0 is at once. */
export const followUpStep = z.strictObject({
  afterDays: z.int().min(0).max(730),
  do: z.array(z.enum(followUpActions)).min(1).max(5),
})

export const followUpRule = z.strictObject({
  key,
  name: line(80),
  enabled: z.boolean(),
  trigger: z.enum(followUpTriggers),
  when: followUpConditions.optional(),
  steps: z.array(followUpStep).min(1).max(12),
  /** After the last step, again and again. */
  thenEvery: followUpStep.shape.afterDays.min(1).optional(),
})
export type FollowUpRule = z.infer<typeof followUpRule>

export const followUpPolicy = z.strictObject({ rules: z.array(followUpRule).max(40) })
export type FollowUpPolicy = z.infer<typeof followUpPolicy>
