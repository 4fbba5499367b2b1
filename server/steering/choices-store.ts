import { sql } from 'drizzle-orm'
import type { LeadStatus } from '../../shared/leads.ts'
import type { Tx } from '../db/transact.ts'
import type { Routable } from '../routing/plan.ts'
import { readRoutable } from '../routing/waiting-store.ts'
import type { Answered } from './obstacle-words.ts'

export async function statusOf(tx: Tx, tenantId: string, id: string): Promise<LeadStatus | null> {
  const [row] = await tx.execute<{ status: LeadStatus }>(sql`
    select status from leads where tenant_id = ${tenantId} and id = ${id}`)
  return row?.status ?? null
}

/** How each partner that was asked for a lead answered last, those who were asked first before the others. */
export async function answersOf(tx: Tx, tenantId: string, leadId: string): Promise<Map<string, Answered>> {
  const rows = await tx.execute<Answered & { partnerId: string } & Record<string, unknown>>(sql`
    select partner_id as "partnerId", status, decline_reason as reason, coalesce(returned_at, answered_at) as at
    from offers where tenant_id = ${tenantId} and lead_id = ${leadId}
      and (status in ('declined', 'expired') or returned_at is not null)
    order by answered_at, id`)
  return new Map(rows.map(({ partnerId, status, reason, at }) => [partnerId, { status, reason, at }]))
}

/** The lead as routing sees it. */
export const routableOf = async (tx: Tx, tenantId: string, id: string): Promise<Routable | undefined> =>
  (
    await readRoutable(tx, tenantId, sql`select id from leads where tenant_id = ${tenantId} and id = ${id}`)
  )[0]
