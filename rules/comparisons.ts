import type { Comparison, Condition } from './condition.ts'

/** Every comparison of a condition, however deep. */
export function comparisonsIn(condition: Condition | undefined): Comparison[] {
  if (!condition) return []
  if ('fact' in condition) return [condition]
  if ('not' in condition) return comparisonsIn(condition.not)
  return ('all' in condition ? condition.all : condition.any).flatMap(comparisonsIn)
}
