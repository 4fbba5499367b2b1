import { sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'

/** An address that mails came back from, and nobody has cleared. */
export interface Bounced extends Record<string, unknown> {
  address: string
  reason: string
}

/** Those of these addresses that nothing may be sent to; in lower case. */
export const bouncedAmong = async (
  tx: Tx,
  tenantId: string,
  addresses: readonly string[],
): Promise<Bounced[]> =>
  addresses.length
    ? tx.execute<Bounced>(sql`
        select address, reason from bounced_addresses
        where tenant_id = ${tenantId} and cleared_at is null and address = any(array(
          select value from jsonb_array_elements_text(${JSON.stringify(addresses.map(lower))}::text::jsonb)))`)
    : []

const lower = (address: string) => address.toLowerCase()

/** Sets aside what is owed to an address that mails come back from; it can be sent again once the address is cleared. */
export async function setAside(
  tx: Tx,
  tenantId: string,
  mails: readonly { id: string; toAddress: string }[],
  bounced: readonly Bounced[],
): Promise<void> {
  const reasons = new Map(bounced.map(({ address, reason }) => [address, reason]))
  for (const { id, toAddress } of mails)
    await tx.execute(sql`
      update mails set status = 'dead', lease = null,
        last_error = ${`not sent: mails to this address come back (${reasons.get(lower(toAddress)) ?? ''})`}
      where tenant_id = ${tenantId} and id = ${id}`)
}
