import { z } from 'zod'
import { clocks, ladderAudiences } from '../shared/codes.ts'
import { key, line } from '../shared/text.ts'
import { distinct, faulty, responseWindow } from './distribute.ts'
import { limits } from './limits.ts'

const minutes = z.int().min(1).max(129_600)

/** When a step is due: a share of the window, or minutes of it after the offer or before the deadline, by its clock. */
const stepMoment = z
  .strictObject({
    percent: z.int().min(1).max(99).optional(),
    minutes: minutes.optional(),
    minutesLeft: minutes.optional(),
  })
  .refine((at) => Object.values(at).filter((value) => value !== undefined).length === 1, faulty('one_moment'))
export type StepMoment = z.infer<typeof stepMoment>

/** Who is told: people by what they are, one person at the manufacturer, or a webhook, each by its id. */
const target = z.union([
  z.enum(ladderAudiences),
  z.strictObject({ person: z.uuid() }),
  z.strictObject({ webhook: z.uuid() }),
])
export type Target = z.infer<typeof target>

const step = z.strictObject({
  at: stepMoment,
  to: z
    .array(target)
    .min(1)
    .max(10)
    .refine((to) => distinct(to.map((one) => JSON.stringify(one))), faulty('repeated')),
})
export type LadderStep = z.infer<typeof step>

/** Steps of one kind come in their order; between kinds the window decides, which the ladder does not know. */
function inOrder(steps: readonly LadderStep[], context: z.core.$RefinementCtx<LadderStep[]>): void {
  for (const [kind, sign] of [
    ['percent', 1] as const,
    ['minutes', 1] as const,
    ['minutesLeft', -1] as const,
  ]) {
    let before = -Infinity
    steps.forEach(({ at }, index) => {
      const place = at[kind]
      if (place === undefined) return
      if (place * sign <= before)
        context.addIssue({ code: 'custom', path: [index, 'at'], ...faulty('step_out_of_order') })
      before = place * sign
    })
  }
}

export const defaultSteps: LadderStep[] = [
  { at: { percent: 50 }, to: ['partner'] },
  { at: { percent: 80 }, to: ['partner_admins', 'channel_managers'] },
]

/** The time that a partner may ask for, once; 0 is none. */
const extension = z
  .strictObject({
    percent: z.int().min(0).max(200).optional(),
    minutes: z.int().min(0).max(129_600).optional(),
    clock: z.enum(clocks).optional(),
  })
  .refine((one) => (one.percent === undefined) !== (one.minutes === undefined), faulty('one_extension'))
  .refine((one) => one.clock === undefined || one.minutes !== undefined, {
    path: ['clock'],
    ...faulty('clock_of_minutes'),
  })

/**
 * What happens while an offer is unanswered: its steps, and at the deadline always the next partner. After
 * `afterPartners` that were asked in vain the pool widens, once a step of the rule; then those who are left may be asked
 * at once (`race`), and then nobody is. `gradeAFactor` is grade A's part of the time that other grades have.
 */
export const ladderSchema = z.strictObject({
  name: line(80),
  steps: z
    .array(step)
    .min(1)
    .max(10)
    .superRefine(inOrder)
    .prefault(() => structuredClone(defaultSteps)),
  extension: extension.optional(),
  afterPartners: z.int().min(1).max(20).default(3),
  race: z.strictObject({ to: z.int().min(2).max(20), window: responseWindow.optional() }).optional(),
  gradeAFactor: z.number().min(0.05).max(1).optional(),
})
export type Ladder = z.infer<typeof ladderSchema>

/** By the keys that rules name; `default` takes the place of Baton's own. */
export const ladders = z
  .record(key, ladderSchema)
  .refine((all) => Object.keys(all).length <= limits.ladders, faulty('too_many_ladders'))

export const defaultLadderKey = 'default'
export const defaultLadder: Ladder = { name: defaultLadderKey, steps: defaultSteps, afterPartners: 3 }

/** The ladder that a rule names; the default one where it names none, or one that is not there. */
export const ladderOf = (all: ReadonlyMap<string, Ladder>, name: string | undefined): Ladder =>
  all.get(name ?? defaultLadderKey) ?? all.get(defaultLadderKey) ?? defaultLadder
