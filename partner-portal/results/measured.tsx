import { Show } from 'solid-js'
import type { OwnScorecardView, Scorecard } from '../../shared/partners.ts'
import { duration, none, number, percent } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import type { KpiProps } from '../ui/kpi.tsx'
import { changeOf, enough } from './change.ts'
import type { Change, Wish } from './change.ts'

type Measured = Exclude<keyof OwnScorecardView['network'], 'daysToLoseMedian' | 'workingResponseMinutesP90'>
type Unit = 'rate' | 'minutes' | 'days'

/** One measured figure: which, in what unit, what is wished of it, and what it rests on. */
interface Measure {
  readonly name: Measured
  readonly unit: Unit
  readonly wish: Wish
  readonly basis: (card: Scorecard) => number
  readonly basisText:
    'results.ofAnswers' | 'results.ofAnswered' | 'results.ofAccepted' | 'results.ofClosed' | 'results.ofWon'
}

const answered = (card: Scorecard) => card.accepted + card.declined
const asked = (card: Scorecard) => answered(card) + card.expired
const accepted = (card: Scorecard) => card.accepted
const closed = (card: Scorecard) => card.won + card.lost
const won = (card: Scorecard) => card.won

/** How the partner answers. */
export const answering: readonly Measure[] = [
  { name: 'acceptanceRate', unit: 'rate', wish: 'more', basis: asked, basisText: 'results.ofAnswers' },
  {
    name: 'responseMinutesMedian',
    unit: 'minutes',
    wish: 'less',
    basis: answered,
    basisText: 'results.ofAnswered',
  },
  {
    name: 'workingResponseMinutesMedian',
    unit: 'minutes',
    wish: 'less',
    basis: answered,
    basisText: 'results.ofAnswered',
  },
  {
    name: 'responseMinutesP90',
    unit: 'minutes',
    wish: 'less',
    basis: answered,
    basisText: 'results.ofAnswered',
  },
]

/** What comes of the leads it accepts. */
export const working: readonly Measure[] = [
  {
    name: 'firstContactMinutesMedian',
    unit: 'minutes',
    wish: 'less',
    basis: accepted,
    basisText: 'results.ofAccepted',
  },
  { name: 'conversionRate', unit: 'rate', wish: 'more', basis: accepted, basisText: 'results.ofAccepted' },
  { name: 'winRate', unit: 'rate', wish: 'more', basis: closed, basisText: 'results.ofClosed' },
  { name: 'daysToWinMedian', unit: 'days', wish: 'less', basis: won, basisText: 'results.ofWon' },
]

const minute = 60_000

const write: Readonly<Record<Unit, (value: number) => string>> = {
  rate: (value) => percent(value),
  // A minute more or less is the finest that an answer is judged by.
  minutes: (value) => duration((value < 1 ? value : Math.round(value)) * minute),
  days: (value) =>
    number(value, { style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: 1 }),
}

/** The size of a change; a rate moves in points, not in percent of itself. */
const writeSize: Readonly<Record<Unit, (size: number) => string>> = {
  ...write,
  rate: (size) => t('results.points', { count: Math.round(size * 100) }),
}

function changeText({ by }: Change, unit: Unit): string {
  const size = Math.abs(by)
  const still = unit === 'rate' ? Math.round(size * 100) === 0 : size === 0
  if (still) return t('results.unchanged')
  return `${by > 0 ? '+' : '−'}${writeSize[unit](size)}`
}

/** A measured figure as a tile: own, against the period before, with the network beside it. */
export function measuredKpi(measure: Measure, view: OwnScorecardView): KpiProps {
  const { name, unit, wish, basis, basisText } = measure
  const { scorecard, before, network } = view
  const own = scorecard[name]
  const rests = basis(scorecard)
  const change = changeOf(own, before?.[name], wish, { now: rests, before: before ? basis(before) : 0 })
  const theirs = network[name]
  return {
    label: t(`results.${name}`),
    definition: t(`results.${name}Counted`),
    value: own === null ? none : write[unit](own),
    change: change
      ? {
          text: changeText(change, unit),
          tone: change.better === null ? 'neutral' : change.better ? 'ok' : 'warn',
        }
      : undefined,
    basis: (
      <span class="grid">
        <span>
          {t(basisText, { count: rests })}
          <Show when={rests > 0 && rests < enough}>{t('results.few')}</Show>
        </span>
        <Show when={theirs !== null}>
          <span class="num">{t('results.network', { figure: write[unit](theirs ?? 0) })}</span>
        </Show>
      </span>
    ),
  }
}
