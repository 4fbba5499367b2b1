import { and, eq, sql } from 'drizzle-orm'
import { anyOf, keptById, keptFor } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import { leads } from '../leads/tables.ts'
import { manufacturers } from '../manufacturers/tables.ts'
import type { FollowUpTimer } from '../opportunities/tables.ts'
import { opportunities as o } from '../opportunities/tables.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import { partners } from '../partners/tables.ts'

/** Tenants with a follow-up due. The statuses are spelt out, or a generic plan would miss the partial index. */
export async function tenantsWithFollowUps(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select m.id from manufacturers m
    where exists (
      select from opportunities o
      where o.tenant_id = m.id and o.status in ('open', 'postponed') and o.nudge_at <= ${now.toISOString()})`)
  return rows.map(({ id }) => id)
}

/** What the policy and the mails ask of an opportunity, whatever reads it. */
export const followedColumns = {
  id: o.id,
  leadId: o.leadId,
  partnerId: o.partnerId,
  pipelineId: o.pipelineId,
  stage: o.stage,
  stageAt: o.stageAt,
  acceptedAt: o.acceptedAt,
  firstContactAt: o.firstContactAt,
  firstContactDue: o.firstContactDue,
  lastActivityAt: o.lastActivityAt,
  nextStep: o.nextStep,
  nextStepDue: o.nextStepDue,
  expectedClose: o.expectedClose,
  quoteSentAt: o.quoteSentAt,
  amount: o.amount,
  grade: leads.grade,
  need: {
    productLine: o.productLine,
    quantity: leads.quantity,
    town: leads.town,
    postalCode: leads.postalCode,
    country: leads.country,
  },
}

/** Takes up to `limit` opportunities whose follow-up moment has come, and that no other server holds. */
export async function claimFollowUps(tx: Tx, tenantId: string, now: Date, limit: number) {
  const rows = await tx
    .select({ ...followedColumns, status: o.status, nudgeAt: o.nudgeAt, nudges: o.nudges, timers: o.timers })
    .from(o)
    .innerJoin(leads, and(eq(leads.tenantId, o.tenantId), eq(leads.id, o.leadId)))
    .where(
      and(
        eq(o.tenantId, tenantId),
        sql`${o.status} in ('open', 'postponed') and ${o.nudgeAt} <= ${now.toISOString()}`,
      ),
    )
    .orderBy(o.nudgeAt)
    .limit(limit)
    .for('update', { of: o, skipLocked: true })
  return rows as (Omit<(typeof rows)[number], 'status'> & { status: 'open' | 'postponed' })[]
}
export type Claimed = Awaited<ReturnType<typeof claimFollowUps>>[number]

export async function readManufacturer(tx: Tx, tenantId: string) {
  const { timeZone, country, hours, locale } = manufacturers
  const [row] = await tx
    .select({ timeZone, country, hours, locale })
    .from(manufacturers)
    .where(eq(manufacturers.id, tenantId))
  return row!
}

/** The partners of a batch, as their calendars need them. */
export async function readPartners(
  tx: Tx,
  tenantId: string,
  ids: string[],
): Promise<Map<string, RoutingPartner>> {
  const rows = await tx
    .select()
    .from(partners)
    .where(and(eq(partners.tenantId, tenantId), sql`${partners.id} = ${anyOf([...new Set(ids)])}`))
  return new Map(rows.map((row) => [row.id, { ...row, availableSince: row.availableSince.toISOString() }]))
}

export interface Followup {
  id: string
  timers: FollowUpTimer[]
  nudges: number
  nudgeAt: Date | null
  proposed: boolean
  /** The next step's new day, where the opportunity wakes. */
  wakesWith: string | null
}

/** Writes when each is looked at next, and opens those whose date has come. One statement whatever their number. */
export async function saveFollowUps(
  tx: Tx,
  tenantId: string,
  followups: Followup[],
  now: Date,
): Promise<void> {
  if (!followups.length) return
  const at = sql`${now.toISOString()}::timestamptz`
  const kept = (name: string) => keptFor(sql`o.id`, name)
  const wakes = sql`${kept('wakesWith')} is not null`
  await tx.execute(sql`
    update opportunities o
    set nudge_at = ${kept('nudgeAt')}::timestamptz, nudges = ${kept('nudges')}::int, timers = ${kept('timers')}::json,
        reclaim_proposed_at = case when ${kept('proposed')}::boolean then ${at} else o.reclaim_proposed_at end,
        status = case when ${wakes} then 'open' else o.status end,
        postponed_until = case when ${wakes} then null else o.postponed_until end,
        close_note = case when ${wakes} then null else o.close_note end,
        next_step_due = coalesce(${kept('wakesWith')}::date, o.next_step_due),
        last_activity_at = case when ${wakes} then ${at} else o.last_activity_at end,
        version = o.version + case when ${wakes} then 1 else 0 end
    from ${keptById(followups)}
    where o.tenant_id = ${tenantId} and o.id = ${anyOf(followups.map(({ id }) => id))}`)
}

/**
 * Has the follow-ups look at every open opportunity that they have looked at before: a new policy is at work. What was
 * never looked at keeps its turn, so that a great import is not nudged all at once.
 */
export const lookAtAll = (tx: Tx, tenantId: string, now: Date) =>
  tx.execute(sql`
    update opportunities set nudge_at = ${now.toISOString()}
    where tenant_id = ${tenantId} and status = 'open' and (nudge_at is null or timers::text <> '[]')`)
