import { sql } from 'drizzle-orm'
import type { CustomerAnswer } from '../../shared/customers.ts'
import { anyOf, keptById, keptFor } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import { lockDistributor } from '../partners/days-store.ts'
import { readRequest } from './read.ts'
import type { ShownRequest } from './view.ts'

/**
 * A customer's request with everything that a deed may move locked, in the order of the house: distributor, offers,
 * opportunity, lead. Null where the lead is gone.
 */
export async function lockRequest(tx: Tx, tenantId: string, leadId: string): Promise<ShownRequest | null> {
  await lockDistributor(tx, tenantId)
  const found = await readRequest(tx, tenantId, leadId)
  if (!found) return null
  const id = found.leadId
  await tx.execute(sql`
    select id from offers
    where tenant_id = ${tenantId} and lead_id = ${id} and status in ('open', 'accepted') order by id for update`)
  await tx.execute(sql`
    select id from opportunities
    where tenant_id = ${tenantId} and lead_id = ${id} and status in ('open', 'postponed') order by id for update`)
  await tx.execute(sql`select id from leads where tenant_id = ${tenantId} and id = ${id} for update`)
  return readRequest(tx, tenantId, leadId)
}

export interface Asked {
  id: string
  leadId: string
  opportunityId: string
  partnerId: string
  kind: 'introduction' | 'check'
}

/** Notes that customers were written to; one that was before is passed over. */
export async function insertAsked(
  tx: Tx,
  tenantId: string,
  asked: readonly Asked[],
  now: Date,
): Promise<void> {
  if (!asked.length) return
  await tx.execute(sql`
    insert into customer_checks (tenant_id, id, lead_id, opportunity_id, partner_id, kind, asked_at)
    select ${tenantId}, id, "leadId", "opportunityId", "partnerId", kind, ${now.toISOString()}
    from json_to_recordset(${JSON.stringify(asked)}::text::json)
      as a(id uuid, "leadId" uuid, "opportunityId" uuid, "partnerId" uuid, kind text)
    on conflict (tenant_id, opportunity_id, kind) do nothing`)
}

/**
 * Writes the customer's answer on the check of an opportunity, which is made where it was not asked yet.
 *
 * @returns the check's id
 */
export async function saveAnswer(
  tx: Tx,
  tenantId: string,
  check: Omit<Asked, 'kind'> & { answer: CustomerAnswer; note: string | null },
  now: Date,
): Promise<string> {
  const at = now.toISOString()
  const [row] = await tx.execute<{ id: string }>(sql`
    insert into customer_checks as c (tenant_id, id, lead_id, opportunity_id, partner_id, kind, asked_at, answered_at,
      answer, note)
    values (${tenantId}, ${check.id}, ${check.leadId}, ${check.opportunityId}, ${check.partnerId}, 'check', ${at}, ${at},
      ${check.answer}, ${check.note})
    on conflict (tenant_id, opportunity_id, kind) do update
      set answered_at = excluded.answered_at, answer = excluded.answer, note = coalesce(excluded.note, c.note)
    returning id`)
  return row!.id
}

/** The customer says that somebody has been in touch: the first contact is known to have been, by now at the latest. */
export const confirmContact = (tx: Tx, tenantId: string, opportunityId: string, now: Date) =>
  tx.execute(sql`
    update opportunities set first_contact_at = ${now.toISOString()}
    where tenant_id = ${tenantId} and id = ${opportunityId} and first_contact_at is null`)

/** No further mail to the customer about these. */
export const stopMails = (tx: Tx, tenantId: string, leadId: string) =>
  tx.execute(sql`
    update opportunities set customer_at = null
    where tenant_id = ${tenantId} and lead_id = ${leadId} and customer_at is not null`)

/** When each is looked at next, by opportunity. One statement whatever their number. */
export async function setNext(
  tx: Tx,
  tenantId: string,
  nexts: readonly { id: string; at: string | null }[],
): Promise<void> {
  if (!nexts.length) return
  await tx.execute(sql`
    update opportunities o set customer_at = ${keptFor(sql`o.id`, 'at')}::timestamptz
    from ${keptById(nexts)}
    where o.tenant_id = ${tenantId} and o.id = ${anyOf(nexts.map(({ id }) => id))}`)
}
