import type { Check } from './context.ts'
import type { Comparison, Condition } from '../condition.ts'
import type { Path } from '../faults.ts'
import { pointerTo } from '../faults.ts'
import type { Finding, FindingCode } from './finding.ts'
import { finding } from './finding.ts'
import { nearestName } from '../nearest-name.ts'
import { everyLead, regionsWhere, someLead } from './region.ts'
import type { Rule } from '../rule-set.ts'
import { textKey } from '../text-key.ts'

/** Product lines, places, tiers, tags, partners and pipelines that rules name and the tenant does not have. */
export function checkNames(check: Check): Finding[] {
  const known = knownNames(check)
  const { rules, fallback } = check.ruleSet
  return [
    ...rules.flatMap((rule, index) => {
      if (!rule.enabled) return []
      const path: Path = ['rules', index]
      return [
        ...inCondition(rule, [...path, 'when'], known, check),
        ...inThen(rule, rule.then, [...path, 'then'], known),
      ]
    }),
    ...(fallback ? inThen(null, fallback, ['fallback'], known) : []),
  ]
}

type Known = ReturnType<typeof knownNames>
function knownNames({ ruleSet, context }: Check) {
  const { partners, productLines, pipelines, isCountry, isRegion } = context
  const tiers = new Set([
    ...(ruleSet.tiers ?? []),
    ...partners.flatMap(({ tier }) => (tier === null ? [] : [tier])),
  ])
  const products = new Set(productLines?.map(textKey))
  return {
    productLine: productLines && ((value: string) => products.has(textKey(value))),
    productLines: productLines ?? [],
    country: (value: string) => isCountry(value.trim().toUpperCase()),
    region: isRegion,
    pipelines,
    tiers,
    tags: new Set(partners.flatMap(({ tags }) => tags)),
    partners: new Set(partners.map(({ id }) => id)),
  }
}

const asked = {
  productLine: 'unknown_product',
  country: 'unknown_country',
  region: 'unknown_region',
} as const
const listing = new Set(['equal', 'notEqual', 'in', 'notIn'])

function inCondition(rule: Rule, path: Path, known: Known, { space }: Check): Finding[] {
  const findings: Finding[] = []
  const visit = (condition: Condition, at: Path): void => {
    if ('all' in condition) return condition.all.forEach((child, i) => visit(child, [...at, 'all', i]))
    if ('any' in condition) return condition.any.forEach((child, i) => visit(child, [...at, 'any', i]))
    if ('not' in condition) return visit(condition.not, [...at, 'not'])
    if (!Object.hasOwn(asked, condition.fact) || !listing.has(condition.operator)) return
    const fact = condition.fact as keyof typeof asked
    const isKnown = known[fact]
    for (const [value, place] of valuesOf(condition, [...at, 'value'])) {
      if (!isKnown || isKnown(value)) continue
      const nearest = fact === 'productLine' ? nearestName(value, known.productLines) : null
      // The lead that would have to come, so that the condition finds what it names.
      const [region] = regionsWhere(everyLead, { fact, operator: 'equal', value }, true, space) ?? []
      const witness = region ? someLead(region, space) : null
      findings.push(
        finding(asked[fact], { value, nearest }, { ruleKey: rule.key, pointer: pointerTo(place), witness }),
      )
    }
  }
  if (rule.when) visit(rule.when, path)
  return findings
}

const valuesOf = ({ value }: Comparison, at: Path): [string, Path][] =>
  Array.isArray(value) ? value.map((one, index) => [String(one), [...at, index]]) : [[String(value), at]]

function inThen(rule: Rule | null, then: Rule['then'], path: Path, known: Known): Finding[] {
  const findings: Finding[] = []
  const add = (code: FindingCode, value: string, at: Path, names: Iterable<string> = []) => {
    const detail = { value, nearest: nearestName(value, names) }
    const about = { ruleKey: rule?.key ?? null, pointer: pointerTo([...path, ...at]) }
    findings.push(finding(code, detail as never, about))
  }
  const partner = (id: string, at: Path) => known.partners.has(id) || add('unknown_partner', id, at)
  if (then.do === 'assign') partner(then.partner, ['partner'])
  if (then.do !== 'distribute') return findings
  const { pool, pipeline, widen = [] } = then
  pool.partners?.forEach((id, index) => partner(id, ['pool', 'partners', index]))
  const labels: { at: Path; tiers?: string[]; tags?: string[] }[] = [
    { at: ['pool'], ...pool },
    ...widen.map((step, index) => ({ at: ['widen', index] as Path, ...step })),
  ]
  for (const { at, tiers = [], tags = [] } of labels) {
    tiers.forEach(
      (tier, i) => known.tiers.has(tier) || add('unknown_tier', tier, [...at, 'tiers', i], known.tiers),
    )
    tags.forEach((tag, i) => known.tags.has(tag) || add('unknown_tag', tag, [...at, 'tags', i], known.tags))
  }
  if (pipeline !== undefined && known.pipelines && !known.pipelines.includes(pipeline)) {
    add('unknown_pipeline', pipeline, ['pipeline'], known.pipelines)
  }
  return findings
}
