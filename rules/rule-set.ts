import { z } from 'zod'
import { key, line } from '../shared/text.ts'
import { conditionSchema } from './condition.ts'
import { distributeSchema, names, partnerId } from './distribute.ts'
import { ladders } from './ladder.ts'
import { limits } from './limits.ts'
import { scoringSchema } from './scoring.ts'

export const thenSchema = z.discriminatedUnion('do', [
  distributeSchema,
  z.strictObject({ do: z.literal('hold'), reason: line(200) }),
  z.strictObject({ do: z.literal('close'), reason: line(200) }),
  z.strictObject({ do: z.literal('assign'), partner: partnerId }),
])
export type Then = z.infer<typeof thenSchema>

/** `key` is what decisions and shares are counted under, so it outlives renaming and reordering. */
export const ruleSchema = z.strictObject({
  key,
  name: line(120),
  enabled: z.boolean().default(true),
  when: conditionSchema.optional(),
  then: thenSchema,
})
export type Rule = z.infer<typeof ruleSchema>

/**
 * An ordered list: the first enabled rule that matches decides. A rule without `when` takes every lead.
 * `tiers` names the tiers from the highest to the lowest, for the order `tier`; `ladders` are those that rules may name.
 */
export const ruleSetSchema = z.strictObject({
  tiers: names.optional(),
  rules: z.array(ruleSchema).max(limits.rules),
  fallback: distributeSchema.nullish(),
  scoring: scoringSchema.nullish(),
  ladders: ladders.optional(),
})
export type RuleSet = z.infer<typeof ruleSetSchema>
