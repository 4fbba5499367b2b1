import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import type { Runtime } from '../runtime.ts'

/**
 * Whether nothing may leave for this manufacturer, be it a mail, a push or the call of a webhook: it has paused them,
 * or the whole installation is paused, as a restored backup is until somebody resumes it.
 */
export async function isPaused(
  tx: Tx,
  { outgoingPaused }: Pick<Runtime, 'outgoingPaused'>,
  tenantId: string,
): Promise<boolean> {
  if (outgoingPaused) return true
  const [row] = await tx.execute<{ paused: boolean }>(sql`
    select ${pausedFor(sql`m`)} as paused from manufacturers m where m.id = ${tenantId}`)
  return row?.paused ?? false
}

/** The same as a condition on a row of `manufacturers`, for a sweep that asks who has something to send. */
export const pausedFor = (manufacturer: SQL): SQL =>
  sql`(${manufacturer}.mails_paused_at is not null
       or exists (select from switches s where s.name = 'mails_paused' and s."on"))`
