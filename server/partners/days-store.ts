import { sql } from 'drizzle-orm'
import { anyOf } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import type { DayLedger } from './days.ts'
import { setDay } from './days.ts'

/** Waits for its turn as the tenant's one distributor, until the transaction ends. Days are counted by it alone. */
export const lockDistributor = (tx: Tx, tenantId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${tenantId}, 1))`)

// A month and the week that began in the one before, in any zone.
const kept = 45

/** Adds to the ledger what has been counted of these partners since its stamp. */
export async function loadDays(
  tx: Tx,
  tenantId: string,
  ledger: DayLedger,
  capped: readonly string[],
  now: Date,
): Promise<void> {
  if (!capped.length) return
  const rows = await tx.execute<{ partnerId: string; day: string; leads: number }>(sql`
    select partner_id as "partnerId", to_char(day, 'YYYY-MM-DD') as day, leads
    from partner_days where tenant_id = ${tenantId} and partner_id = ${anyOf(capped)} and stamp > ${ledger.stamp}
      and day > ${now.toISOString()}::timestamptz::date - ${kept}::int`)
  for (const { partnerId, day, leads } of rows) setDay(ledger, partnerId, day, leads)
}

/** Writes what has been counted since. Only by the distributor. */
export async function saveDays(tx: Tx, tenantId: string, ledger: DayLedger): Promise<void> {
  if (!ledger.fresh.size) return
  const rows = [...ledger.fresh.values()]
  ledger.fresh.clear()
  await tx.execute(sql`
    insert into partner_days as d (tenant_id, partner_id, day, leads, stamp)
    select ${tenantId}, "partnerId", day, leads, ${nextStamp(tenantId)}
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as c("partnerId" uuid, day date, leads int)
    on conflict (tenant_id, partner_id, day) do update set leads = d.leads + excluded.leads, stamp = excluded.stamp`)
}

/**
 * Gives leads back to the days on which they were counted: a withdrawn offer is no lead that the partner was given.
 * One declined or let pass stays counted. Waits for the distributor's turn; best taken before rows are locked.
 */
export const uncountDays = (tx: Tx, tenantId: string, withdrawn: readonly OnDay[]): Promise<void> =>
  recountDays(tx, tenantId, withdrawn, -1)

/** Counts offers again that are open once more. Waits for the distributor's turn, as `uncountDays`. */
export const countDaysAgain = (tx: Tx, tenantId: string, reopened: readonly OnDay[]): Promise<void> =>
  recountDays(tx, tenantId, reopened, 1)

/** An offer by the day on which it counts; null where it counts on none. */
interface OnDay {
  partnerId: string
  day: string | null
}

async function recountDays(tx: Tx, tenantId: string, offers: readonly OnDay[], by: 1 | -1): Promise<void> {
  const rows = offers.filter(({ day }) => day !== null)
  if (!rows.length) return
  await lockDistributor(tx, tenantId)
  const slots = rows.map(({ partnerId, day }) => `${partnerId} ${day}`)
  await tx.execute(sql`
    with next as materialized (select ${nextStamp(tenantId)} as stamp)
    update partner_days d set stamp = (select stamp from next), leads = d.leads + ${by}::int * (
      select count(*) from jsonb_array_elements_text(${JSON.stringify(slots)}::text::jsonb) as w(slot)
      where w.slot = format('%s %s', d.partner_id, to_char(d.day, 'YYYY-MM-DD')))
    where d.tenant_id = ${tenantId} and d.partner_id = ${anyOf(rows.map(({ partnerId }) => partnerId))}
      and format('%s %s', d.partner_id, to_char(d.day, 'YYYY-MM-DD'))
        in (select jsonb_array_elements_text(${JSON.stringify(slots)}::text::jsonb))`)
}

const nextStamp = (tenantId: string) =>
  sql`(select coalesce(max(stamp), 0) + 1 from partner_days where tenant_id = ${tenantId})`
