export const periodChoices = ['30', '90', 'year', 'all', 'custom'] as const
export type PeriodChoice = (typeof periodChoices)[number]

/** Days as `YYYY-MM-DD`, both included; open on a side that has none. */
export interface Days {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

type Search = Readonly<Record<string, string | undefined>>

/** What is shown when nothing is asked for. */
export const standard: PeriodChoice = '90'
const isDay = (text: string | undefined): text is string => /^\d{4}-\d\d-\d\d$/.test(text ?? '')
/** The day some days earlier. */
export const before = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)

/** What `?period`, `?from` and `?to` ask for; anything unknown means the last 90 days. */
export const choiceOf = (search: Search): PeriodChoice =>
  periodChoices.find((choice) => choice === search['period']) ??
  (isDay(search['from']) || isDay(search['to']) ? 'custom' : standard)

/** The days of a choice, the last of them `today`. */
export function daysOf(search: Search, today: string): Days {
  const choice = choiceOf(search)
  if (choice === 'all') return {}
  if (choice === 'year') return { from: `${today.slice(0, 4)}-01-01`, to: today }
  if (choice !== 'custom') return { from: before(today, Number(choice) - 1), to: today }
  const [from, to] = [search['from'], search['to']]
  return { from: isDay(from) ? from : undefined, to: isDay(to) ? to : undefined }
}

/** The calendar day in a zone, `YYYY-MM-DD`. */
export const dayIn = (zone: string, at: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(at)
