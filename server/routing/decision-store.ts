import { sql } from 'drizzle-orm'
import type { Facts } from '../../rules/facts.ts'
import type { Tx } from '../db/transact.ts'
import type { Decision } from './decide.ts'
import type { Memory } from './memory.ts'
import type { Route } from './plan.ts'
import type { KeptRanking } from './ranking.ts'
import { keepRanking } from './ranking.ts'

/** Writes decisions as they were made. One statement whatever their number. */
export async function insertDecisions(tx: Tx, tenantId: string, routes: Route[], memory: Memory, now: Date) {
  const rows = routes.map(({ decision, ruleSetVersion, decisionId, lead, facts, asked, why }) => ({
    id: decisionId,
    leadId: lead.id,
    ruleSetVersion,
    facts,
    asked,
    why,
    ...keptPart(decision, memory.placeOf),
  }))
  await tx.execute(sql`
    insert into routing_decisions (tenant_id, id, lead_id, at, outcome, reason, rule_set_version, network_version, rule_key,
      widened, facts, asked, partner_id, ranking, more_ranked, missed, why, fault)
    select ${tenantId}, id, "leadId", ${now.toISOString()}, outcome, reason, "ruleSetVersion",
      ${memory.settings.networkVersion}, "ruleKey", widened, facts, asked, "partnerId", ranking, "moreRanked", missed, why, fault
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as d(id uuid, "leadId" uuid, outcome text, reason text,
      "ruleSetVersion" int, "ruleKey" text, widened int, facts json, asked uuid[], "partnerId" uuid, ranking json,
      "moreRanked" int, missed json, why json, fault text)`)
}

/** What is kept of what was decided: partners by their place in the network's order. */
export const keptPart = (decision: Decision, placeOf: ReadonlyMap<string, number>) => ({
  outcome: decision.outcome,
  reason: decision.reason,
  ruleKey: decision.ruleKey,
  widened: decision.widened,
  partnerId: decision.partnerId,
  ranking: keepRanking(decision.choice?.ranking ?? [], placeOf),
  moreRanked: decision.choice?.moreRanked ?? 0,
  missed: Object.fromEntries(
    Object.entries(decision.choice?.missed ?? {}).map(([test, ids]) => [
      test,
      ids.map((id) => placeOf.get(id)!),
    ]),
  ),
  fault: decision.fault,
})

/** A decision as it was kept. */
export interface KeptDecision {
  id: string
  at: string
  outcome: 'offered' | 'assigned' | 'unassigned' | 'held' | 'closed'
  reason: string | null
  ruleSetVersion: number | null
  networkVersion: number
  ruleKey: string | null
  widened: number
  facts: Facts
  asked: string[]
  partnerId: string | null
  ranking: KeptRanking
  moreRanked: number
  missed: Record<string, number[]>
  /** Whether its version was a canary then. */
  canary: boolean
  fault: string | null
}

/** The decisions on a lead, the newest first. */
export async function decisionsOf(tx: Tx, tenantId: string, leadId: string): Promise<KeptDecision[]> {
  const rows = await tx.execute<{ decision: KeptDecision }>(sql`
    select json_build_object('id', id, 'at', at, 'outcome', outcome, 'reason', reason, 'ruleSetVersion', rule_set_version,
      'networkVersion', network_version, 'ruleKey', rule_key, 'widened', widened, 'facts', facts, 'asked', asked,
      'partnerId', partner_id, 'ranking', ranking, 'moreRanked', more_ranked, 'missed', missed, 'fault', fault,
      'canary', exists (select from rule_set_releases r where r.tenant_id = ${tenantId} and r.kind = 'canary'
        and r.version = rule_set_version and r.starts_at <= at and (r.ended_at is null or at < r.ended_at))) as decision
    from routing_decisions where tenant_id = ${tenantId} and lead_id = ${leadId} order by at desc, id desc`)
  return rows.map(({ decision }) => ({ ...decision, at: new Date(decision.at).toISOString() }))
}
