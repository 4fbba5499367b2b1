import { z } from 'zod'
import type { Fault } from '../shared/refusals.ts'
import type { CheckOptions } from './check-condition.ts'
import { checkCondition } from './check-condition.ts'
import { staysInBounds } from './bounds.ts'
import type { DeclaredFact } from './facts.ts'
import { catalogueOf } from './facts.ts'
import type { Path } from './faults.ts'
import { FaultList, pointerTo } from './faults.ts'
import type { RuleSet } from './rule-set.ts'
import { limits } from './limits.ts'
import { ruleSchema, ruleSetSchema } from './rule-set.ts'
import { scoringRuleSchema, scoringSchema } from './scoring.ts'
import type { RuleWords } from './words/words.ts'
import { addZodFault } from './zod-faults.ts'

// Conditions are judged by checkCondition, which names the fault where a union of schemas cannot.
export const looseRule = ruleSchema.extend({ when: z.unknown().optional() })
export const looseScoringRule = scoringRuleSchema.extend({ when: z.unknown().optional() })
const looseSet = ruleSetSchema.extend({
  rules: z.array(looseRule).max(limits.rules),
  scoring: scoringSchema.extend({ rules: z.array(looseScoringRule).max(limits.scoringRules) }).nullish(),
})

/**
 * The rule set with its defaults filled in, or every fault with its JSON pointer. Never throws.
 * `words` is the language of the messages, English by default.
 */
export function parseRuleSet(
  input: unknown,
  declared: readonly DeclaredFact[] = [],
  words?: RuleWords,
): { ruleSet: RuleSet } | { faults: Fault[] } {
  const faults = new FaultList(words)
  if (!staysInBounds(input, faults)) return { faults: faults.all() }
  const parsed = looseSet.safeParse(input, { reportInput: true })
  for (const issue of parsed.error?.issues ?? []) addZodFault(issue, [], faults)
  const options = { catalogue: catalogueOf(declared), undeclaredCustom: 'refused' } as const
  checkRules(rulesOf(input), ['rules'], options, limits.rules, faults)
  const scoring = isObject(input) ? rulesOf(input.scoring) : []
  checkRules(scoring, ['scoring', 'rules'], { ...options, scoring: true }, limits.scoringRules, faults)
  if (faults.size > 0 || !parsed.success) return { faults: faults.all() }
  return { ruleSet: parsed.data as RuleSet }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const rulesOf = (input: unknown): unknown[] =>
  isObject(input) && Array.isArray(input.rules) ? input.rules : []

function checkRules(
  rules: unknown[],
  path: Path,
  options: CheckOptions,
  most: number,
  faults: FaultList,
): void {
  rules.slice(0, most).forEach((rule, index) => checkWhen(rule, [...path, index], options, faults))
  refuseDuplicateKeys(rules, path, faults)
}

export function checkWhen(rule: unknown, path: Path, options: CheckOptions, faults: FaultList): void {
  if (!isObject(rule) || rule.when === undefined) return
  checkCondition(rule.when, [...path, 'when'], options, faults)
}

function refuseDuplicateKeys(rules: unknown[], path: Path, faults: FaultList): void {
  const first = new Map<string, number>()
  rules.forEach((rule, index) => {
    if (!isObject(rule) || typeof rule.key !== 'string') return
    const earlier = first.get(rule.key)
    if (earlier === undefined) first.set(rule.key, index)
    else {
      const at = pointerTo([...path, earlier])
      faults.add([...path, index, 'key'], 'duplicate_key', { key: rule.key.slice(0, 64), first: at })
    }
  })
}
