import { staysInBounds } from './bounds.ts'
import type { FactCatalogue } from './facts.ts'
import { FaultList } from './faults.ts'
import type { Condition } from './condition.ts'
import type { Distribute } from './distribute.ts'
import type { Rule, RuleSet } from './rule-set.ts'
import { distributeSchema } from './distribute.ts'
import { checkWhen, looseRule } from './validate.ts'
import { addZodFault } from './zod-faults.ts'

/** `when` is null where the condition is absent or broken: then every lead that gets here is the rule's. */
export interface CheckedCondition {
  key: string
  name: string
  enabled: boolean
  when: Condition | null
  fault: string | null
}
/** The rule with its defaults filled in, or what is wrong with it. */
export type CheckedRule = CheckedCondition & ({ rule: Rule; fault: null } | { rule: null; fault: string })

/** A set whose list of rules is broken as a whole is one broken rule, so that its leads are held. */
export const rulesIn = (ruleSet: RuleSet): readonly unknown[] =>
  Array.isArray(ruleSet.rules) ? ruleSet.rules : [null]

/** A rule as it stands in the table, judged again: what somebody wrote past the check must not lose a lead. */
export function checkedRule(raw: unknown, index: number, catalogue: FactCatalogue): CheckedRule {
  const checked = checkedCondition(raw, index, catalogue)
  if (checked.fault !== null) return { ...checked, fault: checked.fault, rule: null }
  const { data, error } = looseRule.safeParse(raw, { reportInput: true })
  if (data) return { ...checked, rule: data as Rule, fault: null }
  const faults = new FaultList()
  for (const issue of error.issues) addZodFault(issue, [], faults)
  return { ...checked, rule: null, fault: inWords(faults) }
}

/** The half of the check that says whether a lead is the rule's. */
export function checkedCondition(
  raw: unknown,
  index: number,
  catalogue: FactCatalogue,
  scoring = false,
): CheckedCondition {
  const shape = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>
  const key = typeof shape.key === 'string' ? shape.key : `#${index + 1}`
  const name = typeof shape.name === 'string' ? shape.name : key
  const enabled = shape.enabled !== false
  const faults = new FaultList()
  if (staysInBounds(raw, faults))
    checkWhen(raw, [], { catalogue, undeclaredCustom: 'missing', scoring }, faults)
  if (faults.size > 0) return { key, name, enabled, when: null, fault: inWords(faults) }
  return { key, name, enabled, when: (shape.when as Condition | undefined) ?? null, fault: null }
}

/** A fallback as it stands in the table, or why it cannot be followed. */
export function checkedFallback(
  raw: unknown,
): { data: Distribute; message: null } | { data: null; message: string } {
  const faults = new FaultList()
  if (!staysInBounds(raw, faults)) return { data: null, message: inWords(faults) }
  const { data, error } = distributeSchema.safeParse(raw, { reportInput: true })
  if (data) return { data, message: null }
  for (const issue of error.issues) addZodFault(issue, [], faults)
  return { data: null, message: inWords(faults) }
}

export const inWords = (faults: FaultList) =>
  faults
    .all()
    .map(({ pointer, message }) => (pointer === '' ? message : `${pointer}: ${message}`))
    .slice(0, 3)
    .join(' ')
