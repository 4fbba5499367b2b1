import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import { opportunities as o } from './tables.ts'
import { endTasks } from './task-store.ts'

/** The opportunity that an accepted offer opened, locked, with what tells whether it has been worked on. */
export async function openedBy(tx: Tx, tenantId: string, offerId: string) {
  const { id, status, acceptedAt, stageAt, lastActivityAt } = o
  const [row] = await tx
    .select({ id, status, acceptedAt, stageAt, lastActivityAt })
    .from(o)
    .where(and(eq(o.tenantId, tenantId), eq(o.offerId, offerId)))
    .for('update')
  return row ?? null
}

export const undoneReason = 'undone'

/** Ends an opportunity whose acceptance was undone. The offer lets go of it, since it may be accepted again. */
export async function closeOpening(tx: Tx, tenantId: string, id: string, now: Date): Promise<void> {
  await endTasks(tx, tenantId, id, now)
  await tx
    .update(o)
    .set({
      status: 'returned',
      closedAt: now,
      closeReason: undoneReason,
      offerId: null,
      nudgeAt: null,
      timers: [],
      quoteSentAt: null,
      reclaimProposedAt: null,
      customerAt: null,
      helpWantedAt: null,
      version: sql`${o.version} + 1`,
    })
    .where(and(eq(o.tenantId, tenantId), eq(o.id, id)))
}
