import { describeGrades } from './describe.ts'
import { thenText } from './describe-then.ts'
import type { RuleNames } from './describe-value.ts'
import type { RuleSetChange, Telling } from './diff-rules.ts'
import { ladderChanges } from './diff-ladders.ts'
import { change, listChanges, routing, scoring } from './diff-rules.ts'
import { fieldChanges, tierList } from './diff-then.ts'
import type { Distribute } from './distribute.ts'
import { ladderNames } from './names.ts'
import type { RuleSet } from './rule-set.ts'
import type { RuleWords } from './words/words.ts'

/** What somebody changed between two rule sets, in words, rules in their new order; nothing where they are the same. */
export function diffRuleSets(
  before: RuleSet,
  after: RuleSet,
  words: RuleWords,
  names: RuleNames,
): RuleSetChange[] {
  const telling = { words, names: { ...ladderNames(after, before), ...names } }
  const whole = { before: before.scoring ?? null, after: after.scoring ?? null }
  return [
    ...listChanges('rules', before.rules, after.rules, routing, telling),
    ...fallbackChanges(before.fallback ?? null, after.fallback ?? null, telling),
    ...valueChange(
      'tiers',
      words.diff.tiers,
      tierList(before.tiers, telling),
      tierList(after.tiers, telling),
      telling,
    ),
    ...ladderChanges(before.ladders, after.ladders, telling),
    ...listChanges('scoring', whole.before?.rules ?? [], whole.after?.rules ?? [], scoring, telling),
    ...valueChange(
      'grades',
      words.diff.grades,
      whole.before && describeGrades(whole.before.grades, words),
      whole.after && describeGrades(whole.after.grades, words),
      telling,
    ),
  ]
}

function fallbackChanges(
  before: Distribute | null,
  after: Distribute | null,
  telling: Telling,
): RuleSetChange[] {
  const { words, names } = telling
  if (!before || !after) {
    const [from, to] = [before, after].map((one) => one && thenText(one, words, names))
    return valueChange('fallback', words.diff.fallback, from ?? null, to ?? null, telling)
  }
  return fieldChanges(before, after, telling).map(({ field, from, to }) => {
    const text = words.diff.changed(words.diff.fallback, field, from, to)
    return change('fallback', { kind: 'fallback_changed', field, from, to, text })
  })
}

/** One value of the whole set; null is none. */
function valueChange(
  part: 'fallback' | 'tiers' | 'grades',
  name: string,
  before: string | null,
  after: string | null,
  { words: { diff } }: Telling,
): RuleSetChange[] {
  if (before === after) return []
  const [from, to] = [before ?? diff.none, after ?? diff.none]
  return [change(part, { kind: `${part}_changed`, field: name, from, to, text: diff.value(name, from, to) })]
}
