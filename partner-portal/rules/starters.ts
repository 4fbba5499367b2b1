import { t } from '../i18n/t.ts'

export const starterKeys = ['installers', 'dealers', 'it'] as const
export type StarterKey = (typeof starterKeys)[number]

const has = (fact: string, operator: string, value: unknown) => ({ fact, operator, value })
const working = (minutes: number) => ({ minutes, clock: 'working' })
const consumer = has('customerType', 'equal', 'consumer')
const organisation = has('customerType', 'in', ['business', 'public'])

/** Homes to whoever is near, firms in turn: craftsmen who drive to the customer. */
const installers = () => ({
  tiers: ['gold', 'silver', 'bronze'],
  rules: [
    {
      key: 'homes-hot',
      name: t('rules.starterHomesHot'),
      when: { all: [consumer, has('grade', 'equal', 'A')] },
      then: {
        do: 'distribute',
        pool: { withinKm: 50 },
        orders: ['nearest', 'least_loaded'],
        window: working(15),
        widen: [{ withinKm: 100 }, { territory: 'any' }],
      },
    },
    {
      key: 'homes',
      name: t('rules.starterHomes'),
      when: consumer,
      then: {
        do: 'distribute',
        pool: { withinKm: 80 },
        orders: ['nearest'],
        window: working(30),
        widen: [{ withinKm: 150 }, { territory: 'any' }],
      },
    },
    {
      key: 'firms',
      name: t('rules.starterFirms'),
      when: organisation,
      then: {
        do: 'distribute',
        orders: ['tier', 'round_robin'],
        window: working(240),
        widen: [{ territory: 'any' }],
      },
    },
  ],
  fallback: { do: 'distribute', pool: { territory: 'any' }, orders: ['nearest'], window: working(240) },
})

/** Shares by weight within the territory: dealers who have agreed on them. */
const dealers = () => ({
  tiers: ['premium', 'standard'],
  rules: [
    {
      key: 'large',
      name: t('rules.starterLarge'),
      when: has('budget', 'greaterThanInclusive', 50_000),
      then: {
        do: 'distribute',
        pool: { tiers: ['premium'] },
        orders: ['least_loaded', 'nearest'],
        window: working(240),
        widen: [{ tiers: ['premium', 'standard'] }, { territory: 'any' }],
      },
    },
    {
      key: 'shares',
      name: t('rules.starterShares'),
      then: {
        do: 'distribute',
        orders: ['weighted', 'nearest'],
        window: working(240),
        widen: [{ territory: 'any' }],
      },
    },
  ],
  fallback: { do: 'distribute', pool: { territory: 'any' }, orders: ['nearest'], window: working(480) },
})

/** Certified resellers first, by tier and load, over days rather than minutes. */
const it = () => ({
  tiers: ['platinum', 'gold', 'silver'],
  rules: [
    {
      key: 'enterprise',
      name: t('rules.starterEnterprise'),
      when: {
        any: [has('companySize', 'greaterThanInclusive', 250), has('customerType', 'equal', 'public')],
      },
      then: {
        do: 'distribute',
        pool: { tiers: ['platinum', 'gold'], language: true },
        orders: ['tier', 'least_loaded'],
        window: working(480),
        widen: [{ tiers: ['platinum', 'gold', 'silver'] }, { territory: 'any' }],
      },
    },
    {
      key: 'mid-market',
      name: t('rules.starterMidMarket'),
      when: has('companySize', 'between', { from: 20, to: 249 }),
      then: {
        do: 'distribute',
        pool: { language: true },
        orders: ['round_robin'],
        window: working(480),
        widen: [{ territory: 'any' }],
      },
    },
    {
      key: 'no-company',
      name: t('rules.starterNoCompany'),
      when: has('company', 'isMissing', true),
      then: { do: 'hold', reason: t('rules.starterNoCompanyReason') },
    },
  ],
  fallback: { do: 'distribute', pool: { territory: 'any' }, orders: ['least_loaded'], window: working(480) },
})

const starters: Readonly<Record<StarterKey, () => object>> = { installers, dealers, it }

/** A rule set to begin with, as the text of the draft. */
export const starterText = (key: StarterKey): string => textOf(starters[key]())

// The database keeps members in an order of its own; people read a rule from its name to what it does.
const order =
  `tiers rules fallback key name enabled when then all any not fact operator value do reason partner pool
mode orders window ladder pipeline widen tags partners withinKm territory portfolio language openNow minutes clock from
to`.split(/\s+/)
const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)

function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).sort(([one], [other]) => rank(one) - rank(other))
  return Object.fromEntries(members.map(([name, inner]) => [name, readable(inner)]))
}

/** A rule set as the editor shows it. */
export const textOf = (content: unknown): string => JSON.stringify(readable(content), null, 2)
