import { t } from '../i18n/t.ts'
import type { Comparison, Content, Distribute, Rule, Scoring, Value } from './content.ts'

export const templateSets = ['installers', 'dealers', 'it'] as const
export type TemplateSet = (typeof templateSets)[number]

const has = (fact: string, operator: string, value: Value): Comparison => ({ fact, operator, value })
const working = (minutes: number) => ({ minutes, clock: 'working' }) as const
const consumer = has('customerType', 'in', ['consumer'])
const organisation = has('customerType', 'in', ['business', 'public'])
const anywhere = [{ territory: 'any' }] as const

const distribute = (how: Omit<Distribute, 'do'>): Distribute => ({ do: 'distribute', ...how })

/** Homes to whoever is near, firms in turn: craftsmen who drive to the customer. */
const installers = (): Content => ({
  tiers: ['gold', 'silver', 'bronze'],
  rules: [
    {
      key: 'unreachable',
      name: t('rules.tplUnreachable'),
      when: { all: [has('hasPhone', 'equal', false), has('hasEmail', 'equal', false)] },
      then: { do: 'hold', reason: t('rules.tplUnreachableReason') },
    },
    {
      key: 'homes-hot',
      name: t('rules.tplHomesHot'),
      when: { all: [consumer, has('timeline', 'in', ['now'])] },
      then: distribute({
        pool: { withinKm: 50 },
        mode: 'race',
        raceTo: 3,
        orders: ['nearest', 'least_loaded'],
        window: working(15),
        widen: [{ withinKm: 100 }, ...anywhere],
      }),
    },
    {
      key: 'homes',
      name: t('rules.tplHomes'),
      when: consumer,
      then: distribute({
        pool: { withinKm: 80 },
        orders: ['nearest'],
        window: working(30),
        gradeWindows: { A: working(15) },
        widen: [{ withinKm: 150 }, ...anywhere],
      }),
    },
    {
      key: 'firms',
      name: t('rules.tplFirms'),
      when: organisation,
      then: distribute({ orders: ['tier', 'round_robin'], window: working(240), widen: anywhere }),
    },
  ],
  fallback: distribute({ pool: { territory: 'any' }, orders: ['nearest'], window: working(240) }),
  scoring: consumerScoring(),
})

/** Shares by weight within the territory: dealers who have agreed on them. */
const dealers = (): Content => ({
  tiers: ['premium', 'standard'],
  rules: [
    {
      key: 'large-budgets',
      name: t('rules.tplLarge'),
      when: has('budget', 'greaterThanInclusive', 50_000),
      then: distribute({
        pool: { tiers: ['premium'] },
        orders: ['least_loaded', 'nearest'],
        window: working(240),
        widen: [{ tiers: ['premium', 'standard'] }, ...anywhere],
      }),
    },
    {
      key: 'best-first',
      name: t('rules.tplBest'),
      when: has('grade', 'in', ['A']),
      then: distribute({
        orders: ['best_performing', 'nearest'],
        performanceFloor: 0.2,
        window: working(60),
        widen: anywhere,
      }),
    },
    {
      key: 'shares',
      name: t('rules.tplShares'),
      then: distribute({ orders: ['weighted', 'nearest'], window: working(240), widen: anywhere }),
    },
  ],
  fallback: distribute({ pool: { territory: 'any' }, orders: ['nearest'], window: working(480) }),
  scoring: consumerScoring(),
})

/** Certified resellers first, by tier and load, over days rather than minutes. */
const it = (): Content => ({
  tiers: ['platinum', 'gold', 'silver'],
  rules: [
    {
      key: 'no-company',
      name: t('rules.tplNoCompany'),
      when: has('company', 'isMissing', true),
      then: { do: 'hold', reason: t('rules.tplNoCompanyReason') },
    },
    {
      key: 'enterprise',
      name: t('rules.tplEnterprise'),
      when: {
        any: [has('companySize', 'greaterThanInclusive', 250), has('customerType', 'in', ['public'])],
      },
      then: distribute({
        pool: { tiers: ['platinum', 'gold'], portfolio: 'must_be_certified', language: true },
        orders: ['tier', 'least_loaded'],
        window: working(480),
        widen: [{ tiers: ['platinum', 'gold', 'silver'] }, ...anywhere],
      }),
    },
    {
      key: 'mid-market',
      name: t('rules.tplMidMarket'),
      when: has('companySize', 'between', { from: 20, to: 249 }),
      then: distribute({
        pool: { language: true },
        orders: ['round_robin'],
        window: working(480),
        widen: anywhere,
      }),
    },
  ],
  fallback: distribute({ pool: { territory: 'any' }, orders: ['least_loaded'], window: working(480) }),
  scoring: {
    rules: [
      scored('large-company', t('rules.tplScoreLarge'), 30, has('companySize', 'greaterThanInclusive', 250)),
      scored('budget-known', t('rules.tplScoreBudget'), 20, has('budget', 'isMissing', false)),
      scored('this-quarter', t('rules.tplScoreQuarter'), 30, has('timeline', 'in', ['now', '3_months'])),
      scored('phone', t('rules.tplScorePhone'), 10, has('hasPhone', 'equal', true)),
    ],
    grades: { A: 60, B: 30 },
  },
})

const scored = (key: string, name: string, points: number, when: Comparison) => ({ key, name, points, when })

const consumerScoring = (): Scoring => ({
  rules: [
    scored('wants-it-now', t('rules.tplScoreNow'), 40, has('timeline', 'in', ['now'])),
    scored('budget-known', t('rules.tplScoreBudget'), 20, has('budget', 'isMissing', false)),
    scored('phone', t('rules.tplScorePhone'), 15, has('hasPhone', 'equal', true)),
    scored('someday', t('rules.tplScoreLater'), -20, has('timeline', 'in', ['later'])),
  ],
  grades: { A: 60, B: 30 },
})

const sets: Readonly<Record<TemplateSet, () => Content>> = { installers, dealers, it }

/** A whole rule set for a trade, in the language of the moment. */
export const templateSet = (set: TemplateSet): Content => sets[set]()

/** The scoring to begin with. */
export const usualScoring = consumerScoring

/** Rules for whatever trade, one by one. */
export const singleTemplates = (): readonly Rule[] => [
  {
    key: 'named-region',
    name: t('rules.tplRegion'),
    when: { all: [has('country', 'in', ['DE']), has('postalCode', 'postalPrefix', ['80', '81'])] },
    then: distribute({ orders: ['round_robin'], window: working(240), widen: anywhere }),
  },
  {
    key: 'in-their-language',
    name: t('rules.tplLanguage'),
    when: has('language', 'notIn', ['de', 'en']),
    then: distribute({
      pool: { language: true, territory: 'any' },
      orders: ['nearest'],
      window: working(240),
    }),
  },
  {
    key: 'after-hours',
    name: t('rules.tplAfterHours'),
    when: { any: [has('hour', 'lessThan', 8), has('hour', 'greaterThanInclusive', 18)] },
    then: distribute({ pool: { openNow: true }, orders: ['nearest'], window: working(60), widen: anywhere }),
  },
  {
    key: 'no-consent',
    name: t('rules.tplNoConsent'),
    when: has('consent', 'isMissing', true),
    then: { do: 'hold', reason: t('rules.tplNoConsentReason') },
  },
  {
    key: 'not-served',
    name: t('rules.tplNotServed'),
    when: has('country', 'notIn', ['DE', 'AT', 'CH']),
    then: { do: 'close', reason: t('rules.tplNotServedReason') },
  },
]
