import { sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import { takenReason } from './offer.ts'

/** Locks the open offers of an offer's lead, in the order of their ids, so that no two answers wait for each other. */
export const lockRacers = (tx: Tx, tenantId: string, id: string) =>
  tx.execute(sql`
    select from offers where tenant_id = ${tenantId} and status = 'open'
      and lead_id = (select lead_id from offers where tenant_id = ${tenantId} and id = ${id})
    order by id for update`)

export interface Loser extends Record<string, unknown> {
  id: string
  partnerId: string
  day: string | null
}

/** Takes the lead's other offers back, because one partner has accepted. */
export const takeFromOthers = (
  tx: Tx,
  tenantId: string,
  { id, leadId }: { id: string; leadId: string },
  now: Date,
): Promise<Loser[]> =>
  tx.execute<Loser>(sql`
    update offers set status = 'withdrawn', withdraw_reason = ${takenReason}, answered_at = ${now.toISOString()},
      next_step_at = null
    where tenant_id = ${tenantId} and lead_id = ${leadId} and status = 'open' and id <> ${id}
    returning id, partner_id as "partnerId", to_char(day, 'YYYY-MM-DD') as day`)

/** Whether somebody else is still asked for the lead. */
export async function othersAreAsked(tx: Tx, tenantId: string, leadId: string, id: string): Promise<boolean> {
  const [row] = await tx.execute(sql`
    select 1 from offers where tenant_id = ${tenantId} and lead_id = ${leadId} and status = 'open' and id <> ${id} limit 1`)
  return row !== undefined
}
