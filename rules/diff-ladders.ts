import { describeLadder, extensionText, gradeAText, raceText, stepsText } from './describe-ladder.ts'
import type { RuleSetChange, Telling } from './diff-rules.ts'
import { change } from './diff-rules.ts'
import type { Ladder } from './ladder.ts'
import type { RuleSet } from './rule-set.ts'

const readings = {
  name: ({ name }) => name,
  steps: (ladder, { words, names }) => stepsText(ladder, words, names),
  extension: (ladder, { words }) => extensionText(ladder, words),
  afterPartners: ({ afterPartners }, { words }) => words.ladder.afterPartners(afterPartners),
  race: (ladder, { words }) => raceText(ladder, words),
  gradeA: (ladder, { words }) => gradeAText(ladder, words),
} as const satisfies Record<string, (ladder: Ladder, telling: Telling) => string>
export type LadderField = keyof typeof readings

/** Ladders that came, went or changed, by their keys; what went comes first. */
export function ladderChanges(
  before: RuleSet['ladders'],
  after: RuleSet['ladders'],
  telling: Telling,
): RuleSetChange[] {
  const { words, names } = telling
  const { ladderAdded, ladderRemoved } = words.diff
  const [old, now] = [new Map(Object.entries(before ?? {})), new Map(Object.entries(after ?? {}))]
  const removed = [...old].sort(byKey).flatMap(([key, ladder]) => {
    if (now.has(key)) return []
    const from = describeLadder(ladder, words, names)
    return [change('ladders', { kind: 'ladder_removed', from, text: ladderRemoved(ladder.name, from) })]
  })
  const rest = [...now].sort(byKey).flatMap(([key, ladder]) => {
    const was = old.get(key)
    if (was) return fieldsOf(was, ladder, telling)
    const to = describeLadder(ladder, words, names)
    return [change('ladders', { kind: 'ladder_added', to, text: ladderAdded(ladder.name, to) })]
  })
  return [...removed, ...rest]
}

const byKey = ([one]: [string, Ladder], [other]: [string, Ladder]) => (one < other ? -1 : 1)

function fieldsOf(was: Ladder, is: Ladder, telling: Telling): RuleSetChange[] {
  const { diff } = telling.words
  return Object.entries(readings).flatMap(([name, read]) => {
    const [from, to] = [read(was, telling), read(is, telling)]
    if (from === to) return []
    const field = diff.ladderFields[name as LadderField]
    const text = diff.changed(diff.ladder(is.name), field, from, to)
    return [change('ladders', { kind: 'ladder_changed', field, from, to, text })]
  })
}
