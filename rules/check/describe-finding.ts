import { comparisonsIn } from '../comparisons.ts'
import { conditionText } from '../describe.ts'
import { momentText, targetText } from '../describe-ladder.ts'
import { windowText } from '../describe-then.ts'
import type { RuleNames } from '../describe-value.ts'
import { enumerate, factName, valueText } from '../describe-value.ts'
import type { Facts } from '../facts.ts'
import type { Finding } from './finding.ts'
import { isMissing } from '../operators.ts'
import type { RuleSet } from '../rule-set.ts'
import type { RuleWords } from '../words/words.ts'

/** What the check found, as one or two sentences. */
export function describeFinding(
  found: Finding,
  ruleSet: RuleSet,
  words: RuleWords,
  names: RuleNames,
): string {
  const text = sentence(found, ruleSet, words, names)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function sentence(found: Finding, ruleSet: RuleSet, words: RuleWords, names: RuleNames): string {
  const say = words.findings
  const ruleOf = (key: string) => say.rule(ruleSet.rules.find((rule) => rule.key === key)?.name ?? key)
  const rule = found.ruleKey === null ? say.fallback : ruleOf(found.ruleKey)
  const country = (code: string) => valueText('country', code, words.and, words, names)
  const list = (items: readonly string[]) => enumerate(items, words.and, words)
  const past = (count: number) => (count === 0 ? '' : say.past(count))
  switch (found.code) {
    case 'never_matches': {
      const { condition, alone } = found.detail
      return say.neverMatches(rule, conditionText(condition, words, names), alone)
    }
    case 'shadowed':
      return say.shadowed(rule, list(found.detail.by.map(ruleOf)))
    case 'country_dropped':
      return (
        say.countryDropped(country(found.detail.country), found.detail.fallback) + past(found.detail.past)
      )
    case 'leads_untaken':
      return say.leadsUntaken(list(found.detail.countries.map(country))) + past(found.detail.past)
    case 'partner_unreachable': {
      const { partner, takenBy } = found.detail
      const goesTo = found.witness ? say.takenBy(takenBy === null ? null : ruleOf(takenBy)) : ''
      return say.partnerUnreachable(partner) + goesTo
    }
    case 'nobody_in_pool':
      return say.nobodyInPool(rule)
    case 'race_too_small':
      return say.raceTooSmall(rule, found.detail.raceTo, list(found.detail.partners))
    case 'window_outside_hours': {
      const { minutes, weekday, hour, hours, asked } = found.detail
      const window = windowText({ minutes, clock: 'wall' }, words)
      return say.windowOutsideHours(rule, words.weekdays[weekday - 1] ?? '', hour, window, hours, asked)
    }
    case 'ladder_unused':
      return say.ladderUnused(found.detail.ladder)
    case 'ladder_tells_nobody': {
      const { ladder, at, to } = found.detail
      return say.ladderTellsNobody(ladder, momentText(at, words), targetText(to, words, names))
    }
    case 'ladder_step_late': {
      const { ladder, at, minutes, clock, always } = found.detail
      return say.ladderStepLate(
        ladder,
        momentText(at, words),
        rule,
        windowText({ minutes, clock }, words),
        always,
      )
    }
    case 'unproven':
      return say.unproven(found.detail.count)
    default: {
      const kind = say.unknown[kindOf[found.code]]
      return say.unknownName(
        rule,
        kind,
        found.detail.value,
        'nearest' in found.detail ? found.detail.nearest : null,
      )
    }
  }
}

const kindOf = {
  unknown_product: 'product',
  unknown_country: 'country',
  unknown_region: 'region',
  unknown_tier: 'tier',
  unknown_tag: 'tag',
  unknown_partner: 'partner',
  unknown_pipeline: 'pipeline',
  unknown_ladder: 'ladder',
} as const

const always: ReadonlySet<string> = new Set(['country', 'postalCode', 'productLine'])

/** A lead in words, fact by fact: what rules ask for, and what people know a lead by. */
export function describeLead(facts: Facts, ruleSet: RuleSet, words: RuleWords, names: RuleNames): string[] {
  const asked = new Set(ruleSet.rules.flatMap(({ when }) => comparisonsIn(when).map(({ fact }) => fact)))
  return Object.entries(facts).flatMap(([fact, value]) => {
    if (isMissing(value) || (!asked.has(fact) && !always.has(fact))) return []
    if (fact === 'hasPhone' || fact === 'hasEmail')
      return [words.flags[fact][value === true ? 'isSo' : 'isNotSo']]
    const name = factName(fact, words, names)
    return [words.findings.fact(name, valueText(fact, value, words.and, words, names))]
  })
}
