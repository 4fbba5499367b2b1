import type { KeptAwayView } from '../../shared/kept-away.ts'
import type { RuleSet } from '../../rules/rule-set.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import type { KeptDecision } from '../routing/decision-store.ts'
import { passedOver } from '../routing/passed-over.ts'
import type { Settings } from '../routing/store.ts'

/** A decision as far as one partner is concerned. */
export type DecisionThen = Omit<KeptDecision, 'ranking' | 'moreRanked'> & {
  leadId: string
  /** It was a named account's, and went to its partner. */
  account: boolean
}

/** The partner as it was at a decision, and its place in the network's order then; null before it was there. */
export interface Then {
  partner: RoutingPartner
  place: number
}

/** What every decision is judged with. */
export interface Bench {
  ruleSetOf(version: number | null): RuleSet | null
  then(networkVersion: number): Then | null
  settings: Settings
  gazetteer: Gazetteer
}

/** The reason why a decision did not give the lead to the partner, from what was recorded with it. */
export function reasonOf(decision: DecisionThen, bench: Bench): string {
  const { outcome, ruleKey, missed, ruleSetVersion, networkVersion, account } = decision
  if (outcome === 'held' || outcome === 'closed') return 'not_distributed'
  if (account) return 'by_name'
  if (ruleKey === null) return outcome === 'assigned' ? 'by_name' : 'not_distributed'
  const ruleSet = bench.ruleSetOf(ruleSetVersion)
  const rule = ruleSet?.rules.find(({ key }) => key === ruleKey)
  if (rule?.then.do === 'assign') return 'by_name'
  const then = bench.then(networkVersion)
  if (!then) return 'not_yet_there'
  const moving = Object.entries(missed).find(([, places]) => places.includes(then.place))
  if (moving) return moving[0]
  const { settings, gazetteer } = bench
  const evidence = {
    // Whoever else missed something is left out, so the network may be this one partner.
    decision: { ...decision, missed: {}, ranking: { partners: [], figures: {} }, moreRanked: 0 },
    ruleSet,
    partners: [then.partner],
    settings,
    gazetteer,
    company: null,
  }
  return passedOver(evidence)[0]?.test ?? 'others_ahead'
}

const mostExamples = 3
/** A lead that was held first and then distributed was kept away by what came of the distribution. */
const weak = (reason: string) => reason === 'not_distributed'

/**
 * The leads of a period by what kept them away, each counted once: for the newest decision that distributed it.
 *
 * @param decisions the newest first
 * @param got leads that were offered to the partner
 */
export function tally(
  decisions: readonly DecisionThen[],
  got: ReadonlySet<string>,
  bench: Bench,
): Pick<KeptAwayView, 'leads' | 'got' | 'reasons'> {
  const byLead = new Map<string, { reason: string; decision: DecisionThen }>()
  const mine = new Set<string>()
  for (const decision of decisions) {
    const { leadId } = decision
    if (got.has(leadId)) mine.add(leadId)
    const known = byLead.get(leadId)
    if (got.has(leadId) || (known && !weak(known.reason))) continue
    const reason = reasonOf(decision, bench)
    if (!known || !weak(reason)) byLead.set(leadId, { reason, decision })
  }
  const reasons = new Map<string, KeptAwayView['reasons'][number]>()
  for (const { reason, decision } of byLead.values()) {
    const row = reasons.get(reason) ?? { reason, leads: 0, examples: [] }
    reasons.set(reason, row)
    row.leads += 1
    if (row.examples.length < mostExamples) row.examples.push(exampleOf(decision))
  }
  return {
    leads: byLead.size + mine.size,
    got: mine.size,
    reasons: [...reasons.values()].sort((a, b) => b.leads - a.leads || (a.reason < b.reason ? -1 : 1)),
  }
}

function exampleOf({ at, facts }: DecisionThen) {
  const text = (name: string) => (typeof facts[name] === 'string' ? (facts[name] as string) : null)
  return {
    at,
    country: text('country'),
    postalCode: text('postalCode'),
    productLine: text('productLine'),
  }
}
