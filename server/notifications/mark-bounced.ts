import type { Tx } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'
import { ownerOf, stopAddress } from './bounced-store.ts'
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
  if (!(await stopAddress(tx, tenantId, address, said, now))) return false
  const owner = await ownerOf(tx, tenantId, address)
  const data = {
    address,
    who: owner?.name ?? null,
    partnerName: owner?.partnerName ?? null,
    reason: said,
  }
  const about = { kind: 'address_bounced', audience: 'channel_managers' } as const
  await owe(tx, runtime, tenantId, [{ ...about, partnerId: owner?.partnerId ?? null, data }], now)
  return true
}
