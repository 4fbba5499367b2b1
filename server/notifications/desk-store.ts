import { and, desc, eq, ilike, isNotNull, or, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { MailStatus, NotificationKind } from '../../shared/mails.ts'
import { anyOf } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import { mails, outbox } from './tables.ts'

export type Mail = typeof mails.$inferSelect
export type Unwritten = typeof outbox.$inferSelect

export interface Position {
  at: string
  id: string
}

export interface MailFilter {
  status?: MailStatus | undefined
  kind?: NotificationKind | undefined
  lead?: string | undefined
  search?: string | undefined
}

/** The newest mails after a position; one more than `limit` tells that there are others. */
export const findMails = (
  tx: Tx,
  tenantId: string,
  filter: MailFilter,
  after: Position | null,
  limit: number,
) =>
  tx
    .select()
    .from(mails)
    .where(
      and(
        eq(mails.tenantId, tenantId),
        filter.status && eq(mails.status, filter.status),
        filter.kind && eq(mails.kind, filter.kind),
        filter.lead ? eq(mails.leadId, filter.lead) : undefined,
        filter.search ? holds(filter.search) : undefined,
        after
          ? sql`(${mails.createdAt}, ${mails.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(limit + 1)

function holds(search: string): SQL | undefined {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  return or(ilike(mails.subject, pattern), ilike(mails.toAddress, pattern), ilike(mails.toName, pattern))
}

export async function findMail(tx: Tx, tenantId: string, id: string): Promise<Mail | null> {
  const [mail] = await tx
    .select()
    .from(mails)
    .where(and(eq(mails.tenantId, tenantId), eq(mails.id, id)))
  return mail ?? null
}

export async function lockMail(tx: Tx, tenantId: string, id: string): Promise<Mail | null> {
  const [mail] = await tx
    .select()
    .from(mails)
    .where(and(eq(mails.tenantId, tenantId), eq(mails.id, id)))
    .for('update')
  return mail ?? null
}

/** Whether the mail invites somebody to the manufacturer's own desk. */
export async function invitesToManufacturer(tx: Tx, tenantId: string, mail: Mail): Promise<boolean> {
  if (mail.kind !== 'invitation') return false
  const found = await tx.execute(sql`
    select from invitations
    where tenant_id = ${tenantId} and email = ${mail.toAddress} and partner_id is null and accepted_at is null`)
  return found.length > 0
}

/** Those of these mails that were given up or kept, locked. */
export const lockResendable = (
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<{ id: string; leadId: string | null; toAddress: string }[]> =>
  tx.execute<{ id: string; leadId: string | null; toAddress: string }>(sql`
    select id, lead_id as "leadId", to_address as "toAddress" from mails
    where tenant_id = ${tenantId} and id = ${anyOf(ids)} and status in ('dead', 'kept')
    order by id
    for update`)

/** Owes mails once more, at once and with all their attempts before them. */
export const oweAgain = (tx: Tx, tenantId: string, ids: readonly string[], now: Date) =>
  tx.execute(sql`
    update mails set status = 'owed', attempts = 0, due_at = ${now.toISOString()}, last_error = null
    where tenant_id = ${tenantId} and id = ${anyOf(ids)}`)

export const findUnwritten = (tx: Tx, tenantId: string, after: Position | null, limit: number) =>
  tx
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, tenantId),
        isNotNull(outbox.error),
        after
          ? sql`(${outbox.createdAt}, ${outbox.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(outbox.createdAt), desc(outbox.id))
    .limit(limit + 1)
