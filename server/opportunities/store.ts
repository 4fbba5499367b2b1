import { and, eq, sql } from 'drizzle-orm'
import type { ActivityKind } from '../../shared/opportunities.ts'
import type { Locale } from '../../shared/text.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { manufacturers } from '../manufacturers/tables.ts'
import type { Opening } from './open.ts'
import type { Opportunity } from './opportunity.ts'
import { activities, opportunities, pipelines } from './tables.ts'

export type PipelineRecord = typeof pipelines.$inferSelect

export async function insertPipelines(tx: Tx, rows: PipelineRecord[]): Promise<void> {
  await tx.insert(pipelines).values(rows)
}

/** A manufacturer's pipelines, the default one first. */
export const pipelinesOf = (tx: Tx, tenantId: string): Promise<PipelineRecord[]> =>
  tx
    .select()
    .from(pipelines)
    .where(eq(pipelines.tenantId, tenantId))
    .orderBy(sql`is_default desc, key`)

/** The zone by whose days a manufacturer's opportunities are judged. */
export async function zoneOf(tx: Tx, tenantId: string): Promise<string> {
  const [row] = await tx
    .select({ zone: manufacturers.timeZone })
    .from(manufacturers)
    .where(eq(manufacturers.id, tenantId))
  return row!.zone
}

/**
 * Inserts what was accepted; answers how many found a pipeline. Whether the customer is written to is decided once the
 * acceptance can no longer be undone.
 */
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
      nudge_at, nudges, customer_at, version)
    select ${tenantId}, o.id, o."leadId", o."partnerId", o."offerId", p.id, 'open', p.stages -> 0 ->> 'key', ${at}, ${at},
           o."firstContactDue", ${at}, o.amount, coalesce(o.currency, m.currency), 0,
           ${JSON.stringify(words)}::text::jsonb -> m.locale ->> 'firstContact',
           (coalesce(o."firstContactDue", ${at}) at time zone m.time_zone)::date, o."productLine", '{}',
           ${at}, 0, case when m.customer_mails is not null then ${at} + interval '15 minutes' end, 1
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

/** The opportunity, held until the transaction ends; undefined where the actor has no such opportunity. */
export async function lockOpportunity(tx: Tx, actor: Actor, id: string): Promise<Opportunity | undefined> {
  const [row] = await tx.select().from(opportunities).where(ownOpportunity(actor, id)).for('update')
  // The checks of the table say what the type says.
  return row as Opportunity | undefined
}

export async function saveOpportunity(tx: Tx, { tenantId, id, ...values }: Opportunity): Promise<void> {
  await tx
    .update(opportunities)
    .set(values)
    .where(and(eq(opportunities.tenantId, tenantId), eq(opportunities.id, id)))
}

/** Which kinds of activity have been logged. */
export async function loggedKinds(tx: Tx, tenantId: string, id: string): Promise<Set<ActivityKind>> {
  const rows = await tx
    .selectDistinct({ kind: activities.kind })
    .from(activities)
    .where(and(eq(activities.tenantId, tenantId), eq(activities.opportunityId, id)))
  return new Set(rows.map(({ kind }) => kind))
}

export async function insertActivity(tx: Tx, activity: typeof activities.$inferInsert): Promise<void> {
  await tx.insert(activities).values(activity)
}

/** Another's opportunity is absent: the partner is named beside the tenant. */
export const ownOpportunity = (actor: Actor, id: string) =>
  and(
    eq(opportunities.tenantId, actor.tenantId),
    eq(opportunities.id, id),
    actor.partnerId ? eq(opportunities.partnerId, actor.partnerId) : undefined,
  )
