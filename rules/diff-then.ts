import { grades } from '../shared/codes.ts'
import { thenText, wideningText, windowText } from './describe-then.ts'
import type { Telling } from './diff-rules.ts'
import type { Distribute } from './distribute.ts'
import type { Then } from './rule-set.ts'
import { same } from './same.ts'

/** A field of `distribute` in words; null where it says nothing. */
type Reading = (then: Distribute, telling: Telling) => string | null

const list = (items: readonly string[] | undefined) => items?.join(', ') ?? null
const yesOrNo = (flag: boolean | undefined, { words }: Telling) => (flag ? words.yes : words.no)
const number = (value: number | undefined, { words }: Telling, options: Intl.NumberFormatOptions = {}) =>
  value === undefined ? null : new Intl.NumberFormat(words.locale, options).format(value)
export const tierList = (tiers: readonly string[] | undefined, { names }: Telling) =>
  list(tiers?.map((tier) => names.tier?.(tier) ?? tier))

const readings = {
  tiers: ({ pool }, telling) => tierList(pool.tiers, telling),
  tags: ({ pool }) => list(pool.tags),
  partners: ({ pool }, { names }) => list(pool.partners?.map((id) => names.partner(id))),
  withinKm: ({ pool }, telling) => number(pool.withinKm, telling),
  territory: ({ pool }, { words }) => words.diff.territory[pool.territory],
  portfolio: ({ pool }, { words }) => words.diff.portfolio[pool.portfolio],
  language: ({ pool }, telling) => yesOrNo(pool.language, telling),
  openNow: ({ pool }, telling) => yesOrNo(pool.openNow, telling),
  mode: ({ mode }, { words }) => words.diff.modes[mode],
  raceTo: ({ raceTo }, telling) => number(raceTo, telling),
  orders: ({ orders }, { words }) => list(orders.map((order) => words.action.orders[order])),
  performanceFloor: ({ performanceFloor }, telling) =>
    number(performanceFloor, telling, { style: 'percent', maximumFractionDigits: 1 }),
  window: ({ window }, { words }) => (window ? windowText(window, words) : null),
  gradeWindows: ({ gradeWindows }, { words }) =>
    list(
      grades.flatMap((grade) => {
        const one = gradeWindows?.[grade]
        return one ? [words.action.gradeWindow(grade, windowText(one, words))] : []
      }),
    ) || null,
  ladder: ({ ladder }, { names }) => (ladder === undefined ? null : (names.ladder?.(ladder) ?? ladder)),
  pipeline: ({ pipeline }, { names }) =>
    pipeline === undefined ? null : (names.pipeline?.(pipeline) ?? pipeline),
  widen: ({ widen }, { words, names }) => (widen ? wideningText(widen, words, names) : null),
} as const satisfies Record<string, Reading>
export type DistributeField = keyof typeof readings

/** What differs between two actions: field by field where both distribute, as a whole otherwise. */
export function fieldChanges(
  was: Then,
  is: Then,
  telling: Telling,
): { field: string; from: string; to: string }[] {
  if (same(was, is)) return []
  const { words, names } = telling
  if (was.do !== 'distribute' || is.do !== 'distribute') {
    const [from, to] = [thenText(was, words, names), thenText(is, words, names)]
    return [{ field: words.diff.fields.action, from, to }]
  }
  const changes = Object.entries(readings).flatMap(([field, read]) => {
    const [from, to] = [read(was, telling) ?? words.diff.none, read(is, telling) ?? words.diff.none]
    return from === to ? [] : [{ field: words.diff.fields[field as DistributeField], from, to }]
  })
  if (changes.length > 0) return changes
  // Two partners may share a name; that something changed is said all the same.
  const [from, to] = [thenText(was, words, names), thenText(is, words, names)]
  return [{ field: words.diff.fields.action, from, to }]
}
