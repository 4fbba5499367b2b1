import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import { leads } from '../leads/tables.ts'
import { manufacturers } from '../manufacturers/tables.ts'
import { opportunities as o } from '../opportunities/tables.ts'
import type { RoutingPartner } from '../partners/partner.ts'
import { partners } from '../partners/tables.ts'
import type { Followed } from './policy.ts'

export interface Claimed extends Followed {
  id: string
  leadId: string
  partnerId: string
  nextStepDue: string | null
  need: {
    productLine: string | null
    quantity: number | null
    town: string | null
    postalCode: string | null
    country: string
  }
}

/** Tenants with a follow-up due. The statuses are spelt out, or a generic plan would miss the partial index. */
export async function tenantsWithFollowUps(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select m.id from manufacturers m
    where exists (
      select from opportunities o
      where o.tenant_id = m.id and o.status in ('open', 'postponed') and o.nudge_at <= ${now.toISOString()})`)
  return rows.map(({ id }) => id)
}

/** Takes up to `limit` opportunities whose follow-up moment has come, and that no other server holds. */
export async function claimFollowUps(tx: Tx, tenantId: string, now: Date, limit: number): Promise<Claimed[]> {
  const rows = await tx
    .select({
      id: o.id,
      leadId: o.leadId,
      partnerId: o.partnerId,
      status: o.status,
      firstContactAt: o.firstContactAt,
      firstContactDue: o.firstContactDue,
      lastActivityAt: o.lastActivityAt,
      nextStepDue: o.nextStepDue,
      nudgeAt: o.nudgeAt,
      nudges: o.nudges,
      need: {
        productLine: o.productLine,
        quantity: leads.quantity,
        town: leads.town,
        postalCode: leads.postalCode,
        country: leads.country,
      },
    })
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
  return rows as Claimed[]
}

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
  const wanted = sql`select jsonb_array_elements_text(${JSON.stringify([...new Set(ids)])}::text::jsonb)::uuid`
  const rows = await tx
    .select()
    .from(partners)
    .where(and(eq(partners.tenantId, tenantId), sql`${partners.id} in (${wanted})`))
  return new Map(rows.map((row) => [row.id, { ...row, availableSince: row.availableSince.toISOString() }]))
}

export interface Followup {
  id: string
  nudges: number
  nudgeAt: Date
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
  await tx.execute(sql`
    update opportunities o
    set nudge_at = f."nudgeAt", nudges = f.nudges,
        status = case when f."wakesWith" is null then o.status else 'open' end,
        postponed_until = case when f."wakesWith" is null then o.postponed_until end,
        close_note = case when f."wakesWith" is null then o.close_note end,
        next_step_due = coalesce(f."wakesWith", o.next_step_due),
        last_activity_at = case when f."wakesWith" is null then o.last_activity_at else ${now.toISOString()} end,
        version = o.version + case when f."wakesWith" is null then 0 else 1 end
    from jsonb_to_recordset(${JSON.stringify(followups)}::text::jsonb)
      as f(id uuid, nudges int, "nudgeAt" timestamptz, "wakesWith" date)
    where o.tenant_id = ${tenantId} and o.id = f.id`)
}
