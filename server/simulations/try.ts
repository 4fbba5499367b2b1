import type { RuleSet } from '../../rules/rule-set.ts'
import { compile } from '../../rules/compile.ts'
import type { DecisionView, NewLead } from '../../shared/leads.ts'
import type { Tried, TryLead } from '../../shared/simulations.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { scopeOf } from '../identity/actor.ts'
import { routableOf } from '../intake/admit.ts'
import type { Lead } from '../leads/lead.ts'
import { received } from '../leads/lead.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import { customFaults } from '../manufacturers/lead-field.ts'
import { loadGazetteer } from '../places/gazetteer.ts'
import { keptPart } from '../routing/decision-store.ts'
import { checked } from '../routing/draft.ts'
import { explain } from '../routing/explain.ts'
import type { Memory } from '../routing/memory.ts'
import { refresh } from '../routing/memory.ts'
import { planRoutes } from '../routing/plan.ts'
import { readDraft } from '../routing/rules-store.ts'
import { loadOpenWork, loadRuleSet, readSettings } from '../routing/store.ts'
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
    const settings = { ...(await readSettings(tx, actor.tenantId, runtime.now())), canary: null }
    refuseCustom(lead.custom ?? {}, settings.declared)
    const memory = await refresh(tx, actor.tenantId, undefined, settings, now)
    const live = await loadRuleSet(tx, actor.tenantId, settings.ruleSetVersion)
    const trial: Trial = {
      lead: received(lead as NewLead, runtime.newId(), now, gazetteer),
      // Deciding counts in what it reads, so each side has its own.
      openWork: [...(await loadOpenWork(tx, actor.tenantId))],
      gazetteer,
      newId: () => runtime.newId(),
      actor,
    }
    const before = decided(live, withOwnCounters(memory), trial)
    const after =
      proposed && decided(proposed.ruleSet, { ...memory, ...rulesOf(proposed.ruleSet, settings) }, trial)
    return {
      live: before.view,
      draft: after && { source: proposed.source, decision: { ...after.view, ruleSetVersion: null } },
      same: after && before.end === after.end,
    }
  })
}

interface Trial {
  lead: Lead
  openWork: [string, number][]
  gazetteer: Gazetteer
  newId(): string
  actor: Actor
}

async function proposedRules(tx: Tx, actor: Actor, content: unknown) {
  if (content !== undefined) return { source: 'content' as const, ruleSet: await checked(tx, actor, content) }
  const draft = await readDraft(tx, actor.tenantId)
  return draft && { source: 'draft' as const, ruleSet: draft.content }
}

/** Values of fields that are not declared, or of another type, would decide nothing, and nobody would know. */
function refuseCustom(custom: Record<string, unknown>, declared: Memory['settings']['declared']): void {
  const faults = customFaults(custom, declared).filter(({ code }) => code !== 'required')
  if (!faults.length) return
  const below = faults.map((fault) => ({ ...fault, pointer: `/lead${fault.pointer}` }))
  throw new Refused(refuse('invalid', {}, below))
}

const rulesOf = (ruleSet: RuleSet, { declared }: Memory['settings']) => ({
  rules: compile(ruleSet, declared),
  tiers: ruleSet.tiers ?? [],
})

const withOwnCounters = (memory: Memory): Memory => ({
  ...memory,
  ledger: structuredClone(memory.ledger),
  days: structuredClone(memory.days),
})

/** The decision in words, as a lead's page tells it; `end` is the same where two leads end the same. */
function decided(
  ruleSet: RuleSet,
  memory: Memory,
  { lead, openWork, gazetteer, newId, actor }: Trial,
): { view: DecisionView; end: string } {
  const planning = { memory, gazetteer, openWork: new Map(openWork), newId, now: memory.at }
  const [route] = planRoutes([{ lead: routableOf(lead), asked: [] }], planning)
  const decision = {
    id: route!.decisionId,
    at: memory.at.toISOString(),
    ruleSetVersion: route!.ruleSetVersion,
    networkVersion: memory.settings.networkVersion,
    facts: route!.facts,
    asked: [],
    canary: false,
    ...keptPart(route!.decision, memory.placeOf),
  }
  const { partners, settings } = memory
  const company = lead.contact.company
  const { outcome, partnerId, reason } = decision
  return {
    view: explain({ decision, ruleSet, partners, settings, gazetteer, company }, actor.locale),
    end: `${outcome} ${partnerId ?? reason}`,
  }
}
