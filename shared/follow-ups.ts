import { z } from 'zod'
import { followUpActions, followUpTriggers, grades } from './codes.ts'
import { amount, day, id, key, line, moment } from './text.ts'

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
export type FollowUpConditions = z.infer<typeof followUpConditions>

/** What is done once the trigger has held for so many working days of the partner; 0 is at once, in its hours. */
export const followUpStep = z.strictObject({
  afterDays: z.int().min(0).max(730),
  do: z.array(z.enum(followUpActions)).min(1).max(5),
  /** What the task is called, where one is set; the trigger's own words where nothing is said. */
  task: line(120).optional(),
  /** Why it is lost, where it is closed: a reason of the pipeline's list. */
  reason: key.optional(),
})
export type FollowUpStep = z.infer<typeof followUpStep>

const ends: ReadonlySet<FollowUpAction> = new Set(['reclaim', 'close'])

export const followUpRule = z
  .strictObject({
    key,
    name: line(80),
    enabled: z.boolean(),
    trigger: z.enum(followUpTriggers),
    when: followUpConditions.optional(),
    steps: z.array(followUpStep).min(1).max(12),
    /** After the last step what it does is done again every so many working days. */
    thenEvery: z.int().min(1).max(730).optional(),
  })
  .superRefine(({ steps, thenEvery }, context) => {
    const fault = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path: ['steps', ...path], message })
    for (const [at, step] of steps.entries()) {
      if (at > 0 && step.afterDays <= steps[at - 1]!.afterDays)
        fault(
          [at, 'afterDays'],
          `must come after the step before it, later than day ${steps[at - 1]!.afterDays}`,
        )
      if (new Set(step.do).size < step.do.length) fault([at, 'do'], 'names an action twice; once is enough')
      const last = step.do.find((action) => ends.has(action))
      if (!last) continue
      if (at < steps.length - 1) fault([at, 'do'], `${last} must be in the last step: nothing comes after it`)
      else if (thenEvery !== undefined)
        fault([at, 'do'], `${last} cannot be repeated; take thenEvery or ${last} away`)
      if (step.do.length > 1)
        fault([at, 'do'], `${last} must stand alone: it tells the partner and the channel manager by itself`)
    }
  })
export type FollowUpRule = z.infer<typeof followUpRule>

export const followUpPolicy = z
  .strictObject({ rules: z.array(followUpRule).max(40) })
  .superRefine((policy, context) => {
    const first = new Map<string, number>()
    for (const [at, { key: name }] of policy.rules.entries()) {
      const before = first.get(name)
      if (before === undefined) first.set(name, at)
      else
        context.addIssue({
          code: 'custom',
          path: ['rules', at, 'key'],
          message: `is the key of rule ${before + 1} as well; each rule has its own`,
        })
    }
  })
export type FollowUpPolicy = z.infer<typeof followUpPolicy>

/** One rule as a sentence of the reader's language. */
export const followUpSentence = z.object({ key: z.string(), text: z.string() })

/** A published policy; version 0 is the one that Baton comes with. */
export const followUpVersionView = z.object({
  version: z.int(),
  policy: followUpPolicy,
  sentences: z.array(followUpSentence),
  note: z.string().nullable(),
  publishedAt: moment.nullable(),
  publishedBy: z.string().nullable(),
})
export type FollowUpVersionView = z.infer<typeof followUpVersionView>

/** What rules can be about, for the editor. */
export const followUpPolicyView = followUpVersionView.extend({
  choices: z.object({
    pipelines: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        stages: z.array(z.object({ key: z.string(), name: z.string() })),
        lostReasons: z.array(z.object({ key: z.string(), name: z.string() })),
      }),
    ),
    tiers: z.array(z.string()),
    productLines: z.array(z.string()),
  }),
  can: z.array(z.enum(['publish'])),
})
export type FollowUpPolicyView = z.infer<typeof followUpPolicyView>

/** Publishes the next version; `base` is the version that was edited. */
export const publishFollowUpPolicy = z.strictObject({
  policy: followUpPolicy,
  note: line(200),
  base: z.int().min(0),
})

/** What a policy would have done on these days of the manufacturer, both included; last month where nothing is said. */
export const previewFollowUpPolicy = z.strictObject({
  policy: followUpPolicy,
  from: day.optional(),
  to: day.optional(),
})

/** How often an action would have been taken. */
export const followUpCount = z.object({ action: z.enum(followUpActions), count: z.int() })

export const followUpPreviewView = z.object({
  from: day,
  to: day,
  /** Opportunities that lived in the period and were looked at; `cut` where there are more. */
  opportunities: z.int(),
  cut: z.boolean(),
  /** Mails to partners: several rules at one moment are one. */
  mails: z.int(),
  rules: z.array(
    z.object({ key: z.string(), name: z.string(), opportunities: z.int(), actions: z.array(followUpCount) }),
  ),
  /** The partners with the most first. */
  partners: z.array(
    z.object({ id, name: z.string(), opportunities: z.int(), actions: z.array(followUpCount) }),
  ),
  /** The first of all that would have been done, by time. */
  sample: z.array(
    z.object({
      at: moment,
      opportunityId: id,
      title: z.string(),
      partner: z.object({ id, name: z.string() }),
      rules: z.array(z.string()),
      actions: z.array(z.enum(followUpActions)),
    }),
  ),
})
export type FollowUpPreviewView = z.infer<typeof followUpPreviewView>
