import type { z } from 'zod'
import type { RuleSet } from '../../rules/rule-set.ts'
import type { KeptAwayView } from '../../shared/kept-away.ts'
import type { period } from '../../shared/partners.ts'
import { Refused, orRefuse, refuse } from '../../shared/refusals.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { loadGazetteer } from '../places/gazetteer.ts'
import { findPartner } from '../partners/store.ts'
import { loadRuleSet, readSettings } from '../routing/store.ts'
import type { Runtime } from '../runtime.ts'
import type { Bench, DecisionThen, Then } from './kept-away.ts'
import { tally } from './kept-away.ts'
import { newestDecisions, offeredTo, revisionsOf, versionsBefore } from './kept-away-store.ts'
import type { Period } from './period.ts'
import { instantsOf, periodOf } from './period.ts'

type Asked = z.output<typeof period>

const mostDecisions = 5000

/** What kept leads away from the signed-in partner. @throws Refused `forbidden` for whoever is no partner */
export async function showOwnKeptAway(
  runtime: Runtime,
  { tenantId, partnerId }: Actor,
  asked: Asked,
): Promise<KeptAwayView> {
  if (!partnerId) throw new Refused(refuse('forbidden'))
  return keptAwayFrom(runtime, tenantId, partnerId, orRefuse(periodOf(asked)))
}

/** What kept leads away from a partner. @throws Refused `not_found`, also for partners */
export async function showKeptAway(
  runtime: Runtime,
  actor: Actor,
  partnerId: string,
  asked: Asked,
): Promise<KeptAwayView> {
  if (actor.partnerId) throw new Refused(refuse('not_found'))
  return keptAwayFrom(runtime, actor.tenantId, partnerId, orRefuse(periodOf(asked)))
}

/** Its transaction sees the whole network, so nothing but counts, and places and product lines of leads, leaves it. */
async function keptAwayFrom(
  runtime: Runtime,
  tenantId: string,
  partnerId: string,
  days: Period,
): Promise<KeptAwayView> {
  const gazetteer = await loadGazetteer(runtime)
  return transact(runtime, { tenantId }, async (tx) => {
    if (!(await findPartner(tx, tenantId, partnerId))) throw new Refused(refuse('not_found'))
    const settings = await readSettings(tx, tenantId, runtime.now())
    const span = instantsOf(days, settings.timeZone)
    const found = await newestDecisions(tx, tenantId, span, mostDecisions + 1)
    const decisions = found.slice(0, mostDecisions)
    const leadIds = [...new Set(decisions.map(({ leadId }) => leadId))]
    const got = await offeredTo(tx, tenantId, partnerId, leadIds)
    const bench: Bench = {
      settings,
      gazetteer,
      ruleSetOf: await ruleSetsOf(tx, tenantId, decisions),
      then: await thenOf(tx, tenantId, partnerId),
    }
    return {
      ...days,
      onlySince: found.length > mostDecisions ? decisions.at(-1)!.at : null,
      ...tally(decisions, got, bench),
    }
  })
}

async function ruleSetsOf(tx: Tx, tenantId: string, decisions: readonly DecisionThen[]) {
  const ruleSets = new Map<number, RuleSet>()
  for (const { ruleSetVersion: version } of decisions)
    if (version !== null && !ruleSets.has(version))
      ruleSets.set(version, await loadRuleSet(tx, tenantId, version))
  return (version: number | null) => (version === null ? null : (ruleSets.get(version) ?? null))
}

/** The partner and its place as they were at a network version. */
async function thenOf(tx: Tx, tenantId: string, partnerId: string): Promise<Bench['then']> {
  const revisions = await revisionsOf(tx, tenantId, partnerId)
  const before = await versionsBefore(tx, tenantId, partnerId)
  const known = new Map<number, Then | null>()
  return (networkVersion) => {
    if (!known.has(networkVersion)) {
      const revision = revisions.findLast(({ version }) => version <= networkVersion)
      const place = before.filter((version) => version <= networkVersion).length
      known.set(networkVersion, revision ? { partner: revision.partner, place } : null)
    }
    return known.get(networkVersion)!
  }
}
