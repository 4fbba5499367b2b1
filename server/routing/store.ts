import { and, desc, eq, sql } from 'drizzle-orm'
import type { Facts } from '../../rules/facts.ts'
import type { RuleSet } from '../../rules/rule-set.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { Locale } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import type { Memory } from './memory.ts'
import type { RoutableLead } from './need.ts'
import type { Routable, Route } from './plan.ts'
import type { KeptRanking } from './ranking.ts'
import { keepRanking } from './ranking.ts'
import type { Ledger } from './shares.ts'
import { sharesOf } from './shares.ts'
import { ruleSetVersions } from './tables.ts'

export interface Settings extends Record<string, unknown> {
  name: string
  locale: Locale
  timeZone: string
  country: string
  currency: string
  duplicatePolicy: 'hold' | 'route'
  networkVersion: number
  /** The turn at which a share was last written. */
  turn: number
  /** The published version; null before the first. */
  ruleSetVersion: number | null
}

/** Waits for its turn as the tenant's one distributor, until the transaction ends. */
export const lockDistributor = (tx: Tx, tenantId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${tenantId}, 1))`)

export async function readSettings(tx: Tx, tenantId: string): Promise<Settings> {
  const [row] = await tx.execute<Settings>(sql`
    select name, locale, time_zone as "timeZone", country, currency, duplicate_policy as "duplicatePolicy",
      network_version::int as "networkVersion",
      coalesce((select max(stamp) from rule_shares where tenant_id = ${tenantId}), 0)::float8 as turn,
      (select max(version) from rule_set_versions where tenant_id = ${tenantId}) as "ruleSetVersion"
    from manufacturers where id = ${tenantId}`)
  if (!row) throw new Refused(refuse('not_found'))
  return row
}

/** Every partner as it was at a network version. */
export async function loadNetwork(tx: Tx, tenantId: string, networkVersion: number): Promise<RoutingPartner[]> {
  const rows = await tx.execute<{ state: RoutingPartner }>(sql`
    select distinct on (partner_id) state from partner_revisions
    where tenant_id = ${tenantId} and network_version <= ${networkVersion}
    order by partner_id, network_version desc`)
  return rows.map((row) => row.state)
}

export const noRules: RuleSet = { rules: [] }

export async function loadRuleSet(tx: Tx, tenantId: string, version: number | null): Promise<RuleSet> {
  if (version === null) return noRules
  const [row] = await tx
    .select({ content: ruleSetVersions.content })
    .from(ruleSetVersions)
    .where(and(eq(ruleSetVersions.tenantId, tenantId), eq(ruleSetVersions.version, version)))
    .orderBy(desc(ruleSetVersions.version))
  return row?.content ?? noRules
}

interface ShareRow extends Record<string, unknown> {
  ruleKey: string
  partnerId: string
  given: number
  turn: number
  stamp: number
  levelledAt: number
}

/** Adds to the ledger what other servers have written since its turn. */
export async function loadShares(tx: Tx, tenantId: string, ledger: Ledger, turn: number): Promise<void> {
  const rows = await tx.execute<ShareRow>(sql`
    select rule_key as "ruleKey", partner_id as "partnerId", given, turn::float8 as turn, stamp::float8 as stamp,
      (extract(epoch from levelled_at) * 1000)::float8 as "levelledAt"
    from rule_shares where tenant_id = ${tenantId} and stamp > ${ledger.turn}`)
  for (const { ruleKey, partnerId, ...share } of rows) sharesOf(ledger, ruleKey).set(partnerId, share)
  ledger.turn = turn
}

/** Open offers and opportunities of every partner that has any. */
export async function loadOpenWork(tx: Tx, tenantId: string): Promise<Map<string, number>> {
  const rows = await tx.execute<{ id: string; work: number }>(sql`
    select partner_id as id, open_offers + open_opportunities as work from partner_counters
    where tenant_id = ${tenantId} and open_offers + open_opportunities > 0`)
  return new Map(rows.map((row) => [row.id, row.work]))
}

/** Writes decisions as they were made. One statement whatever their number. */
export async function insertDecisions(tx: Tx, tenantId: string, routes: Route[], memory: Memory, now: Date) {
  const rows = routes.map(({ decision, decisionId, lead, facts, asked, partner, why }) => ({
    id: decisionId,
    leadId: lead.id,
    outcome: decision.outcome,
    reason: decision.reason,
    ruleKey: decision.ruleKey,
    widened: decision.widened,
    facts,
    asked,
    partnerId: partner?.id ?? null,
    ranking: keepRanking(decision.choice?.ranking ?? [], memory.placeOf),
    moreRanked: decision.choice?.moreRanked ?? 0,
    missed: placesOf(decision.choice?.missed ?? {}, memory),
    why,
    fault: decision.fault,
  }))
  await tx.execute(sql`
    insert into routing_decisions (tenant_id, id, lead_id, at, outcome, reason, rule_set_version, network_version, rule_key,
      widened, facts, asked, partner_id, ranking, more_ranked, missed, why, fault)
    select ${tenantId}, id, "leadId", ${now.toISOString()}, outcome, reason, ${memory.settings.ruleSetVersion}::int,
      ${memory.settings.networkVersion}, "ruleKey", widened, facts, asked, "partnerId", ranking, "moreRanked", missed, why, fault
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as d(id uuid, "leadId" uuid, outcome text, reason text,
      "ruleKey" text, widened int, facts jsonb, asked uuid[], "partnerId" uuid, ranking jsonb, "moreRanked" int,
      missed jsonb, why jsonb, fault text)`)
}

const placesOf = (missed: Record<string, string[]>, { placeOf }: Memory) =>
  Object.fromEntries(Object.entries(missed).map(([test, ids]) => [test, ids.map((id) => placeOf.get(id)!)]))

/** Writes the shares that have changed. */
export async function saveShares(tx: Tx, tenantId: string, ledger: Ledger): Promise<void> {
  if (!ledger.changed.size) return
  const rows = [...ledger.changed.values()].map(({ ruleKey, partnerId, share }) => ({
    ruleKey,
    partnerId,
    ...share,
    levelledAt: new Date(share.levelledAt),
  }))
  ledger.changed.clear()
  await tx.execute(sql`
    insert into rule_shares (tenant_id, rule_key, partner_id, given, turn, stamp, levelled_at)
    select ${tenantId}, "ruleKey", "partnerId", given, turn, stamp, "levelledAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as s("ruleKey" text, "partnerId" uuid, given float8, turn bigint, stamp bigint, "levelledAt" timestamptz)
    on conflict (tenant_id, rule_key, partner_id)
    do update set given = excluded.given, turn = excluded.turn, stamp = excluded.stamp, levelled_at = excluded.levelled_at`)
}

/** Moves leads that were waiting to where routing put them. */
export async function saveRoutedLeads(tx: Tx, tenantId: string, routes: Route[], now: Date): Promise<void> {
  const rows = routes.map(({ lead, status, statusReason, partner }) => ({
    id: lead.id,
    status,
    statusReason,
    partnerId: status === 'accepted' ? partner!.id : null,
  }))
  await tx.execute(sql`
    update leads l set status = r.status, status_reason = r."statusReason", status_at = ${now.toISOString()},
      route_at = null, partner_id = r."partnerId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as r(id uuid, status text, "statusReason" text, "partnerId" uuid)
    where l.tenant_id = ${tenantId} and l.id = r.id`)
}

interface WaitingRow extends Record<string, unknown> {
  lead: Omit<RoutableLead, 'receivedAt'> & { receivedAt: string }
  asked: string[]
}

/**
 * Claims leads that wait to be routed, the longest waiting first, with the partners that were asked for them and have
 * answered or let it pass. A withdrawn offer is no question that was answered.
 */
export async function claimWaiting(tx: Tx, tenantId: string, now: Date, limit: number): Promise<Routable[]> {
  return readRoutable(
    tx,
    tenantId,
    sql`select id from leads where tenant_id = ${tenantId} and status = 'waiting' and route_at <= ${now.toISOString()}
        order by route_at, id limit ${limit} for update skip locked`,
  )
}

/** The leads that a statement picks, as routing sees them. */
export async function readRoutable(tx: Tx, tenantId: string, picked: ReturnType<typeof sql>): Promise<Routable[]> {
  const rows = await tx.execute<WaitingRow>(sql`
    with picked as materialized (${picked})
    select json_build_object('id', l.id, 'receivedAt', l.received_at, 'country', l.country, 'region', l.region,
        'postalCode', l.postal_code, 'town', l.town, 'productLine', l.product_line, 'quantity', l.quantity,
        'budget', l.budget, 'currency', l.currency, 'timeline', l.timeline, 'companySize', l.company_size,
        'customerType', l.customer_type, 'language', l.language, 'grade', l.grade, 'score', l.score, 'source', l.source,
        'campaign', l.campaign, 'consents', l.consents, 'custom', l.custom, 'company', c.company,
        'hasPhone', c.phone is not null, 'hasEmail', c.email is not null) as lead,
      coalesce((select json_agg(distinct o.partner_id) from offers o
                where o.tenant_id = ${tenantId} and o.lead_id = l.id and o.status <> 'withdrawn'), '[]') as asked
    from picked join leads l on l.tenant_id = ${tenantId} and l.id = picked.id
    join lead_contacts c on c.tenant_id = ${tenantId} and c.lead_id = l.id
    order by l.route_at, l.id`)
  return rows.map(({ lead, asked }) => ({ lead: { ...lead, receivedAt: new Date(lead.receivedAt) }, asked }))
}


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
  fault: string | null
}

/** The decisions on a lead, the newest first. */
export async function decisionsOf(tx: Tx, tenantId: string, leadId: string): Promise<KeptDecision[]> {
  const rows = await tx.execute<{ decision: KeptDecision }>(sql`
    select json_build_object('id', id, 'at', at, 'outcome', outcome, 'reason', reason, 'ruleSetVersion', rule_set_version,
      'networkVersion', network_version, 'ruleKey', rule_key, 'widened', widened, 'facts', facts, 'asked', asked,
      'partnerId', partner_id, 'ranking', ranking, 'moreRanked', more_ranked, 'missed', missed, 'fault', fault) as decision
    from routing_decisions where tenant_id = ${tenantId} and lead_id = ${leadId} order by at desc, id desc`)
  return rows.map(({ decision }) => ({ ...decision, at: new Date(decision.at).toISOString() }))
}
