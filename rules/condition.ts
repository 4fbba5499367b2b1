import { z } from 'zod'
import { operatorNames } from './operators.ts'

const scalar = z.union([z.string(), z.number(), z.boolean()])
const range = z.union([
  z.strictObject({ from: z.number(), to: z.number() }),
  z.strictObject({ from: z.string(), to: z.string() }),
])
/** A place in degrees (WGS 84) and how far from it; `label` is what people call it. */
const circle = z.strictObject({
  latitude: z.number(),
  longitude: z.number(),
  km: z.number(),
  label: z.string().optional(),
})
const wanted = z.union([scalar, z.array(z.union([z.string(), z.number()])).min(1), range, circle])
export type Range = z.infer<typeof range>
export type Circle = z.infer<typeof circle>
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
