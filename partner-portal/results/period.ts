/** Days of the calendar, `2026-03-04`, both included; absent is open on that side. */
export interface Period {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Stretches that people ask for by name, as they stand in the URL. */
export const presets = ['30d', '90d', 'month', 'last_month', 'year', 'all'] as const
export type Preset = (typeof presets)[number]

export const usual: Preset = '90d'

const dayLength = 86_400_000
const at = (day: string) => new Date(`${day}T00:00:00Z`)
const dayOf = (date: Date) => date.toISOString().slice(0, 10)
const daysBefore = (day: string, days: number) => dayOf(new Date(at(day).getTime() - days * dayLength))

/** The days of a preset, seen from `today`. */
export function daysOf(preset: Preset, today: string): Period {
  const [year = '', month = ''] = today.split('-')
  const firstOfMonth = `${year}-${month}-01`
  const lastOfMonthBefore = daysBefore(firstOfMonth, 1)
  const stretches: Readonly<Record<Preset, Period>> = {
    '30d': { from: daysBefore(today, 29), to: today },
    '90d': { from: daysBefore(today, 89), to: today },
    month: { from: firstOfMonth, to: today },
    last_month: { from: `${lastOfMonthBefore.slice(0, 7)}-01`, to: lastOfMonthBefore },
    year: { from: `${year}-01-01`, to: today },
    all: {},
  }
  return stretches[preset]
}

/** What the URL asks for: a preset by name, or days of its own. */
export type Choice = Preset | 'own'

interface Search {
  readonly period?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at(text).valueOf())

/** Reads the URL; what makes no sense there counts as not said. */
export function choiceOf(search: Search): Choice {
  if (isDay(search.from) || isDay(search.to)) return 'own'
  return presets.find((preset) => preset === search.period) ?? usual
}

/** The days that the URL asks for, seen from `today`. */
export function periodOf(search: Search, today: string): Period {
  const choice = choiceOf(search)
  if (choice !== 'own') return daysOf(choice, today)
  const from = isDay(search.from) ? search.from : undefined
  const to = isDay(search.to) ? search.to : undefined
  return { from, to }
}
