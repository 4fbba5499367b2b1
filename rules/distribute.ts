import { z } from 'zod'
import { clocks, grades, modes, orders, portfolios } from '../shared/codes.ts'
import { key, line } from '../shared/text.ts'

/** Partners that a race asks at once, and the part of an equal share that everybody gets, where nothing is said. */
export const defaultRaceTo = 3
export const defaultPerformanceFloor = 0.2

export const distinct = (list: readonly unknown[]) => new Set(list).size === list.length
export const faulty = (fault: string) => ({ params: { fault } })

export const names = z.array(line(80)).min(1).max(100).refine(distinct, faulty('repeated'))
export const partnerId = z.uuid()
// Half the earth's circumference: farther than that nobody is.
export const farthestKm = 20_038
const kilometres = z.number().positive().max(farthestKm)

const pool = z.strictObject({
  tiers: names.optional(),
  tags: names.optional(),
  partners: z.array(partnerId).min(1).max(1_000).refine(distinct, faulty('repeated')).optional(),
  withinKm: kilometres.optional(),
  territory: z.enum(['must_cover', 'any']).default('must_cover'),
  portfolio: z.enum(portfolios).default('must_carry'),
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
  .refine((step) => Object.values(step).some((value) => value !== undefined), faulty('widens_nothing'))
export type WideningStep = z.infer<typeof wideningStep>

/** `minutes` of the partner's working time, or of the wall clock. */
export const responseWindow = z.strictObject({ minutes: z.int().min(1).max(129_600), clock: z.enum(clocks) })
export type ResponseWindow = z.infer<typeof responseWindow>

/** Windows of single grades; a grade that is not named has the rule's own. */
const gradeWindows = z
  .strictObject(Object.fromEntries(grades.map((grade) => [grade, responseWindow.optional()])) as GradeShape)
  .refine(
    (windows) => Object.values(windows).some((window) => window !== undefined),
    faulty('names_no_grade'),
  )
type GradeShape = Record<(typeof grades)[number], z.ZodOptional<typeof responseWindow>>
export type GradeWindows = z.infer<typeof gradeWindows>

const plain = z.strictObject({
  do: z.literal('distribute'),
  pool: pool.prefault({}),
  mode: z.enum(modes).default('exclusive'),
  /** With mode `race`: how many partners are asked at once. */
  raceTo: z.int().min(2).max(20).optional(),
  orders: z.array(z.enum(orders)).min(1).refine(distinct, faulty('repeated')),
  /** With order `best_performing`: the part of an equal share that every partner of the pool gets at least. */
  performanceFloor: z.number().min(0).max(1).optional(),
  window: responseWindow.optional(),
  gradeWindows: gradeWindows.optional(),
  ladder: key.optional(),
  pipeline: key.optional(),
  widen: z.array(wideningStep).min(1).max(10).optional(),
})
export type Distribute = z.infer<typeof plain>

// What a mode or an order does not use is refused: taking it silently would promise otherwise.
const asksNobody = ({ mode, window, gradeWindows: windows, ladder }: Distribute) =>
  mode === 'assign' && (window ?? windows ?? ladder) !== undefined

export const distributeSchema = plain
  .refine((then) => !asksNobody(then), { path: ['mode'], ...faulty('assign_asks_nobody') })
  .refine(({ mode, raceTo }) => mode === 'race' || raceTo === undefined, {
    path: ['raceTo'],
    ...faulty('no_race'),
  })
  .refine((then) => then.performanceFloor === undefined || then.orders.includes('best_performing'), {
    path: ['performanceFloor'],
    ...faulty('no_performance_order'),
  })
  .overwrite((then) => ({
    ...then,
    ...(then.mode === 'race' && { raceTo: then.raceTo ?? defaultRaceTo }),
    ...(then.orders.includes('best_performing') && {
      performanceFloor: then.performanceFloor ?? defaultPerformanceFloor,
    }),
  }))
