import type { CheckContext, CheckedPartner } from '../../rules/check/context.ts'
import { checkRuleSet } from '../../rules/check/check.ts'
import type { RuleNames } from '../../rules/describe-value.ts'
import { comparisonsIn } from '../../rules/comparisons.ts'
import { describeFinding, describeLead } from '../../rules/check/describe-finding.ts'
import type { DeclaredFact, Facts } from '../../rules/facts.ts'
import { catalogueOf } from '../../rules/facts.ts'
import { fieldNames, ladderNames } from '../../rules/names.ts'
import type { RuleSet } from '../../rules/rule-set.ts'
import type { FindingView } from '../../shared/findings.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { declaredFields } from '../manufacturers/fields-store.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { Runtime } from '../runtime.ts'
import { comingWeek, opensAfter } from './coming-week.ts'
import { knownRegions, namesToCheck, recentFacts } from './check-store.ts'
import { checked } from './draft.ts'
import { ruleWords } from './explain.ts'
import { reachOf } from './reach.ts'
import { rulesAt } from './rules-diff.ts'
import { namesBy } from './rule-names.ts'
import { namesIn, readDraft } from './rules-store.ts'
import { loadNetwork, readSettings } from './store.ts'

const recentDays = 90
const mostLeads = 2_000

/** What the check finds in a content, or in the draft, or in what is live. @throws Refused `rule_set_invalid` */
export const checkRules = (runtime: Runtime, actor: Actor, content: unknown): Promise<FindingView[]> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const given = content ?? (await readDraft(tx, actor.tenantId))?.content
    const raw = given ?? (await rulesAt(tx, actor.tenantId, 'live', now)).content
    return findingsOf(tx, actor, await checked(tx, actor, raw), now)
  })

/** What the check has proven of a rule set that could be saved, errors first, in the actor's language. */
export async function findingsOf(tx: Tx, actor: Actor, ruleSet: RuleSet, now: Date): Promise<FindingView[]> {
  const { tenantId, locale } = actor
  const declared = (await declaredFields(tx, tenantId)).filter(({ retired }) => !retired)
  const context = await contextFor(tx, tenantId, ruleSet, declared, now)
  const people = await namesIn(tx, tenantId)
  const words = ruleWords[locale]
  const names: RuleNames = { ...namesBy(people), ...ladderNames(ruleSet), ...fieldNames(declared, locale) }
  return checkRuleSet(ruleSet, context).map((found) => {
    const { code, severity, ruleKey, partnerId, pointer, witness } = found
    const message = describeFinding(found, ruleSet, words, names)
    const shown = witness && { words: describeLead(witness, ruleSet, words, names), facts: witness }
    return { code, severity, ruleKey, partnerId, pointer, message, witness: shown }
  })
}

async function contextFor(
  tx: Tx,
  tenantId: string,
  ruleSet: RuleSet,
  declared: DeclaredFact[],
  now: Date,
): Promise<CheckContext> {
  const settings = await readSettings(tx, tenantId, now)
  const partners = await loadNetwork(tx, tenantId, settings.networkVersion)
  const since = new Date(now.getTime() - recentDays * 86_400_000)
  const leads = await recentFacts(tx, tenantId, since, mostLeads)
  const regions = await knownRegions(tx, regionsIn(ruleSet))
  for (const { region } of leads) if (typeof region === 'string') regions.add(region.trim().toLowerCase())
  const week = comingWeek(now, settings.timeZone)
  return {
    declared,
    ...(await namesToCheck(tx, tenantId)),
    countries: countriesOf(partners, leads),
    isCountry,
    isRegion: (region) => regions.has(region.trim().toLowerCase()),
    partners: partners.map((partner): CheckedPartner => ({
      id: partner.id,
      name: partner.name,
      active: partner.status === 'active',
      tier: partner.tier,
      tags: partner.tags,
      pinned: partner.accounts.length > 0,
      reach: (pool) => reachOf(partner, pool),
      opensAfter: (weekday, hour) => opensAfter(partner, settings, week(weekday, hour)),
    })),
    leads: asWereMatched(leads, ruleSet, declared),
  }
}

const regionNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
// DisplayNames knows other codes than those of countries, too.
const isCountry = (code: string) =>
  /^[A-Z]{2}$/.test(code) && regionNames.of(code) !== undefined && !noCountry.has(code)
const noCountry = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'])

/** Where active partners sell, and where leads came from. */
function countriesOf(partners: readonly RoutingPartner[], leads: readonly Facts[]): string[] {
  const countries = partners.flatMap(({ status, territory, country }) => {
    if (status !== 'active') return []
    if (!territory) return [country]
    const { countries: whole, regions, postalPrefixes, postalRanges } = territory
    return [...whole, ...[...regions, ...postalPrefixes, ...postalRanges].map((part) => part.country)]
  })
  return [...new Set([...countries, ...leads.map(({ country }) => String(country))])].filter(isCountry)
}

/** Recorded leads as facts that this rule set can be asked of; none where it asks for what is not kept of them. */
function asWereMatched(
  leads: readonly Facts[],
  ruleSet: RuleSet,
  declared: readonly DeclaredFact[],
): Facts[] {
  const asked = ruleSet.rules.flatMap(({ when }) => comparisonsIn(when).map(({ fact }) => fact))
  if (asked.includes('company')) return []
  const catalogue = catalogueOf(declared)
  return leads
    .filter((facts) => !asked.includes('position') || facts.position)
    .map((facts) => Object.fromEntries(Object.entries(facts).filter(([fact]) => catalogue.has(fact))))
}

/** The regions that conditions name, in lower case. */
function regionsIn(ruleSet: RuleSet): string[] {
  const named = ruleSet.rules.flatMap(({ when }) =>
    comparisonsIn(when).flatMap(({ fact, value }) => (fact === 'region' ? [value].flat() : [])),
  )
  return [...new Set(named.flatMap((one) => (typeof one === 'string' ? [one.trim().toLowerCase()] : [])))]
}
