import type { Condition } from './condition.ts'
import { describeRule } from './describe.ts'
import type { RuleNames } from './describe-value.ts'
import type { Telling } from './diff-rules.ts'
import { factName, valueText } from './describe-value.ts'
import { same } from './same.ts'
import type { RuleWords } from './words/words.ts'

/** A changed condition as two sentences; where they read alike because a list is long, as what came and what went. */
export function whenChange(
  was: Condition | undefined,
  is: Condition | undefined,
  { words, names }: Telling,
): { from: string; to: string; text: (rule: string) => string } | null {
  if (same(was, is)) return null
  const { diff } = words
  const [from, to] = [was, is].map((when) => sentence(when, words, names)) as [string, string]
  if (from !== to) return { from, to, text: (rule) => diff.changed(rule, diff.fields.when, from, to) }
  const [old, now] = [valuesIn(was, words, names), valuesIn(is, words, names)]
  const gone = [...old].filter((value) => !now.has(value)).join(', ')
  const come = [...now].filter((value) => !old.has(value)).join(', ')
  if (gone === '' && come === '') return { from, to, text: (rule) => diff.rewritten(rule) }
  return {
    from: gone || diff.none,
    to: come || diff.none,
    text: (rule) => diff.listChanged(rule, come || diff.none, gone || diff.none),
  }
}

const sentence = (when: Condition | undefined, words: RuleWords, names: RuleNames) =>
  describeRule({ ...(when && { when }), then: { do: 'hold', reason: '' } }, words, names).when

/** Every value that a condition asks for, with its fact in front. */
function valuesIn(when: Condition | undefined, words: RuleWords, names: RuleNames): Set<string> {
  if (!when) return new Set()
  if ('not' in when) return valuesIn(when.not, words, names)
  if (!('fact' in when)) {
    const children = 'all' in when ? when.all : when.any
    return new Set(children.flatMap((child) => [...valuesIn(child, words, names)]))
  }
  const fact = factName(when.fact, words, names)
  const values = Array.isArray(when.value) ? when.value : [when.value]
  return new Set(values.map((value) => `${fact} ${valueText(when.fact, value, words.or, words, names)}`))
}
