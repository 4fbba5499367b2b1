import type { OperatorName } from './operators.ts'
import { isMissing } from './operators.ts'
import type { RuleNames } from './describe-value.ts'
import { factName, valueText } from './describe-value.ts'
import { thenText } from './describe-then.ts'
import type { Comparison, Condition, Wanted } from './condition.ts'
import type { Distribute } from './distribute.ts'
import type { Rule } from './rule-set.ts'
import type { FailedCondition } from './trace.ts'
import type { GradeBounds, ScoringRule } from './scoring.ts'
import type { RuleWords } from './words/words.ts'

/** A rule as two halves of a sentence: «If product is Heat pump» and «partners of tier Gold, nearest first, …». */
export function describeRule(
  rule: Pick<Rule, 'when' | 'then'>,
  words: RuleWords,
  names: RuleNames,
): { when: string; then: string } {
  return { when: whenText(rule, words, names), then: thenText(rule.then, words, names) }
}

const whenText = ({ when }: { when?: Condition }, words: RuleWords, names: RuleNames) =>
  when ? words.when(conditionText(when, words, names)) : words.everyLead

/** A scoring rule as a condition and its points: «If budget is above 50,000» and «+20 points». */
export function describeScoringRule(
  rule: Pick<ScoringRule, 'when' | 'points'>,
  words: RuleWords,
  names: RuleNames,
): { when: string; points: string } {
  return { when: whenText(rule, words, names), points: pointsText(rule.points, words) }
}

export const pointsText = (points: number, words: RuleWords) =>
  words.scoring.points(
    points,
    new Intl.NumberFormat(words.locale, { signDisplay: 'exceptZero' }).format(points),
  )

/** «60 points or more are grade A, 30 or more grade B, fewer grade C» */
export function describeGrades({ A, B }: GradeBounds, words: RuleWords): string {
  const number = new Intl.NumberFormat(words.locale)
  return words.scoring.grades(number.format(A), number.format(B))
}

export const describeFallback = (fallback: Distribute, words: RuleWords, names: RuleNames) =>
  thenText(fallback, words, names)

/** Why one condition kept a lead from a rule: «postal code 10115 does not start with 80». */
export function describeCondition(failed: FailedCondition, words: RuleWords, names: RuleNames): string {
  const { fact, operator, wanted, found, negated } = failed
  const name = factName(fact, words, names)
  const foundText = valueText(fact, found, words.and, words, names)
  if (isMissing(found)) return words.missing.statement(name)
  if (operator === 'isMissing') return words.given.statement(name, foundText)
  if (typeof found === 'boolean' && isFlag(fact, words)) return words.flags[fact][found ? 'isSo' : 'isNotSo']
  const wantedText = valueText(fact, wanted, words.or, words, names)
  return says(operator, wanted, words)[negated ? 'held' : 'notHeld'](name, foundText, wantedText)
}

export function conditionText(
  condition: Condition,
  words: RuleWords,
  names: RuleNames,
  inner = false,
): string {
  if ('fact' in condition) return clause(condition, words, names)
  if ('not' in condition) {
    const { not } = condition
    return 'fact' in not
      ? negatedClause(not, words, names)
      : words.not(conditionText(not, words, names, true))
  }
  const all = 'all' in condition
  const parts = (all ? condition.all : condition.any).map((child) => conditionText(child, words, names, true))
  const text = parts.join(` ${all ? words.and : words.or} `)
  return inner && parts.length > 1 ? `(${text})` : text
}

/** A list of one reads as that one. */
function says(operator: Exclude<OperatorName, 'isMissing'>, wanted: Wanted, words: RuleWords) {
  const single = Array.isArray(wanted) && wanted.length === 1
  if (single && operator === 'in') return words.operators.equal
  return words.operators[single && operator === 'notIn' ? 'notEqual' : operator]
}

const isFlag = (fact: string, words: RuleWords): fact is keyof RuleWords['flags'] =>
  Object.hasOwn(words.flags, fact)

function clause({ fact, operator, value }: Comparison, words: RuleWords, names: RuleNames): string {
  const name = factName(fact, words, names)
  if (operator === 'isMissing') return words[value === true ? 'missing' : 'given'].clause(name)
  if (isFlag(fact, words)) {
    return words.flags[fact][(operator === 'equal') === (value === true) ? 'yes' : 'no']
  }
  return says(operator, value, words).clause(name, valueText(fact, value, words.or, words, names))
}

function negatedClause({ fact, operator, value }: Comparison, words: RuleWords, names: RuleNames): string {
  const name = factName(fact, words, names)
  if (operator === 'isMissing') return words[value === true ? 'given' : 'missing'].clause(name)
  if (isFlag(fact, words)) {
    return words.flags[fact][(operator === 'equal') === (value === true) ? 'no' : 'yes']
  }
  // Under `not` a missing fact matches too, and the sentence says so.
  return words.orMissing(
    says(operator, value, words).notClause(name, valueText(fact, value, words.or, words, names)),
  )
}
