import { describeRule, describeScoringRule, pointsText } from './describe.ts'
import type { RuleNames } from './describe-value.ts'
import { fieldChanges } from './diff-then.ts'
import { whenChange } from './diff-when.ts'
import { movesBetween } from './moves.ts'
import type { Rule } from './rule-set.ts'
import type { ScoringRule } from './scoring.ts'
import type { ChangeKind } from './words/words.diff.ts'
import type { RuleWords } from './words/words.ts'

/** One thing that differs between two rule sets. `ruleKey` is null for what belongs to no rule; `field` names it. */
export interface RuleSetChange {
  kind: ChangeKind
  part: 'rules' | 'scoring' | 'fallback' | 'tiers' | 'grades' | 'ladders'
  ruleKey: string | null
  field: string | null
  /** The whole change as a sentence; `from` and `to` stand in it, and apart for those who show them side by side. */
  text: string
  from: string | null
  to: string | null
}

type Side = Pick<RuleSetChange, 'kind'> & Partial<RuleSetChange>
export interface Telling {
  words: RuleWords
  names: RuleNames
}

export const change = (part: RuleSetChange['part'], side: Side): RuleSetChange => ({
  part,
  ruleKey: null,
  field: null,
  from: null,
  to: null,
  text: '',
  ...side,
})

/** A rule of either kind: how it reads as a whole, and what of it may change beside its name and condition. */
export interface Reading<R> {
  whole(rule: R, telling: Telling): string
  changes(before: R, after: R, telling: Telling): { field: string; from: string; to: string }[]
}
export const routing: Reading<Rule> = {
  whole: (rule, { words, names }) => {
    const { when, then } = describeRule(rule, words, names)
    return `${when}: ${then}`
  },
  changes: (before, after, telling) => fieldChanges(before.then, after.then, telling),
}
export const scoring: Reading<ScoringRule> = {
  whole: (rule, { words, names }) => {
    const { when, points } = describeScoringRule(rule, words, names)
    return `${when}: ${points}`
  },
  changes(before, after, { words }) {
    if (before.points === after.points) return []
    const [from, to] = [before, after].map(({ points }) => pointsText(points, words))
    return [{ field: words.diff.fields.points, from: from ?? '', to: to ?? '' }]
  },
}

/** Rules that came, went, moved or changed, in the new order; what went comes first. */
export function listChanges<R extends Rule | ScoringRule>(
  part: 'rules' | 'scoring',
  before: readonly R[],
  after: readonly R[],
  reading: Reading<R>,
  telling: Telling,
): RuleSetChange[] {
  const { diff } = telling.words
  const old = new Map(before.map((rule) => [rule.key, rule]))
  const kept = new Set(after.map(({ key }) => key))
  const moves = new Map(movesBetween([...old.keys()], [...kept]).map((move) => [move.key, move]))
  const removed = before.flatMap((rule) => {
    if (kept.has(rule.key)) return []
    const from = reading.whole(rule, telling)
    return [change(part, { kind: 'removed', ruleKey: rule.key, from, text: diff.removed(rule.name, from) })]
  })
  const rest = after.flatMap((rule, index) => {
    const was = old.get(rule.key)
    const about = { ruleKey: rule.key }
    if (!was) {
      const to = reading.whole(rule, telling)
      const text = diff.added(rule.name, index + 1, to, rule.enabled)
      return [change(part, { kind: 'added', ...about, to, text })]
    }
    const move = moves.get(rule.key)
    const moved = move && { from: String(move.from), to: String(move.to) }
    return [
      ...(moved
        ? [
            change(part, {
              kind: 'moved',
              ...about,
              ...moved,
              text: diff.moved(rule.name, moved.from, moved.to),
            }),
          ]
        : []),
      ...ruleChanges(was, rule, reading, telling).map((side) => change(part, { ...about, ...side })),
    ]
  })
  return [...removed, ...rest]
}

function ruleChanges<R extends Rule | ScoringRule>(
  was: R,
  is: R,
  reading: Reading<R>,
  telling: Telling,
): Side[] {
  const { diff } = telling.words
  const sides: Side[] = []
  if (was.enabled !== is.enabled) {
    const kind = is.enabled ? 'switched_on' : 'switched_off'
    sides.push({ kind, text: diff[kind](is.name) })
  }
  if (was.name !== is.name) {
    sides.push({ kind: 'renamed', from: was.name, to: is.name, text: diff.renamed(was.name, is.name) })
  }
  const when = whenChange(was.when, is.when, telling)
  if (when) sides.push({ kind: 'when_changed', field: diff.fields.when, ...when, text: when.text(is.name) })
  for (const { field, from, to } of reading.changes(was, is, telling)) {
    sides.push({ kind: 'then_changed', field, from, to, text: diff.changed(is.name, field, from, to) })
  }
  return sides
}
