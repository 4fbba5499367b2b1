import { z } from 'zod'
import { id, moment, paragraph } from './text.ts'

const ruleInWords = z.object({
  key: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  when: z.string(),
  then: z.string(),
})

const scoringRuleInWords = z.object({ key: z.string(), when: z.string(), points: z.string() })

const named = z.object({ id, name: z.string() })
const ladderInWords = z.object({ key: z.string(), name: z.string(), text: z.string() })

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

/**
 * Since when a version routes, or did. A `canary` takes a `share` (0 to 1) of the leads. `replacedAt`: when another live
 * version took over. `outcome`: `promoted` canaries became live, `rolled_back` ones failed their guard, `cancelled` was
 * ended by hand. `figures` are a canary's, as last counted.
 */
const release = z.object({
  id,
  version: z.int(),
  kind: z.enum(['live', 'canary']),
  state: z.enum(['scheduled', 'routing', 'over']),
  share: z.number().nullable(),
  guard: canaryGuard.nullable(),
  startsAt: moment,
  createdAt: moment,
  createdBy: z.string().nullable(),
  replacedAt: moment.nullable(),
  endedAt: moment.nullable(),
  endedBy: z.string().nullable(),
  outcome: z.enum(['promoted', 'rolled_back', 'cancelled']).nullable(),
  figures: canaryFigures.nullable(),
})
export type ReleaseView = z.infer<typeof release>

const versionRow = z.object({
  version: z.int(),
  note: z.string().nullable(),
  publishedAt: moment,
  publishedBy: z.string().nullable(),
  state: z.enum(['live', 'canary', 'scheduled']).nullable(),
  /** The latest first. */
  releases: z.array(release),
})
export type VersionRow = z.infer<typeof versionRow>

export const ruleSetView = z.object({
  version: z.int().nullable(),
  note: z.string().nullable(),
  publishedAt: moment.nullable(),
  publishedBy: z.string().nullable(),
  rules: z.array(ruleInWords),
  fallback: z.string().nullable(),
  scoring: z.array(scoringRuleInWords),
  ladders: z.array(ladderInWords),
  content: z.unknown(),
  draft: z
    .object({
      revision: z.int(),
      baseVersion: z.int().nullable(),
      updatedAt: moment,
      updatedBy: z.string().nullable(),
      rules: z.array(ruleInWords),
      fallback: z.string().nullable(),
      scoring: z.array(scoringRuleInWords),
      ladders: z.array(ladderInWords),
      content: z.unknown(),
    })
    .nullable(),
  /** What will begin to route at its moment, live or as canary. */
  scheduled: release.nullable(),
  /** What takes a share of the leads beside the live version. */
  canary: release.nullable(),
  versions: z.array(versionRow),
  /** Whom a ladder may tell by name. */
  tellable: z.object({ people: z.array(named), webhooks: z.array(named) }),
  can: z.array(z.enum(['edit', 'publish'])),
})
export type RuleSetView = z.infer<typeof ruleSetView>

/** `revision` is the draft's revision that was edited, 0 where there was no draft: a colleague's save in between is a conflict. */
export const saveDraft = z.strictObject({ revision: z.int().min(0), content: z.unknown() })

/** How a version begins to route: at once for all leads, unless told otherwise. `despite`: although the check found something. */
export const releasePlan = z.strictObject({
  at: moment.optional(),
  canary: z
    .strictObject({
      share: z.number().min(0.01, 'must be at least 0.01').max(0.99, 'must be at most 0.99'),
      guard: canaryGuard.prefault({}),
    })
    .optional(),
  despite: z.boolean().default(false),
})
export type ReleasePlan = z.output<typeof releasePlan>
export const publishDraft = releasePlan.extend({
  revision: z.int().min(0),
  note: paragraph(500).optional(),
})

export const versionView = versionRow.extend({
  rules: z.array(ruleInWords),
  fallback: z.string().nullable(),
  scoring: z.array(scoringRuleInWords),
  ladders: z.array(ladderInWords),
  content: z.unknown(),
  /** The version that is live. */
  live: z.int().nullable(),
  can: z.array(z.enum(['roll_back'])),
})
export type VersionView = z.infer<typeof versionView>
const versionNumber = z.int().min(1).max(999_999_999)
export const rollBack = z.strictObject({ version: versionNumber, note: paragraph(500).optional() })

/** Which canary is meant, so that a late press does not end another one. */
export const whichCanary = z.strictObject({ version: versionNumber })
export const canaryView = z.object({ canary: release.nullable(), can: z.array(z.enum(['promote', 'end'])) })
export type CanaryView = z.infer<typeof canaryView>

/** A state of the rules: a version by its number, what is `live`, or the `draft`. */
export const rulesPoint = z.union([z.enum(['live', 'draft']), z.coerce.number().pipe(versionNumber)], {
  error: 'must be a version’s number, live or draft',
})
export type RulesPoint = z.output<typeof rulesPoint>
export const diffQuery = z.object({ from: rulesPoint.default('live'), to: rulesPoint.default('draft') })
/** `text` is the whole change as a sentence; `ruleKey` is null for what belongs to no rule. */
const ruleSetChange = z.object({
  kind: z.string(),
  part: z.enum(['rules', 'scoring', 'fallback', 'tiers', 'grades', 'ladders']),
  ruleKey: z.string().nullable(),
  field: z.string().nullable(),
  text: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
})
export type RuleSetChange = z.infer<typeof ruleSetChange>
/** `from` and `to` are versions, null for the draft and before the first. Nothing in `changes`: they are the same. */
export const rulesDiff = z.object({
  from: z.int().nullable(),
  to: z.int().nullable(),
  changes: z.array(ruleSetChange),
})
export type RulesDiff = z.infer<typeof rulesDiff>

export const rulesFormat = z.enum(['json', 'yaml'])
export type RulesFormat = z.infer<typeof rulesFormat>
export const exportQuery = z.object({
  format: rulesFormat.default('json'),
  version: rulesPoint.default('live'),
})
/** A file's text becomes the draft; `revision` is the draft's that it replaces, 0 where there is none. */
export const importRules = z.strictObject({
  revision: z.int().min(0),
  format: rulesFormat,
  text: z.string().min(1, 'must not be empty'),
})

/** The leads that each rule decided, by its key; a rule that decided none is not there. */
export const ruleUseView = z.object({
  since: moment,
  rules: z.array(z.object({ key: z.string(), leads: z.int() })),
})
export type RuleUseView = z.infer<typeof ruleUseView>
