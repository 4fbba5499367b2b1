import { sql } from 'drizzle-orm'
import type { CanaryFigures, CanarySide } from '../../shared/rules.ts'
import type { Tx } from '../db/transact.ts'

/** How often a canary is judged, in seconds. */
const judgedEvery = 60

/** Tenants whose canary runs and has not been judged for a while. */
export async function tenantsToJudge(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select tenant_id as id from rule_set_releases
    where kind = 'canary' and ended_at is null and starts_at <= ${now.toISOString()}
      and (figures is null
        or (figures ->> 'at')::timestamptz <= ${now.toISOString()}::timestamptz - make_interval(secs => ${judgedEvery}))`)
  return rows.map(({ id }) => id)
}

const nobody: CanarySide = {
  leads: 0,
  unassigned: 0,
  answered: 0,
  accepted: 0,
  refused: 0,
  acceptMinutesMedian: null,
}

/**
 * What became of the leads that came in since the canary began, by the version that decided. What was given by hand was
 * decided by neither. One statement; it reads those leads and what hangs on them.
 */
export async function countSides(
  tx: Tx,
  tenantId: string,
  versions: { live: number | null; canary: number },
  since: Date,
  now: Date,
): Promise<CanaryFigures> {
  const rows = await tx.execute<CanarySide & { version: number }>(sql`
    select d.rule_set_version as version, count(distinct l.id)::int as leads,
      count(distinct l.id) filter (where l.status = 'unassigned')::int as unassigned,
      count(distinct o.lead_id) filter (where o.status in ('accepted', 'declined', 'expired'))::int as answered,
      count(o.id) filter (where o.status = 'accepted')::int as accepted,
      count(o.id) filter (where o.status in ('declined', 'expired'))::int as refused,
      (percentile_cont(0.5) within group (order by extract(epoch from o.answered_at - o.made_at) / 60)
        filter (where o.status = 'accepted'))::float8 as "acceptMinutesMedian"
    from leads l
    join routing_decisions d on d.tenant_id = ${tenantId} and d.lead_id = l.id
      and d.rule_set_version in (${versions.canary}, ${versions.live}::int)
      and not (d.outcome in ('assigned', 'offered') and d.rule_key is null)
    left join offers o on o.tenant_id = ${tenantId} and o.lead_id = l.id and o.decision_id = d.id and o.mode <> 'assign'
    where l.tenant_id = ${tenantId} and l.received_at >= ${since.toISOString()}
    group by d.rule_set_version`)
  const side = (wanted: number | null): CanarySide => {
    const { version: _version, ...found } = rows.find(({ version }) => version === wanted) ?? {
      version: 0,
      ...nobody,
    }
    return found
  }
  return { at: now.toISOString(), live: side(versions.live), canary: side(versions.canary), why: null }
}
