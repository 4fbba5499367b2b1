import type { Check, CheckContext } from './context.ts'
import { Budget } from './context.ts'
import { checkGaps } from './gaps.ts'
import { checkLadders } from './ladders.ts'
import { checkNames } from './names.ts'
import { checkPartners } from './partners.ts'
import { checkPools } from './pool-findings.ts'
import { checkShadows } from './shadows.ts'
import { comparisonsIn } from '../comparisons.ts'
import { compile } from '../compile.ts'
import type { FactCatalogue } from '../facts.ts'
import { catalogueOf } from '../facts.ts'
import type { Finding } from './finding.ts'
import { finding } from './finding.ts'
import { poolsOver } from './pools.ts'
import { everyLead, regionsWhere, spaceOf, spelling } from './region.ts'
import type { RuleSet } from '../rule-set.ts'
import { keyFor } from '../text-key.ts'

const steps = 60_000
const order = { error: 0, warning: 1, hint: 2 }

/**
 * What is wrong with a rule set that could be saved, errors first; each finding is proven, and what cannot be proven
 * is not said. Leads count as intake makes them: country, weekday, hour and whether there is phone or e-mail are
 * always there, quantities and money are not negative. The rule set must have passed `parseRuleSet`.
 */
export function checkRuleSet(ruleSet: RuleSet, context: CheckContext): Finding[] {
  const likely = new Map([
    ['country', context.countries],
    ['productLine', context.productLines ?? []],
  ])
  const catalogue = catalogueOf(context.declared)
  const space = spaceOf(catalogue, likely, spellingsIn(ruleSet, catalogue))
  const poolsIn = poolsOver(context.partners)
  const check: Check = {
    ruleSet,
    rules: ruleSet.rules.flatMap((rule, index) => {
      if (!rule.enabled) return []
      const regions = rule.when ? regionsWhere(everyLead, rule.when, true, space) : [everyLead]
      return [{ rule, index, regions, pools: rule.then.do === 'distribute' ? poolsIn(rule.then) : [] }]
    }),
    fallback: ruleSet.fallback ? poolsIn(ruleSet.fallback) : [],
    context,
    compiled: compile(ruleSet, context.declared),
    space,
    budget: new Budget(steps),
  }
  const gaps = checkGaps(check)
  const shadows = checkShadows(check)
  const partners = checkPartners(check)
  const count = shadows.unproven + partners.unproven
  return [
    ...gaps,
    ...shadows.findings,
    ...checkPools(check),
    ...checkNames(check),
    ...checkLadders(check),
    ...partners.findings,
    ...(count > 0 ? [finding('unproven', { count })] : []),
  ].sort((a, b) => order[a.severity] - order[b.severity])
}

/** Texts as the rules write them. */
function spellingsIn({ rules }: RuleSet, catalogue: FactCatalogue): Map<string, string> {
  const spellings = new Map<string, string>()
  for (const { when } of rules) {
    for (const { fact, value } of comparisonsIn(when)) {
      const key = keyFor(catalogue.get(fact)?.type ?? 'text')
      for (const one of Array.isArray(value) ? value : [value]) {
        if (typeof one === 'string') spellings.set(spelling(fact, key(one)), one.trim())
      }
    }
  }
  return spellings
}
