import { Almanac, Engine, Fact, Operator } from 'json-rules-engine'
import type { TopLevelCondition } from 'json-rules-engine'
import type { DeclaredFact, FactCatalogue, Facts, FactType, FactValue } from './facts.ts'
import { catalogueOf } from './facts.ts'
import { holds, isMissing, operatorNames } from './operators.ts'
import type { Condition, Wanted } from './condition.ts'
import type { RuleSet } from './rule-set.ts'

/** The same decision by json-rules-engine: slow, and by other people's code. Rule sets must have passed the check. */
export interface Reference {
  /** The place in the rule set of the first enabled rule that holds, or null. */
  match(facts: Facts): Promise<number | null>
}

const factTypes: FactType[] = ['text', 'number', 'boolean', 'list', 'postalCode', 'position']

export function referenceFor(ruleSet: RuleSet, declared: readonly DeclaredFact[] = []): Reference {
  const catalogue = catalogueOf(declared)
  const engine = new Engine()
  for (const operator of ourOperators()) engine.addOperator(operator)
  ruleSet.rules.forEach(({ enabled, when }, index) => {
    if (!enabled) return
    engine.addRule({
      // An empty group matches everything there, which is what no condition means here.
      conditions: when ? topLevel(when, catalogue) : { all: [] },
      event: { type: 'match', params: { index } },
      // Equal priorities run together and answer in any order, so each rule gets its own.
      priority: ruleSet.rules.length - index,
    })
  })
  return {
    // No stop() at the first match: on a shared engine it would end other runs as well.
    async match(facts) {
      const { events } = await engine.run({}, { almanac: almanacOf(facts, catalogue) })
      const places = events.map(({ params }) => Number(params?.index))
      return places.length === 0 ? null : Math.min(...places)
    },
  }
}

/** The engine's own operators match missing facts or reject them; ours come by type and never do. */
function ourOperators(): Operator<FactValue, Wanted>[] {
  return operatorNames.flatMap((name) =>
    factTypes.map(
      (type) =>
        new Operator<FactValue, Wanted>(typed(name, type), (found, wanted) =>
          holds(name, found, wanted, type),
        ),
    ),
  )
}

const typed = (operator: string, type: FactType) => `${operator} of ${type}`

/** Every known fact is there, as null where it is missing: an absent one would reject the whole run. */
function almanacOf(facts: Facts, catalogue: FactCatalogue): Almanac {
  const almanac = new Almanac()
  for (const fact of catalogue.keys()) {
    const value = facts[fact]
    almanac.addFact(new Fact<FactValue>(fact, isMissing(value) ? null : value))
  }
  return almanac
}

function topLevel(condition: Condition, catalogue: FactCatalogue): TopLevelCondition {
  if ('all' in condition) return { all: condition.all.map((child) => nested(child, catalogue)) }
  if ('any' in condition) return { any: condition.any.map((child) => nested(child, catalogue)) }
  if ('not' in condition) return { not: nested(condition.not, catalogue) }
  return { all: [nested(condition, catalogue)] }
}

function nested(condition: Condition, catalogue: FactCatalogue) {
  if (!('fact' in condition)) return topLevel(condition, catalogue)
  const { fact, operator, value } = condition
  return { fact, operator: typed(operator, catalogue.get(fact)?.type ?? 'text'), value }
}
