import { z } from 'zod'
import { partnerStatuses } from './codes.ts'
import { country, day, email, id, key, line, moment, postalCode } from './text.ts'

export const partnerStatus = z.enum(partnerStatuses)
export type PartnerStatus = z.infer<typeof partnerStatus>

/**
 * Where a partner sells. A lead is covered when any part covers it; an empty territory covers nothing,
 * an absent one everything.
 */
export const territory = z.strictObject({
  countries: z.array(country).max(250).default([]),
  regions: z
    .array(z.strictObject({ country, region: line(20) }))
    .max(1000)
    .default([]),
  postalPrefixes: z
    .array(z.strictObject({ country, prefix: postalCode }))
    .max(5000)
    .default([]),
  postalRanges: z
    .array(z.strictObject({ country, from: postalCode, to: postalCode }))
    .max(5000)
    .default([]),
  radiusKm: z.number().positive().max(20_000).nullish(),
})
export type Territory = z.infer<typeof territory>

/** Days away, both included. */
export const absence = z
  .strictObject({ from: day, to: day })
  .refine((away) => away.from <= away.to, { path: ['to'], message: 'must not be before `from`' })
export type Absence = z.infer<typeof absence>

/** Proven for a product line until a day, included, of the partner's zone; `until` null does not end. */
export const certification = z.strictObject({ productLine: line(80), until: day.nullish() })
export type Certification = z.infer<typeof certification>

const leadsIn = z.int().min(0).max(1_000_000).nullish()
/**
 * Leads it takes at most in a day, a week (from Monday) and a month of its own zone. `pacing` is the part of the monthly cap
 * that one day may use, a tenth where it is left out; 1 switches it off.
 */
export const caps = z.strictObject({
  perDay: leadsIn,
  perWeek: leadsIn,
  perMonth: leadsIn,
  pacing: z.number().gt(0).max(1).nullish(),
})
export type Caps = z.infer<typeof caps>

/** A customer's company: by its mail domain, or by its name. */
export const account = z.union([
  z.strictObject({ domain: line(120) }),
  z.strictObject({ company: line(200) }),
])
export type Account = z.infer<typeof account>

/** Leads that a partner never gets. */
export const exclusions = z.strictObject({
  sources: z.array(line(80)).max(100).default([]),
  accounts: z.array(account).max(1000).default([]),
})
export type Exclusions = z.infer<typeof exclusions>

const partnerFields = {
  name: line(200),
  externalId: line(200).nullish(),
  status: partnerStatus,
  tier: key.nullish(),
  tags: z.array(key).max(50),
  weight: z.number().positive('must be greater than 0').max(1_000_000),
  email: email.nullish(),
  phone: line(40).nullish(),
  street: line(200).nullish(),
  postalCode: postalCode.nullish(),
  town: line(120).nullish(),
  region: line(20).nullish(),
  country,
  latitude: z.number().min(-90).max(90).nullish(),
  longitude: z.number().min(-180).max(180).nullish(),
  languages: z.array(z.string().regex(/^[a-z]{2}$/)).max(20),
  territory: territory.nullish(),
  portfolio: z.array(line(80)).max(1000).nullish(),
  capacity: z.int().min(0).max(1_000_000).nullish(),
  absences: z.array(absence).max(200),
  certifications: z.array(certification).max(1000),
  caps: caps.nullish(),
  exclusions: exclusions.nullish(),
  accounts: z.array(account).max(1000),
}

/** A partner as the manufacturer enters it; what is left out takes the default shown. */
export const newPartner = z.strictObject({
  ...partnerFields,
  status: partnerStatus.default('active'),
  tags: partnerFields.tags.default([]),
  weight: partnerFields.weight.default(1),
  languages: partnerFields.languages.default([]),
  absences: partnerFields.absences.default([]),
  certifications: partnerFields.certifications.default([]),
  accounts: partnerFields.accounts.default([]),
  hours: z.unknown().optional(),
})
export type NewPartner = z.output<typeof newPartner>

/** Absent fields stay as they are; `null` empties. `version` guards against overwriting a colleague. */
export const editPartner = z
  .strictObject({ ...partnerFields, hours: z.unknown() })
  .partial()
  .extend({ version: z.int() })
export type EditPartner = z.output<typeof editPartner>

/** The figures of one partner, or of the network, for a period. */
export const scorecard = z.object({
  offered: z.int(),
  accepted: z.int(),
  declined: z.int(),
  expired: z.int(),
  withdrawn: z.int(),
  open: z.int(),
  acceptanceRate: z.number().nullable(),
  responseMinutesMedian: z.number().nullable(),
  responseMinutesP90: z.number().nullable(),
  workingResponseMinutesMedian: z.number().nullable(),
  workingResponseMinutesP90: z.number().nullable(),
  firstContactMinutesMedian: z.number().nullable(),
  conversionRate: z.number().nullable(),
  won: z.int(),
  lost: z.int(),
  winRate: z.number().nullable(),
  wonValue: z.array(z.object({ currency: z.string(), amount: z.number() })),
  daysToWinMedian: z.number().nullable(),
  daysToLoseMedian: z.number().nullable(),
  openOpportunities: z.int(),
  /** Customers asked whether somebody was in touch, those who answered, and those who said no and were not wrong. */
  customersAsked: z.int(),
  customersAnswered: z.int(),
  notReached: z.int(),
  notReachedRate: z.number().nullable(),
  pipeline: z.array(z.object({ currency: z.string(), amount: z.number(), weighted: z.number() })),
})
export type Scorecard = z.infer<typeof scorecard>

// Neither end may leave the years that every zone, and the database, can write.
export const dayOfPeriod = day.refine(
  (text) => text >= '1900-01-01' && text <= '9998-12-31',
  'must be a day from 1900 to 9998; leave it out for an open end',
)
export const period = z.object({ from: dayOfPeriod.optional(), to: dayOfPeriod.optional() })
export const scorecardsView = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  network: scorecard,
  before: scorecard.nullable(),
  partners: z.array(z.object({ partner: z.object({ id, name: z.string() }), scorecard })),
})
export type ScorecardsView = z.infer<typeof scorecardsView>
export const partnerScorecardView = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  scorecard,
  before: scorecard.nullable(),
  network: scorecard,
})

/** What a partner learns of the network: rates and medians; all null where too few partners make them. */
export const benchmark = scorecard.pick({
  acceptanceRate: true,
  responseMinutesMedian: true,
  responseMinutesP90: true,
  workingResponseMinutesMedian: true,
  workingResponseMinutesP90: true,
  firstContactMinutesMedian: true,
  conversionRate: true,
  winRate: true,
  daysToWinMedian: true,
  daysToLoseMedian: true,
})
export const ownScorecardView = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  scorecard,
  before: scorecard.nullable(),
  network: benchmark,
})
export type OwnScorecardView = z.infer<typeof ownScorecardView>

export const partnerRow = z.object({
  id,
  name: z.string(),
  status: partnerStatus,
  tier: z.string().nullable(),
  tags: z.array(z.string()),
  town: z.string().nullable(),
  postalCode: z.string().nullable(),
  country: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  openWork: z.int(),
  capacity: z.int().nullable(),
  lastSeenAt: moment.nullable(),
})
export const partnerQuery = z.object({
  search: z.string().max(120).optional(),
  status: partnerStatus.optional(),
  tier: z.string().max(64).optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export const partnerPage = z.object({ rows: z.array(partnerRow), next: z.string().nullable() })
export type PartnerPage = z.infer<typeof partnerPage>

export const partnerView = z.object({
  id,
  version: z.int(),
  name: z.string(),
  externalId: z.string().nullable(),
  status: partnerStatus,
  tier: z.string().nullable(),
  tags: z.array(z.string()),
  weight: z.number(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  street: z.string().nullable(),
  postalCode: z.string().nullable(),
  town: z.string().nullable(),
  region: z.string().nullable(),
  country: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  languages: z.array(z.string()),
  territory: territory.nullable(),
  portfolio: z.array(z.string()).nullable(),
  capacity: z.int().nullable(),
  absences: z.array(absence),
  /** Days on which all of its people are away: as if the company were. */
  unstaffed: z.array(absence),
  hours: z.unknown(),
  certifications: z.array(certification),
  caps: caps.nullable(),
  exclusions: exclusions.nullable(),
  /** Customers' companies whose leads are this partner's. */
  accounts: z.array(account),
  /** The published score that the order `best_performing` compares, 0 to 1; null before the first. */
  performance: z.number().nullable(),
  /** Whether distances can be reckoned from it, and if not, why. */
  position: z.enum(['known', 'postal_code_unknown', 'no_postal_code']),
  /** Names in the portfolio that no product line bears, with the one that was probably meant. */
  unknownProducts: z.array(z.object({ name: z.string(), near: z.string().nullable() })),
  openOffers: z.int(),
  openOpportunities: z.int(),
  lastSeenAt: moment.nullable(),
  createdAt: moment,
  can: z.array(z.enum(['edit', 'invite'])),
})
export type PartnerView = z.infer<typeof partnerView>

/** Scores from 0 to 1: the published ones, which routing compares, and those that the period's figures would give. */
export const performanceView = z.object({
  from: z.string(),
  to: z.string(),
  rows: z.array(
    z.object({
      partner: z.object({ id, name: z.string() }),
      published: z.number().nullable(),
      next: z.number(),
      answered: z.int(),
    }),
  ),
  can: z.array(z.enum(['publish'])),
})
export type PerformanceView = z.infer<typeof performanceView>
