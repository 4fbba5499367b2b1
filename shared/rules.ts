import { z } from 'zod'
import { moment, paragraph } from './text.ts'

const ruleInWords = z.object({
  key: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  when: z.string(),
  then: z.string(),
})

export const ruleSetView = z.object({
  version: z.int().nullable(),
  note: z.string().nullable(),
  publishedAt: moment.nullable(),
  publishedBy: z.string().nullable(),
  rules: z.array(ruleInWords),
  fallback: z.string().nullable(),
  content: z.unknown(),
  draft: z
    .object({
      revision: z.int(),
      baseVersion: z.int().nullable(),
      updatedAt: moment,
      updatedBy: z.string().nullable(),
      rules: z.array(ruleInWords),
      fallback: z.string().nullable(),
      content: z.unknown(),
    })
    .nullable(),
  versions: z.array(
    z.object({
      version: z.int(),
      note: z.string().nullable(),
      publishedAt: moment,
      publishedBy: z.string().nullable(),
    }),
  ),
  can: z.array(z.enum(['edit', 'publish'])),
})
export type RuleSetView = z.infer<typeof ruleSetView>

/** `revision` is the draft's revision that was edited, 0 where there was no draft: a colleague's save in between is a conflict. */
export const saveDraft = z.strictObject({ revision: z.int().min(0), content: z.unknown() })
export const publishDraft = z.strictObject({ revision: z.int().min(0), note: paragraph(500).optional() })

/** When a canary is rolled back by itself: how much worse than the live version it may do, once enough is known. */
export const canaryGuard = z.strictObject({
  /** Leads that each side needs before it is judged. */
  minLeads: z.int().min(5).max(10_000).default(20),
  /** Median minutes to accept, canary ÷ live. */
  slowerThan: z.number().min(1).max(100).default(1.5),
  /** Declined and expired ÷ answered, canary − live, in percentage points. */
  declinesMoreBy: z.number().min(0).max(100).default(15),
})
export type CanaryGuard = z.infer<typeof canaryGuard>

/**
 * What became of one side's leads, those that came in since the canary began. `leads` were routed, `unassigned` of them
 * are with nobody; `answered` have an answer or an expiry. `accepted` and `refused` (declined or expired) count offers;
 * `acceptMinutesMedian` is from offer to acceptance by the wall clock, which is how long the customer waits.
 */
const canarySide = z.object({
  leads: z.int(),
  unassigned: z.int(),
  answered: z.int(),
  accepted: z.int(),
  refused: z.int(),
  acceptMinutesMedian: z.number().nullable(),
})
export type CanarySide = z.infer<typeof canarySide>
/** `at`: counted when. `why`: what the guard found too bad. */
export const canaryFigures = z.object({
  at: moment,
  live: canarySide,
  canary: canarySide,
  why: z.enum(['slower', 'declines']).nullable(),
})
export type CanaryFigures = z.infer<typeof canaryFigures>
