import type { Scorecard } from '../../shared/partners.ts'
import { duration, none, number, percent } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'

/** Below this a rate or median says little; the table greys it. */
export const fewest = 10

export type FigureKey =
  | 'offered'
  | 'acceptance'
  | 'response'
  | 'response90'
  | 'firstContact'
  | 'conversion'
  | 'winRate'
  | 'won'
  | 'cycle'
  | 'notReached'

export interface FigurePlan {
  readonly label: () => string
  readonly definition: () => string
  readonly value: (card: Scorecard) => number | null
  readonly text: (value: number | null) => string
  /** How many cases a rate or median rests on; nothing for counts. */
  readonly basis?: (card: Scorecard) => number
  /** Whether more is better, worse, or neither. */
  readonly more?: 'better' | 'worse'
  readonly unit: 'count' | 'rate' | 'minutes' | 'days'
}

const minutes = (value: number | null) =>
  value === null ? none : duration(value > 0 && value < 1 ? 60_000 : Math.round(value) * 60_000)
const days = (value: number | null) =>
  value === null
    ? none
    : number(value, { style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: 0 })
const answered = ({ accepted, declined }: Scorecard) => accepted + declined
const settled = (card: Scorecard) => answered(card) + card.expired

/** Every figure of a scorecard by its one definition. */
export const figures: Readonly<Record<FigureKey, FigurePlan>> = {
  offered: {
    label: () => t('scorecards.offered'),
    definition: () => t('scorecards.offeredText'),
    value: (card) => card.offered,
    text: (value) => number(value),
    unit: 'count',
  },
  acceptance: {
    label: () => t('scorecards.acceptance'),
    definition: () => t('scorecards.acceptanceText'),
    value: (card) => card.acceptanceRate,
    text: (value) => percent(value),
    basis: settled,
    more: 'better',
    unit: 'rate',
  },
  response: {
    label: () => t('scorecards.response'),
    definition: () => t('scorecards.responseText'),
    value: (card) => card.responseMinutesMedian,
    text: minutes,
    basis: answered,
    more: 'worse',
    unit: 'minutes',
  },
  response90: {
    label: () => t('scorecards.response90'),
    definition: () => t('scorecards.response90Text'),
    value: (card) => card.responseMinutesP90,
    text: minutes,
    basis: answered,
    more: 'worse',
    unit: 'minutes',
  },
  firstContact: {
    label: () => t('scorecards.firstContact'),
    definition: () => t('scorecards.firstContactText'),
    value: (card) => card.firstContactMinutesMedian,
    text: minutes,
    basis: (card) => card.accepted,
    more: 'worse',
    unit: 'minutes',
  },
  conversion: {
    label: () => t('scorecards.conversion'),
    definition: () => t('scorecards.conversionText'),
    value: (card) => card.conversionRate,
    text: (value) => percent(value),
    basis: (card) => card.accepted,
    more: 'better',
    unit: 'rate',
  },
  winRate: {
    label: () => t('scorecards.winRate'),
    definition: () => t('scorecards.winRateText'),
    value: (card) => card.winRate,
    text: (value) => percent(value),
    basis: (card) => card.won + card.lost,
    more: 'better',
    unit: 'rate',
  },
  won: {
    label: () => t('scorecards.won'),
    definition: () => t('scorecards.wonText'),
    value: (card) => card.won,
    text: (value) => number(value),
    more: 'better',
    unit: 'count',
  },
  cycle: {
    label: () => t('scorecards.cycle'),
    definition: () => t('scorecards.cycleText'),
    value: (card) => card.daysToWinMedian,
    text: days,
    basis: (card) => card.won,
    more: 'worse',
    unit: 'days',
  },
  notReached: {
    label: () => t('scorecards.notReached'),
    definition: () => t('scorecards.notReachedText'),
    value: (card) => card.notReachedRate,
    text: (value) => percent(value),
    basis: (card) => card.customersAnswered,
    more: 'worse',
    unit: 'rate',
  },
}

/** Whether a figure rests on too few cases to be compared. */
export const isSmall = (plan: FigurePlan, card: Scorecard): boolean =>
  plan.basis !== undefined && plan.value(card) !== null && plan.basis(card) < fewest
