import { and, eq, sql } from 'drizzle-orm'
import type { Locale } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import type { Opening } from './open.ts'
import { opportunities, pipelines } from './tables.ts'

export type OpportunityRecord = typeof opportunities.$inferSelect
export type PipelineRecord = typeof pipelines.$inferSelect

export async function insertPipelines(tx: Tx, rows: PipelineRecord[]): Promise<void> {
  await tx.insert(pipelines).values(rows)
}

/** Inserts what was accepted; answers how many found a pipeline. */
export async function insertOpenings(
  tx: Tx,
  tenantId: string,
  openings: (Opening & { id: string })[],
  words: Record<Locale, { firstContact: string }>,
  now: Date,
): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`
  const inserted = await tx.execute(sql`
    insert into opportunities (
      tenant_id, id, lead_id, partner_id, offer_id, pipeline_id, status, stage, stage_at, accepted_at,
      first_contact_due, last_activity_at, amount, currency, pushes, next_step, next_step_due, product_line, checks,
      nudge_at, nudges, version)
    select ${tenantId}, o.id, o."leadId", o."partnerId", o."offerId", p.id, 'open', p.stages -> 0 ->> 'key', ${at}, ${at},
           o."firstContactDue", ${at}, o.amount, coalesce(o.currency, m.currency), 0,
           ${JSON.stringify(words)}::text::jsonb -> m.locale ->> 'firstContact',
           (coalesce(o."firstContactDue", ${at}) at time zone m.time_zone)::date, o."productLine", '{}',
           coalesce(o."firstContactDue", ${at} + interval '1 day'), 0, 1
    from jsonb_to_recordset(${JSON.stringify(openings)}::text::jsonb)
      as o(id uuid, "leadId" uuid, "partnerId" uuid, "offerId" uuid, "pipelineKey" text, "productLine" text,
           amount numeric, currency text, "firstContactDue" timestamptz)
    join manufacturers m on m.id = ${tenantId}
    join lateral (
      select id, stages from pipelines
      where tenant_id = ${tenantId} and (key = o."pipelineKey" or is_default)
      order by (key = o."pipelineKey") desc nulls last limit 1
    ) p on true
    returning opportunities.id`)
  return inserted.length
}

/** The row, held until the transaction ends; undefined where the actor has no such opportunity. */
export async function lockOpportunity(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<OpportunityRecord | undefined> {
  const [row] = await tx.select().from(opportunities).where(own(actor, id)).for('update')
  return row
}

export async function saveOpportunity(tx: Tx, { tenantId, id, ...values }: OpportunityRecord): Promise<void> {
  await tx
    .update(opportunities)
    .set(values)
    .where(and(eq(opportunities.tenantId, tenantId), eq(opportunities.id, id)))
}

const own = (actor: Actor, id: string) =>
  and(
    eq(opportunities.tenantId, actor.tenantId),
    eq(opportunities.id, id),
    actor.partnerId ? eq(opportunities.partnerId, actor.partnerId) : undefined,
  )
