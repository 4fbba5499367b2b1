import { duration, number, percent } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import type { Tone } from '../ui/shape.tsx'

interface Change {
  readonly text: string
  readonly tone: Tone
}

const signed: Intl.NumberFormatOptions = { signDisplay: 'exceptZero', maximumFractionDigits: 0 }
const minute = 60_000

const better = (difference: number, less = false): Tone =>
  difference === 0 ? 'neutral' : difference > 0 !== less ? 'ok' : 'warn'

/** More or fewer, in percent of before; more leads are not better by themselves. */
export function inPercent(now: number, before: number): Change | undefined {
  if (before === 0) return undefined
  const sign = now > before ? '+' : now < before ? '−' : '±'
  return { text: `${sign}${percent(Math.abs(now - before) / before)}`, tone: 'neutral' }
}

/** A rate against the rate before, in points; more is better. */
export function inPoints(now: number | null, before: number | null): Change | undefined {
  if (now === null || before === null) return undefined
  const points = Math.round((now - before) * 100)
  return { text: t('today.points', { points: number(points, signed) }), tone: better(points) }
}

/** A time against the time before, in minutes; less is better. */
export function inMinutes(now: number | null, before: number | null): Change | undefined {
  if (now === null || before === null) return undefined
  const difference = Math.round(now - before)
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '±'
  return {
    text: `${sign}${duration(Math.abs(difference) * minute)}`,
    tone: better(difference, true),
  }
}
