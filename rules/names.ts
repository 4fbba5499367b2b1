import type { Locale } from '../shared/text.ts'
import type { RuleNames } from './describe-value.ts'
import type { DeclaredFact } from './facts.ts'
import type { RuleSet } from './rule-set.ts'
import { customKey, isCustomFact } from './facts.ts'

/** Labels of declared fields and of their choices, for rules in words. */
export function fieldNames(
  fields: readonly DeclaredFact[],
  locale: Locale,
): Required<Pick<RuleNames, 'custom' | 'value'>> {
  const byKey = new Map(fields.map((field) => [field.key, field]))
  return {
    custom: (key) => byKey.get(key)?.labels?.[locale],
    value(fact, value) {
      if (!isCustomFact(fact)) return undefined
      const wanted = value.trim().toLowerCase()
      return byKey.get(customKey(fact))?.choices?.find(({ key }) => key === wanted)?.labels[locale]
    },
  }
}

/** Names of ladders as rule sets have them, the first that has one telling. */
export const ladderNames = (...ruleSets: RuleSet[]): Required<Pick<RuleNames, 'ladder'>> => ({
  ladder: (key) =>
    ruleSets
      .flatMap(({ ladders }) => (ladders && Object.hasOwn(ladders, key) ? [ladders[key]!.name] : []))
      .at(0),
})
