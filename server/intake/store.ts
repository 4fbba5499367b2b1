import { and, eq, sql } from 'drizzle-orm'
import type { Receipt } from '../../shared/leads.ts'
import { anyOf } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import { idempotencyKeys } from './tables.ts'

interface ReceiptRow extends Record<string, unknown> {
  id: string
  externalId: string | null
  status: Receipt['lead']['status']
  reason: string | null
  duplicateOf: string | null
  offerId: string | null
  offerStatus: 'open' | 'accepted'
  respondBy: string | null
  partnerId: string
  partnerName: string
}

/** Receipts of leads that came before, as they stand now, by lead id; of a race the first offer. */
export async function readReceipts(tx: Tx, tenantId: string, ids: string[]): Promise<Map<string, Receipt>> {
  if (!ids.length) return new Map()
  const rows = await tx.execute<ReceiptRow>(sql`
    select l.id, l.external_id as "externalId", l.status, l.status_reason as reason, l.duplicate_of as "duplicateOf",
      o.id as "offerId", o.status as "offerStatus", o.respond_by as "respondBy", p.id as "partnerId", p.name as "partnerName"
    from leads l
    left join offers o on o.tenant_id = ${tenantId} and o.lead_id = l.id
      and (o.status = 'open' or (o.status = 'accepted' and o.returned_at is null))
    left join partners p on p.tenant_id = ${tenantId} and p.id = o.partner_id
    where l.tenant_id = ${tenantId}
      and l.id = ${anyOf(ids)}
    order by o.id desc`)
  return new Map(rows.map((row) => [row.id, receiptFrom(row)]))
}

const receiptFrom = (row: ReceiptRow): Receipt => ({
  lead: { id: row.id, externalId: row.externalId, status: row.status, reason: row.reason },
  offer: row.offerId
    ? {
        id: row.offerId,
        partner: { id: row.partnerId, name: row.partnerName },
        respondBy: row.respondBy && new Date(row.respondBy).toISOString(),
        status: row.offerStatus,
      }
    : null,
  duplicateOf: row.duplicateOf,
  replayed: true,
})

/** The first answer under an idempotency key; null when there is none. */
export async function findAnswer(tx: Tx, tenantId: string, key: string) {
  const [answer] = await tx
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.tenantId, tenantId), eq(idempotencyKeys.key, key)))
  return answer ?? null
}

export async function keepAnswer(
  tx: Tx,
  tenantId: string,
  answer: { key: string; requestHash: string; status: number; body: unknown },
  now: Date,
): Promise<void> {
  await tx.insert(idempotencyKeys).values({ tenantId, ...answer, createdAt: now })
}
