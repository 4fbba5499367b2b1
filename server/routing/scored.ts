import type { CompiledRuleSet } from '../../rules/compile.ts'
import type { Facts } from '../../rules/facts.ts'
import type { RoutableLead } from './need.ts'

/** The lead with the score and grade that the scoring rules give it; one that brought its own keeps it. */
export function scored(lead: RoutableLead, facts: Facts, rules: CompiledRuleSet): RoutableLead {
  if (!lead.scored && (lead.grade !== null || lead.score !== null)) return lead
  // What an earlier version gave is no fact of the lead.
  const found = rules.score({ ...facts, grade: null, score: null })
  return found ? { ...lead, ...found, scored: true } : lead
}
