import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import { pushSubscriptions } from './tables.ts'

export type Device = typeof pushSubscriptions.$inferSelect

/** A person's browsers that take pushes at one place, the oldest first. */
export const devicesOf = (tx: Tx, tenantId: string, userId: string, partnerId: string | null) =>
  tx
    .select()
    .from(pushSubscriptions)
    .where(
      and(
        eq(pushSubscriptions.tenantId, tenantId),
        eq(pushSubscriptions.userId, userId),
        sql`${pushSubscriptions.partnerId} is not distinct from ${partnerId}`,
        isNull(pushSubscriptions.failedAt),
      ),
    )
    .orderBy(asc(pushSubscriptions.createdAt), asc(pushSubscriptions.id))

/** Keeps a browser; the same one again takes the place of what was known of it. */
export async function keepDevice(tx: Tx, device: Omit<Device, 'failedAt'>): Promise<Device> {
  const { p256dh, auth, partnerId, device: name, createdAt } = device
  const [kept] = await tx
    .insert(pushSubscriptions)
    .values(device)
    .onConflictDoUpdate({
      target: [pushSubscriptions.tenantId, pushSubscriptions.userId, pushSubscriptions.endpoint],
      set: { p256dh, auth, partnerId, device: name, createdAt, failedAt: null },
    })
    .returning()
  return kept!
}

/** Removes all but a person's newest browsers. */
export const forgetOldest = (tx: Tx, tenantId: string, userId: string, most: number) =>
  tx.execute(sql`
    delete from push_subscriptions where tenant_id = ${tenantId} and user_id = ${userId} and id in (
      select id from push_subscriptions where tenant_id = ${tenantId} and user_id = ${userId}
      order by created_at desc, id desc offset ${most})`)

/** Answers whether the person had it. */
export async function removeDevice(tx: Tx, tenantId: string, userId: string, id: string): Promise<boolean> {
  const { tenantId: tenant, userId: user, id: own } = pushSubscriptions
  const removed = await tx
    .delete(pushSubscriptions)
    .where(and(eq(tenant, tenantId), eq(user, userId), eq(own, id)))
    .returning({ id: own })
  return removed.length > 0
}

/** A browser whose push service says that it is gone. */
export const forgetDevice = (tx: Tx, tenantId: string, id: string, now: Date) =>
  tx
    .update(pushSubscriptions)
    .set({ failedAt: now })
    .where(and(eq(pushSubscriptions.tenantId, tenantId), eq(pushSubscriptions.id, id)))
