import { sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import { firstUuidAt } from '../uuid.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import { unknownThen } from '../partners/partner.ts'
import { anyOf } from '../db/lists.ts'
import type { DecisionThen } from './kept-away.ts'

/** First instant and the first after; null is open. */
export interface Span {
  start: Date | null
  end: Date | null
}

// An id is drawn before its decision is written; a decision may wait its turn for a while.
const lateMs = 60 * 60_000

/**
 * The newest decisions of a span, walked along their ids, which grow with time.
 *
 * @returns the newest first, at most `limit`
 */
export async function newestDecisions(
  tx: Tx,
  tenantId: string,
  { start, end }: Span,
  limit: number,
): Promise<DecisionThen[]> {
  const from = start && firstUuidAt(start.getTime() - lateMs)
  const before = end && firstUuidAt(end.getTime() + lateMs)
  const rows = await tx.execute<{ decision: DecisionThen }>(sql`
    select json_build_object('id', id, 'leadId', lead_id, 'at', at, 'outcome', outcome, 'reason', reason,
      'ruleSetVersion', rule_set_version, 'networkVersion', network_version, 'ruleKey', rule_key, 'widened', widened,
      'facts', facts, 'asked', asked, 'partnerId', partner_id, 'missed', missed, 'canary', false, 'fault', fault,
      'account', ranking -> 'figures' -> 'account' is not null) as decision
    from routing_decisions
    where tenant_id = ${tenantId} and ${from ? sql`id >= ${from}::uuid` : sql`true`}
      and ${before ? sql`id < ${before}::uuid` : sql`true`}
      and ${start ? sql`at >= ${start.toISOString()}` : sql`true`} and ${end ? sql`at < ${end.toISOString()}` : sql`true`}
    order by id desc limit ${limit}`)
  return rows.map(({ decision }) => ({ ...decision, at: new Date(decision.at).toISOString() }))
}

/** Which of the leads were ever offered to the partner. */
export async function offeredTo(
  tx: Tx,
  tenantId: string,
  partnerId: string,
  leadIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct lead_id as id from offers
    where tenant_id = ${tenantId} and partner_id = ${partnerId} and lead_id = ${anyOf(leadIds)}`)
  return new Set(rows.map(({ id }) => id))
}

/** The partner as it was from each network version on, the oldest first. */
export async function revisionsOf(
  tx: Tx,
  tenantId: string,
  partnerId: string,
): Promise<{ version: number; partner: RoutingPartner }[]> {
  const rows = await tx.execute<{ version: number; state: RoutingPartner }>(sql`
    select network_version::float8 as version, state from partner_revisions
    where tenant_id = ${tenantId} and partner_id = ${partnerId} order by network_version`)
  return rows.map(({ version, state }) => ({ version, partner: { ...unknownThen, ...state } }))
}

/** Since which network version each partner that stands before this one in the network's order has been there. */
export async function versionsBefore(tx: Tx, tenantId: string, partnerId: string): Promise<number[]> {
  const rows = await tx.execute<{ version: number }>(sql`
    select min(network_version)::float8 as version from partner_revisions
    where tenant_id = ${tenantId} and partner_id < ${partnerId} group by partner_id order by 1`)
  return rows.map(({ version }) => version)
}
