import { z } from 'zod'
import { key, line } from '../shared/text.ts'
import { operatorNames } from './operators.ts'

/** How much a rule set may hold. `depth` counts conditions inside each other, the outermost is 1. */
export const limits = { rules: 10_000, conditions: 200, depth: 5, values: 5_000, text: 200 } as const

const scalar = z.union([z.string(), z.number(), z.boolean()])
const range = z.union([
  z.strictObject({ from: z.number(), to: z.number() }),
  z.strictObject({ from: z.string(), to: z.string() }),
])
const wanted = z.union([scalar, z.array(z.union([z.string(), z.number()])).min(1), range])
export type Range = z.infer<typeof range>
export type Wanted = z.infer<typeof wanted>

const comparison = z.strictObject({ fact: z.string(), operator: z.enum(operatorNames), value: wanted })
export type Comparison = z.infer<typeof comparison>
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Comparison

/** One fact compared, or a group of conditions. Which operator fits which fact is `checkCondition`'s to say. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    comparison,
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
  ]),
)

export const orders = ['nearest', 'tier', 'round_robin', 'weighted', 'least_loaded'] as const
export const modes = ['exclusive', 'assign'] as const
export const clocks = ['working', 'wall'] as const
const distinct = (list: readonly unknown[]) => new Set(list).size === list.length

const names = z
  .array(line(80))
  .min(1)
  .max(100)
  .refine(distinct, { params: { fault: 'repeated' } })
const partnerId = z.uuid()
// Half the earth's circumference: farther than that nobody is.
const kilometres = z.number().positive().max(20_038)

const pool = z.strictObject({
  tiers: names.optional(),
  tags: names.optional(),
  partners: z
    .array(partnerId)
    .min(1)
    .max(1_000)
    .refine(distinct, { params: { fault: 'repeated' } })
    .optional(),
  withinKm: kilometres.optional(),
  territory: z.enum(['must_cover', 'any']).default('must_cover'),
  portfolio: z.enum(['must_carry', 'any']).default('must_carry'),
  language: z.boolean().optional(),
  openNow: z.boolean().optional(),
})
export type Pool = z.infer<typeof pool>

const wideningStep = z
  .strictObject({
    withinKm: kilometres.optional(),
    tiers: names.optional(),
    tags: names.optional(),
    territory: z.literal('any').optional(),
  })
  .refine((step) => Object.values(step).some((value) => value !== undefined), {
    params: { fault: 'widens_nothing' },
  })
export type WideningStep = z.infer<typeof wideningStep>

/** `minutes` of the partner's working time, or of the wall clock. */
const responseWindow = z.strictObject({ minutes: z.int().min(1).max(129_600), clock: z.enum(clocks) })
export type ResponseWindow = z.infer<typeof responseWindow>

export const distributeSchema = z
  .strictObject({
    do: z.literal('distribute'),
    pool: pool.prefault({}),
    mode: z.enum(modes).default('exclusive'),
    orders: z
      .array(z.enum(orders))
      .min(1)
      .refine(distinct, { params: { fault: 'repeated' } }),
    window: responseWindow.optional(),
    ladder: key.optional(),
    pipeline: key.optional(),
    widen: z.array(wideningStep).min(1).max(10).optional(),
  })
  // Nobody is asked, so nothing can be waited for; taking it silently would promise otherwise.
  .refine((then) => then.mode !== 'assign' || (!then.window && !then.ladder), {
    path: ['mode'],
    params: { fault: 'assign_asks_nobody' },
  })
export type Distribute = z.infer<typeof distributeSchema>

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
 * `tiers` names the tiers from the highest to the lowest, for the order `tier`.
 */
export const ruleSetSchema = z.strictObject({
  tiers: names.optional(),
  rules: z.array(ruleSchema).max(limits.rules),
  fallback: distributeSchema.nullish(),
})
export type RuleSet = z.infer<typeof ruleSetSchema>
