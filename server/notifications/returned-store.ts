import { sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'

/** A mail that was sent came back: it is as dead as one that was refused, and can be sent again. */
export const markReturned = (tx: Tx, tenantId: string, mailId: string, reason: string) =>
  tx.execute(sql`
    update mails set status = 'dead', sent_at = null, last_error = ${`came back: ${reason}`.slice(0, 400)}
    where tenant_id = ${tenantId} and id = ${mailId} and status = 'sent'`)
