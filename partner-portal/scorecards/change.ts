import type { Scorecard } from '../../shared/partners.ts'
import { duration, number } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import type { Tone } from '../ui/shape.tsx'
import type { FigurePlan } from './figures.ts'
import { figures } from './figures.ts'

export interface Change {
  readonly text: string
  readonly tone: Tone
}

const signed = (value: number) =>
  number(value, { signDisplay: 'exceptZero', maximumFractionDigits: 0 }).replace('-', '−')
const rounded = (value: number) => Math.abs(Math.round(value))

function inWords(unit: FigurePlan['unit'], by: number): string {
  if (unit === 'rate') return t('scorecards.points', { points: signed(by * 100), count: rounded(by * 100) })
  if (unit === 'minutes') return `${by < 0 ? '−' : '+'}${duration(Math.round(Math.abs(by)) * 60_000)}`
  if (unit === 'days') return t('scorecards.days', { days: signed(by), count: rounded(by) })
  return signed(by)
}

const least: Readonly<Record<FigurePlan['unit'], number>> = { count: 1, rate: 0.005, minutes: 0.5, days: 0.5 }

/** A figure against the period before; nothing where either has none. */
export function changeOf(
  key: keyof typeof figures,
  now: Scorecard,
  before: Scorecard | null,
): Change | undefined {
  const plan = figures[key]
  const [value, earlier] = [plan.value(now), before && plan.value(before)]
  if (value === null || earlier === null) return undefined
  const by = value - earlier
  if (Math.abs(by) < least[plan.unit]) return { text: t('scorecards.same'), tone: 'neutral' }
  const tone: Tone = !plan.more ? 'neutral' : by > 0 === (plan.more === 'better') ? 'ok' : 'bad'
  return { text: inWords(plan.unit, by), tone }
}
