import type { RuleSet } from '../../rules/rule-set.ts'
import { compile } from '../../rules/compile.ts'
import type { DecisionView, NewLead } from '../../shared/leads.ts'
import type { Tried, TryLead } from '../../shared/simulations.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { routableOf } from '../intake/admit.ts'
import { received } from '../leads/lead.ts'
import { loadGazetteer } from '../places/gazetteer.ts'
import { decide } from '../routing/decide.ts'
import type { KeptDecision } from '../routing/decision-store.ts'
import { keptPart } from '../routing/decision-store.ts'
import { explain } from '../routing/explain.ts'
import { networkOf } from '../routing/memory.ts'
import { factsOf, keptFacts, needOf } from '../routing/need.ts'
import type { Planning } from '../routing/plan.ts'
import { tableOf } from '../routing/plan.ts'
import { checked } from '../routing/publish.ts'
import { readDraft } from '../routing/rules-store.ts'
import { newLedger } from '../routing/shares.ts'
import { loadNetwork, loadOpenWork, loadRuleSet, loadShares, readSettings } from '../routing/store.ts'
import type { Runtime } from '../runtime.ts'

/**
 * Decides one typed lead against the network and counters of now, and writes nothing: by the live rules, and beside
 * them by the content that was sent, or else by the draft.
 *
 * @throws Refused `rule_set_invalid` with every fault of the content by pointer
 */
export async function tryRules(
  runtime: Runtime,
  actor: Actor,
  { lead, content, at }: TryLead,
): Promise<Tried> {
  const gazetteer = await loadGazetteer(runtime)
  return transact(runtime, scopeOf(actor), async (tx) => {
    const now = at === undefined ? runtime.now() : new Date(at)
    const proposed = await proposedRules(tx, actor, content)
    const scene = await sceneOf(tx, actor.tenantId, runtime.now())
    const tested = received(lead as NewLead, runtime.newId(), now, gazetteer)
    const by = (ruleSet: RuleSet | null, version: number | null) =>
      decisionBy(ruleSet, version, tested, { ...scene, gazetteer, now, newId: () => runtime.newId() }, actor)
    const version = scene.settings.ruleSetVersion
    const live = by(version === null ? null : await loadRuleSet(tx, actor.tenantId, version), version)
    const draft = proposed && { source: proposed.source, decision: by(proposed.ruleSet, null) }
    return { live, draft, same: draft && endOf(live) === endOf(draft.decision) }
  })
}
