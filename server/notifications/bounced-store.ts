import { sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'

/** Keeps that mails come back from an address, counted since it was last lifted; answers whether this is the first. */
export async function stopAddress(
  tx: Tx,
  tenantId: string,
  address: string,
  reason: string,
  now: Date,
): Promise<boolean> {
  const at = now.toISOString()
  const [row] = await tx.execute<{ fresh: boolean }>(sql`
    insert into bounced_addresses as b (tenant_id, address, reason, count, first_at, last_at)
    values (${tenantId}, lower(${address}), ${reason}, 1, ${at}, ${at})
    on conflict (tenant_id, address) do update
      set reason = excluded.reason, last_at = excluded.last_at, cleared_at = null, cleared_by = null,
          count = case when b.cleared_at is null then b.count + 1 else 1 end,
          first_at = case when b.cleared_at is null then b.first_at else excluded.first_at end
    returning count = 1 as fresh`)
  return row!.fresh
}

/** The member who has an address, and the partner they work for. */
export async function ownerOf(
  tx: Tx,
  tenantId: string,
  address: string,
): Promise<{ name: string; partnerName: string | null; partnerId: string | null } | null> {
  const [person] = await tx.execute<{
    name: string
    partnerName: string | null
    partnerId: string | null
  }>(sql`
    select u.name, p.name as "partnerName", p.id as "partnerId"
    from users u
    join memberships m on m.user_id = u.id and m.tenant_id = ${tenantId}
    left join partners p on p.tenant_id = m.tenant_id and p.id = m.partner_id
    where lower(u.email) = lower(${address})
    order by m.created_at limit 1`)
  return person ?? null
}

/** Lifts the stop of addresses; whoever sends a mail there again says that they are right. */
export const clearAddress = (
  tx: Tx,
  tenantId: string,
  addresses: readonly string[],
  by: string | null,
  now: Date,
) =>
  tx.execute(sql`
    update bounced_addresses set cleared_at = ${now.toISOString()}, cleared_by = ${by}
    where tenant_id = ${tenantId} and cleared_at is null and address in (
      select lower(value) from jsonb_array_elements_text(${JSON.stringify(addresses)}::text::jsonb))`)
