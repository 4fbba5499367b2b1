import { and, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { OpportunityStatus } from '../../shared/opportunities.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { leadContacts, leads } from '../leads/tables.ts'
import { partners } from '../partners/tables.ts'
import type { Flag } from './flags.ts'
import { pushedOften } from './flags.ts'
import type { Opportunity } from './opportunity.ts'
import type { Order } from './sort.ts'
import { opportunities as o, pipelines } from './tables.ts'

/** An opportunity with what is shown beside it. The contact is there for whoever may read it. */
export interface OpportunitySource {
  opportunity: Opportunity
  lead: typeof leads.$inferSelect
  contact: typeof leadContacts.$inferSelect | null
  partner: { id: string; name: string }
  productKnown: boolean
}

export interface Filter {
  id?: string | undefined
  ids?: string[] | undefined
  statuses?: OpportunityStatus[] | undefined
  partner?: string | undefined
  product?: string | undefined
  pipeline?: string | undefined
  stage?: string | undefined
  flag?: Flag | undefined
  search?: string | undefined
}

/** @property today the manufacturer's local day */
export interface Moment {
  now: Date
  today: string
}

/** The rows that the filter lets through and the actor may see, from a place in an order on. */
export async function findRows(
  tx: Tx,
  actor: Actor,
  filter: Filter,
  moment: Moment,
  page: { order: Order; after: [string, string] | null; limit: number },
): Promise<(OpportunitySource & { position: string })[]> {
  const { key, type, descending } = page.order
  const direction = sql.raw(descending ? 'desc' : 'asc')
  const beyond =
    page.after &&
    sql`(${key}, ${o.id}) ${sql.raw(descending ? '<' : '>')} (${page.after[0]}::${sql.raw(type)}, ${page.after[1]}::uuid)`
  // The page is chosen before anything is joined: a limit inside keeps the planner from joining all that matches.
  const chosen = tx
    .select({ id: o.id, position: sql<string>`(${key})::text`.as('position') })
    .from(o)
    .where(and(matching(actor, filter, moment), beyond ?? undefined))
    .orderBy(sql`${key} ${direction}, ${o.id} ${direction}`)
    .limit(page.limit)
    .as('chosen')
  const rows = await tx
    .select({
      opportunity: o,
      lead: leads,
      contact: leadContacts,
      partner: { id: partners.id, name: partners.name },
      productKnown: sql<boolean>`${o.productLine} is null or exists (
        select from product_lines k where k.tenant_id = ${o.tenantId} and lower(k.name) = lower(${o.productLine}))`,
      position: chosen.position,
    })
    .from(chosen)
    .innerJoin(o, and(eq(o.tenantId, actor.tenantId), eq(o.id, chosen.id)))
    .innerJoin(leads, and(eq(leads.tenantId, o.tenantId), eq(leads.id, o.leadId)))
    .innerJoin(partners, and(eq(partners.tenantId, o.tenantId), eq(partners.id, o.partnerId)))
    .leftJoin(
      leadContacts,
      and(
        eq(leadContacts.tenantId, o.tenantId),
        eq(leadContacts.leadId, o.leadId),
        // A lead that was given back is not the partner's any more, and neither is whom it is about.
        actor.partnerId ? eq(leads.partnerId, actor.partnerId) : undefined,
      ),
    )
    .orderBy(sql`${key} ${direction}, ${o.id} ${direction}`)
  return rows as (OpportunitySource & { position: string })[]
}

export interface StageSum {
  pipelineId: string
  stage: string
  currency: string
  count: number
  amount: number
  /** Of what is still worked: the amount at the stage's probability, and what overrides make of the rest. */
  atStage: number
  overridden: number
}

/** Sums of everything that matches, by pipeline, stage and currency. */
export async function sumStages(tx: Tx, actor: Actor, filter: Filter, moment: Moment): Promise<StageSum[]> {
  const sum = (what: SQL, where: SQL) =>
    sql`coalesce(sum(${what}) filter (where ${where}), 0)`.mapWith(Number)
  return tx
    .select({
      pipelineId: o.pipelineId,
      stage: o.stage,
      currency: o.currency,
      count: sql`count(*)`.mapWith(Number),
      amount: sum(sql`${o.amount}`, sql`true`),
      atStage: sum(sql`${o.amount}`, sql`${o.closedAt} is null and ${o.probability} is null`),
      overridden: sum(sql`${o.amount} * ${o.probability} / 100`, sql`${o.closedAt} is null`),
    })
    .from(o)
    .where(matching(actor, filter, moment))
    .groupBy(o.pipelineId, o.stage, o.currency)
    .orderBy(o.stage, o.currency)
}

const matching = (actor: Actor, filter: Filter, moment: Moment) =>
  and(
    eq(o.tenantId, actor.tenantId),
    actor.partnerId ? eq(o.partnerId, actor.partnerId) : undefined,
    filter.id ? eq(o.id, filter.id) : undefined,
    filter.ids
      ? sql`${o.id} in (select jsonb_array_elements_text(${JSON.stringify(filter.ids)}::text::jsonb)::uuid)`
      : undefined,
    filter.statuses
      ? sql`${o.status} in (select jsonb_array_elements_text(${JSON.stringify(filter.statuses)}::text::jsonb))`
      : undefined,
    filter.partner ? eq(o.partnerId, filter.partner) : undefined,
    filter.product ? sql`lower(${o.productLine}) = lower(${filter.product})` : undefined,
    filter.pipeline ? eq(o.pipelineId, filter.pipeline) : undefined,
    filter.stage ? eq(o.stage, filter.stage) : undefined,
    filter.flag ? and(eq(o.status, 'open'), flagged(filter.flag, moment)) : undefined,
    filter.search ? found(actor, filter.search) : undefined,
  )

/** Looks once through leads and partners, and not once for each opportunity. */
function found(actor: Actor, text: string) {
  const pattern = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`
  const { tenantId, partnerId } = actor
  return sql`(${o.productLine} ilike ${pattern}
    or ${o.partnerId} in (select p.id from partners p where p.tenant_id = ${tenantId} and p.name ilike ${pattern})
    or ${o.leadId} in (
      select l.id from leads l left join lead_contacts c on c.tenant_id = l.tenant_id and c.lead_id = l.id
      where l.tenant_id = ${tenantId} ${partnerId ? sql`and l.partner_id = ${partnerId}` : sql``}
        and (c.company ilike ${pattern} or concat_ws(' ', c.first_name, c.last_name) ilike ${pattern}
          or l.town ilike ${pattern} or l.postal_code ilike ${pattern})))`
}

const staleAfterDays = sql`
  select (s ->> 'staleAfterDays')::int
  from ${pipelines} p, jsonb_array_elements(p.stages) s
  where p.tenant_id = ${o.tenantId} and p.id = ${o.pipelineId} and s ->> 'key' = ${o.stage}`

/** What `flagsOf` says of an open opportunity, said to the database; a story holds the two together. */
function flagged(flag: Flag, { now, today }: Moment): SQL {
  const at = sql`${now.toISOString()}::timestamptz`
  switch (flag) {
    case 'stale':
      return sql`${o.stageAt} <= ${at} - ((${staleAfterDays}) + 1) * interval '24 hours'`
    case 'no_next_step':
      return sql`(${o.nextStep} is null or ${o.nextStepDue} is null)`
    case 'next_step_overdue':
      return sql`${o.nextStepDue} < ${today}::date`
    case 'close_date_past':
      return sql`${o.expectedClose} < ${today}::date`
    case 'pushed':
      return sql`${o.pushes} >= ${pushedOften}::int`
    case 'no_first_contact':
      return sql`${o.firstContactAt} is null and ${o.firstContactDue} < ${at}`
  }
}
