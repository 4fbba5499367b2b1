import type { Check } from './context.ts'
import type { Comparison } from '../condition.ts'
import { escape } from './escape.ts'
import type { Facts } from '../facts.ts'
import { customFact } from '../facts.ts'
import type { Finding } from './finding.ts'
import { finding } from './finding.ts'
import { match } from '../match.ts'
import { everyLead, regionsWhere } from './region.ts'
import { textKey } from '../text-key.ts'

const stepsPerCountry = 2_000
// Where letters in a postal code are usual; elsewhere one with letters shows nothing.
const lettered = new Set([
  'GB',
  'GG',
  'IM',
  'JE',
  'NL',
  'CA',
  'IE',
  'MT',
  'AR',
  'BN',
  'SO',
  'KZ',
  'BM',
  'SZ',
  'PE',
])

/** Countries whose leads no rule takes, and leads of the others that no rule takes. */
export function checkGaps(check: Check): Finding[] {
  const { ruleSet, context } = check
  const countries = [...new Set(context.countries.map((code) => code.toUpperCase()))].sort()
  const past = pastGaps(check)
  const dropped = countries.filter((country) => isDropped(country, check))
  const findings = dropped.flatMap((country) => {
    const seen = past.get(country)
    const witness = seen?.lead ?? gapIn(country, check)
    if (!witness) return []
    const fallback = Boolean(ruleSet.fallback)
    const detail = { country, past: seen?.count ?? 0, fallback }
    return [
      finding('country_dropped', detail, {
        pointer: '/rules',
        witness,
        ...(fallback && { severity: 'hint' }),
      }),
    ]
  })
  if (ruleSet.fallback) return findings
  const partly = countries.flatMap((country) => {
    if (dropped.includes(country)) return []
    const witness = past.get(country)?.lead ?? gapIn(country, check)
    return witness ? [{ country, witness, count: past.get(country)?.count ?? 0 }] : []
  })
  const [first] = partly.toSorted((a, b) => b.count - a.count)
  if (!first) return findings
  const detail = {
    countries: partly.map(({ country }) => country),
    past: partly.reduce((sum, { count }) => sum + count, 0),
  }
  return [...findings, finding('leads_untaken', detail, { pointer: '/rules', witness: first.witness })]
}

/** Recent leads that no rule takes: how many of each country, and one of them. */
function pastGaps({ compiled, context }: Check): Map<string, { lead: Facts; count: number }> {
  const gaps = new Map<string, { lead: Facts; count: number }>()
  for (const lead of context.leads) {
    if (match(compiled, lead) !== null) continue
    const country = String(lead.country).toUpperCase()
    const known = gaps.get(country)
    if (known) known.count += 1
    else gaps.set(country, { lead, count: 1 })
  }
  return gaps
}

const ofCountry = (country: string): Comparison => ({ fact: 'country', operator: 'equal', value: country })

/** Whether no enabled rule takes any lead of the country. */
function isDropped(country: string, { rules, space }: Check): boolean {
  const [region = everyLead] = regionsWhere(everyLead, ofCountry(country), true, space) ?? []
  return rules.every(({ rule: { when } }) => {
    return when !== undefined && regionsWhere(region, when, true, space)?.length === 0
  })
}

/** A lead of the country that no rule takes, as it might come in; null where none was found. */
function gapIn(country: string, check: Check): Facts | null {
  const required = check.context.declared.filter((field) => field.required)
  const given = required.map(({ key }): Comparison => {
    return { fact: customFact(key), operator: 'isMissing', value: false }
  })
  const regions = regionsWhere(everyLead, { all: [ofCountry(country), ...given] }, true, check.space) ?? []
  const found = escape(regions, null, check, check.budget.share(stepsPerCountry))
  if (found.outcome !== 'found') return null
  const lead = scored(found.lead, check)
  return match(check.compiled, lead) === null && isPlausible(lead) ? lead : null
}

/** Score and grade follow from the other facts, where the set says how. */
function scored(lead: Facts, { compiled }: Check): Facts {
  const made = compiled.score(lead)
  return made ? { ...lead, ...made } : lead
}

const isPlausible = ({ country, postalCode }: Facts) =>
  typeof postalCode !== 'string' ||
  lettered.has(textKey(String(country)).toUpperCase()) ||
  /^[\d\s-]+$/.test(postalCode)
