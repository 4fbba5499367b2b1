import { and, desc, eq, sql } from 'drizzle-orm'
import type { RuleSet } from '../../rules/rule-set.ts'
import { Refused, refuse } from '../../shared/refusals.ts'
import type { DuplicatePolicy } from '../../shared/manufacturers.ts'
import type { Locale } from '../../shared/text.ts'
import type { DefaultHours } from '../../shared/working-hours.ts'
import type { Tx } from '../db/transact.ts'
import type { LeadField } from '../manufacturers/lead-field.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import { unknownThen } from '../partners/partner.ts'
import type { Canary } from './canary.ts'
import type { Ledger } from './shares.ts'
import { sharesOf } from './shares.ts'
import { ruleSetVersions } from './tables.ts'

export interface Settings extends Record<string, unknown> {
  name: string
  locale: Locale
  timeZone: string
  country: string
  /** Of partners without their own; null is nine to five. */
  hours: DefaultHours | null
  currency: string
  duplicatePolicy: DuplicatePolicy
  networkVersion: number
  /** The turn at which a share was last written. */
  turn: number
  /** The stamp with which a partner's day was last counted. */
  dayStamp: number
  /** The lead fields that are declared, and their version. */
  declared: LeadField[]
  fieldsVersion: number
  /** The version that routes; null before the first. */
  ruleSetVersion: number | null
  canary: Canary | null
}

export async function readSettings(tx: Tx, tenantId: string, now: Date): Promise<Settings> {
  const [row] = await tx.execute<Settings>(sql`
    select name, locale, time_zone as "timeZone", country, hours, currency, duplicate_policy as "duplicatePolicy",
      network_version::int as "networkVersion", fields_version as "fieldsVersion",
      coalesce((select json_agg(json_build_object('key', key, 'type', type, 'labels', labels, 'choices', choices,
          'required', required, 'retired', retired_at is not null))
        from lead_fields where tenant_id = ${tenantId}), '[]') as declared,
      coalesce((select max(stamp) from rule_shares where tenant_id = ${tenantId}), 0)::float8 as turn,
      coalesce((select max(stamp) from partner_days where tenant_id = ${tenantId}), 0)::float8 as "dayStamp",
      (select version from rule_set_releases
        where tenant_id = ${tenantId} and kind = 'live' and ended_at is null and starts_at <= ${now.toISOString()}
        order by starts_at desc, id desc limit 1) as "ruleSetVersion",
      (select json_build_object('version', version, 'share', share, 'since', starts_at) from rule_set_releases
        where tenant_id = ${tenantId} and kind = 'canary' and ended_at is null
          and starts_at <= ${now.toISOString()}) as canary
    from manufacturers where id = ${tenantId}`)
  if (!row) throw new Refused(refuse('not_found'))
  return row
}

/** Every partner as it was at a network version. */
export async function loadNetwork(
  tx: Tx,
  tenantId: string,
  networkVersion: number,
): Promise<RoutingPartner[]> {
  const rows = await tx.execute<{ state: RoutingPartner }>(sql`
    select distinct on (partner_id) state from partner_revisions
    where tenant_id = ${tenantId} and network_version <= ${networkVersion}
    order by partner_id, network_version desc`)
  return rows.map(({ state }) => ({ ...unknownThen, ...state }))
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
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as s("ruleKey" text, "partnerId" uuid, given float8, turn bigint, stamp bigint, "levelledAt" timestamptz)
    on conflict (tenant_id, rule_key, partner_id)
    do update set given = excluded.given, turn = excluded.turn, stamp = excluded.stamp, levelled_at = excluded.levelled_at`)
}
