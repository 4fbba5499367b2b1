import { trace } from '../../rules/trace.ts'
import type { TriedRule } from '../../rules/trace.ts'
import { describeCondition, describeFallback, describeRule } from '../../rules/describe.ts'
import type { RuleNames } from '../../rules/describe-value.ts'
import { fieldNames, ladderNames } from '../../rules/names.ts'
import type { Distribute } from '../../rules/distribute.ts'
import { defaultRaceTo } from '../../rules/distribute.ts'
import { ladderOf } from '../../rules/ladder.ts'
import type { RuleSet } from '../../rules/rule-set.ts'
import { wordsDe } from '../../rules/words/words.de.ts'
import { wordsEn } from '../../rules/words/words.en.ts'
import type { DecisionView } from '../../shared/leads.ts'
import type { Locale } from '../../shared/text.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { Figure, Ranked } from './choose.ts'
import { comparedBy } from './choose.ts'
import { fallbackKey, ladderRaced, ladderWidened } from './decide.ts'
import { passedOver } from './passed-over.ts'
import { readRanking } from './ranking.ts'
import type { KeptDecision } from './decision-store.ts'
import type { Settings } from './store.ts'
import type { RoutingWords } from './words.ts'
import { routingWords } from './words.ts'

/** What a decision was made of, read back. */
export interface Evidence {
  decision: KeptDecision
  ruleSet: RuleSet | null
  /** The network as it was, in its order. */
  partners: readonly RoutingPartner[]
  settings: Settings
  gazetteer: Gazetteer
  company: string | null
}

type Order = Distribute['orders'][number]

export const ruleWords = { en: wordsEn, de: wordsDe }

function namesOf({ partners, settings, ruleSet }: Evidence, locale: Locale): RuleNames {
  const names = new Map(partners.map(({ id, name }) => [id, name]))
  return {
    partner: (id) => names.get(id) ?? id,
    ...fieldNames(settings.declared, locale),
    ...(ruleSet && ladderNames(ruleSet)),
  }
}

/** A decision in words: rules tried in order, the ranking, and everybody else with the first miss. */
export function explain(evidence: Evidence, locale: Locale): DecisionView {
  const { decision, ruleSet, partners } = evidence
  const words = routingWords[locale]
  const nameOf = new Map(partners.map(({ id, name }) => [id, name]))
  const ref = (id: string) => ({ id, name: nameOf.get(id) ?? id })
  const orders = ordersOf(evidence)
  const asked = racersIn(evidence)
  const ranking = readRanking(decision.ranking, partners).map((ranked, index) => ({
    place: index + 1,
    partner: ref(ranked.partnerId),
    figures: figuresInWords(ranked, orders, words, locale),
    chosen: index < asked || ranked.partnerId === decision.partnerId,
  }))
  return {
    id: decision.id,
    at: decision.at,
    outcome: decision.outcome,
    summary: summaryOf(evidence, ranking, words),
    ruleSetVersion: decision.ruleSetVersion,
    canary: decision.canary,
    rule: ruleOf(evidence, locale),
    tried: ruleSet ? triedOf(evidence, locale) : [],
    widened: decision.widened,
    ranking,
    moreRanked: decision.moreRanked,
    passedOver: passedOver(evidence).map(({ test, ids }) => ({
      test,
      reason: words.tests[test],
      partners: ids.map(ref),
    })),
    fault: decision.fault,
  }
}

function summaryOf(evidence: Evidence, ranking: DecisionView['ranking'], words: RoutingWords): string {
  const { decision, partners, ruleSet } = evidence
  const partner = partners.find(({ id }) => id === decision.partnerId)?.name ?? ''
  const rule = ruleSet?.rules.find(({ key }) => key === decision.ruleKey)?.name ?? decision.ruleKey ?? ''
  const reason = words.reasons[decision.reason ?? ''] ?? decision.reason ?? ''
  switch (decision.outcome) {
    case 'offered':
    case 'assigned':
      if (decision.ruleKey === null) return givenByHand(evidence, ranking, partner, words)
      if (!ranking.length) return words.assigned(partner, rule)
      return `${accountIn(evidence, words)}${climbed(decision, words)}${given(evidence, ranking, partner, rule, words)}`
    case 'unassigned':
      if (decision.reason === 'ladder_exhausted')
        return `${accountIn(evidence, words)}${words.ladder.ladder_exhausted(decision.asked.length)}`
      return `${accountIn(evidence, words)}${ruleSet ? words.unassigned(reason) : `${words.unassigned(reason)} ${words.noRuleSet}`}`
    case 'held':
      return words.held(reason)
    case 'closed':
      return words.closed(reason)
  }
}

function given(
  evidence: Evidence,
  ranking: DecisionView['ranking'],
  partner: string,
  rule: string,
  words: RoutingWords,
): string {
  const { decision } = evidence
  if (decision.ranking.figures.account) return words.toAccount(partner, rule)
  const of = ranking.length + decision.moreRanked
  const racers = Math.min(racersIn(evidence), ranking.length)
  if (racers > 1) return words.raced(racers, rule, partner, of)
  return words.offered(partner, rule, ranking[0]!.figures[0] ?? '', of)
}

function givenByHand(
  { decision }: Evidence,
  ranking: DecisionView['ranking'],
  partner: string,
  words: RoutingWords,
): string {
  if (decision.outcome === 'assigned') return words.byHand(partner)
  return words.offeredByHand(new Intl.ListFormat(words.locale).format(ranking.map((one) => one.partner.name)))
}

/** What its ladder did before somebody was found. */
function climbed({ reason, asked }: KeptDecision, { ladder }: RoutingWords): string {
  if (reason !== ladderWidened && reason !== ladderRaced) return ''
  return `${ladder[reason](asked.length)} `
}

/** That the customer is somebody's account who could not take the lead. */
function accountIn({ decision, partners }: Evidence, words: RoutingWords): string {
  const owner = partners.find(({ id }) => id === decision.facts.account)
  return owner && owner.id !== decision.partnerId ? `${words.accountAway(owner.name)} ` : ''
}

/** How many partners the rule or its ladder asks at once; 0 where neither does. */
function racersIn(evidence: Evidence): number {
  const { outcome, ruleKey, ranking } = evidence.decision
  if (outcome === 'offered' && ruleKey === null) return ranking.partners.length
  if (evidence.decision.reason === ladderRaced) return ladderIn(evidence).race?.to ?? defaultRaceTo
  const then = thenOf(evidence)
  const races = evidence.decision.outcome === 'offered' && then?.mode === 'race'
  return races ? (then.raceTo ?? defaultRaceTo) : 0
}

function ruleOf(evidence: Evidence, locale: Locale): DecisionView['rule'] {
  const { decision, ruleSet } = evidence
  const { ruleKey } = decision
  if (!ruleKey || !ruleSet) return null
  const names = namesOf(evidence, locale)
  if (ruleKey === fallbackKey && ruleSet.fallback)
    return {
      key: ruleKey,
      name: ruleKey,
      sentence: describeFallback(ruleSet.fallback, ruleWords[locale], names),
    }
  const rule = ruleSet.rules.find(({ key }) => key === ruleKey)
  if (!rule) return null
  try {
    const { when, then } = describeRule(rule, ruleWords[locale], names)
    return { key: rule.key, name: rule.name, sentence: `${when} → ${then}` }
  } catch {
    // A rule that is broken beyond words is shown by its name, with the fault beside it.
    return { key: rule.key, name: rule.name, sentence: decision.fault ?? '' }
  }
}

function triedOf(evidence: Evidence, locale: Locale): DecisionView['tried'] {
  const { decision, ruleSet, company, settings } = evidence
  const names = namesOf(evidence, locale)
  const facts = { ...decision.facts, company }
  return trace(ruleSet!, facts, settings.declared).tried.map((rule) => ({
    key: rule.key,
    name: rule.name,
    matched: rule.outcome === 'matched',
    why: whyNot(rule, locale, names),
  }))
}

function whyNot(rule: TriedRule, locale: Locale, names: RuleNames): string[] {
  if (rule.outcome === 'switched_off') return [routingWords[locale].switchedOff]
  if (rule.fault) return [rule.fault]
  return rule.failed.map((failed) => describeCondition(failed, ruleWords[locale], names))
}

/** The figures in the order in which they decided. */
function figuresInWords(
  { figures }: Ranked,
  orders: readonly Order[],
  words: RoutingWords,
  locale: Locale,
): string[] {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const say: Record<Figure, (figure: number) => string> = {
    km: (km) => words.figures.km(number.format(km)),
    tier: words.figures.tier,
    turn: words.figures.turn,
    share: (share) => words.figures.share(number.format(share)),
    open: words.figures.open,
    performance: (score) => words.figures.performance(new Intl.NumberFormat(locale).format(score)),
    behind: (leads) => words.figures.behind(number.format(leads)),
    account: () => words.figures.account,
  }
  const decided: Figure[] = [
    'account',
    ...orders.flatMap((order) => comparedBy[order].map(({ figure }) => figure)),
  ]
  return decided.flatMap((name) => (figures[name] === undefined ? [] : [say[name](figures[name])]))
}

/** The ladder of the rule that took the lead, whichever pool the lead came to. */
function ladderIn({ decision, ruleSet, settings, company }: Evidence) {
  const ladders = new Map(Object.entries(ruleSet?.ladders ?? {}))
  if (!ruleSet) return ladderOf(ladders, undefined)
  const { tried } = trace(ruleSet, { ...decision.facts, company }, settings.declared)
  const took = tried.find(({ outcome }) => outcome === 'matched')?.key
  const then = ruleSet.rules.find(({ key }) => key === took)?.then ?? ruleSet.fallback
  return ladderOf(ladders, then?.do === 'distribute' ? then.ladder : undefined)
}

const ordersOf = (evidence: Evidence): readonly Order[] => thenOf(evidence)?.orders ?? []

function thenOf({ decision: { ruleKey }, ruleSet }: Evidence): Distribute | null {
  const then =
    ruleKey === fallbackKey ? ruleSet?.fallback : ruleSet?.rules.find(({ key }) => key === ruleKey)?.then
  return then?.do === 'distribute' ? then : null
}
