import { sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import { owe } from './owe.ts'
import { short } from './plain.ts'

/**
 * Stops an address that mails come back from, and tells the channel managers, once until somebody lifts the stop.
 * Called by whoever learns of it: the delivery, whose server refuses the recipient for good, and the inbox, to which
 * the mail comes back.
 *
 * @param reason what the mail server said
 * @returns whether the address had not been stopped before
 */
export async function markBounced(
  tx: Tx,
  runtime: Runtime,
  tenantId: string,
  { address, reason }: { address: string; reason: string },
  now: Date,
): Promise<boolean> {
  const said = short(reason, 300) || 'no reason given'
  const at = now.toISOString()
  const [row] = await tx.execute<{ fresh: boolean }>(sql`
    with before as (
      select cleared_at from bounced_addresses where tenant_id = ${tenantId} and address = lower(${address}) for update)
    insert into bounced_addresses as b (tenant_id, address, reason, count, first_at, last_at)
    values (${tenantId}, lower(${address}), ${said}, 1, ${at}, ${at})
    on conflict (tenant_id, address) do update
      set reason = ${said}, count = b.count + 1, last_at = ${at}, cleared_at = null, cleared_by = null
    returning coalesce((select cleared_at is not null from before), true) as fresh`)
  if (!row!.fresh) return false
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
  const data = {
    address,
    who: person?.name ?? null,
    partnerName: person?.partnerName ?? null,
    reason: said,
  }
  const about = { kind: 'address_bounced', audience: 'channel_managers' } as const
  await owe(tx, runtime, tenantId, [{ ...about, partnerId: person?.partnerId ?? null, data }], now)
  return true
}

/** Lifts the stop of an address; whoever sends a mail there again says that it is right. */
export const clearBounced = (tx: Tx, tenantId: string, address: string, by: string | null, now: Date) =>
  tx.execute(sql`
    update bounced_addresses set cleared_at = ${now.toISOString()}, cleared_by = ${by}
    where tenant_id = ${tenantId} and address = lower(${address}) and cleared_at is null returning address`)
