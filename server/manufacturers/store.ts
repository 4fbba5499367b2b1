import { and, eq, sql } from 'drizzle-orm'
import type { ChangeSettings } from '../../shared/manufacturers.ts'
import type { Tx } from '../db/transact.ts'
import { manufacturers, productLines } from './tables.ts'

export type ManufacturerRow = typeof manufacturers.$inferSelect
export type ProductLineRow = Omit<typeof productLines.$inferSelect, 'tenantId'>

export async function readManufacturer(tx: Tx, tenantId: string): Promise<ManufacturerRow> {
  const [row] = await tx.select().from(manufacturers).where(eq(manufacturers.id, tenantId))
  return row!
}

/** The manufacturer, locked until the transaction ends. */
export async function lockManufacturer(tx: Tx, tenantId: string): Promise<ManufacturerRow> {
  const [row] = await tx.select().from(manufacturers).where(eq(manufacturers.id, tenantId)).for('update')
  return row!
}

export const changeManufacturer = (
  tx: Tx,
  tenantId: string,
  changes: ChangeSettings,
  networkVersion: number,
) =>
  tx
    .update(manufacturers)
    .set({ ...changes, networkVersion })
    .where(eq(manufacturers.id, tenantId))

export const readLines = (tx: Tx, tenantId: string): Promise<ProductLineRow[]> =>
  tx
    .select({ id: productLines.id, name: productLines.name, createdAt: productLines.createdAt })
    .from(productLines)
    .where(eq(productLines.tenantId, tenantId))
    .orderBy(sql`lower(${productLines.name})`)

/** @returns whether it was added; a name is there once, in whatever case */
export async function addLine(tx: Tx, tenantId: string, line: ProductLineRow): Promise<boolean> {
  const added = await tx
    .insert(productLines)
    .values({ tenantId, ...line })
    .onConflictDoNothing()
    .returning({ id: productLines.id })
  return added.length > 0
}

export async function deleteLine(tx: Tx, tenantId: string, id: string): Promise<boolean> {
  const deleted = await tx
    .delete(productLines)
    .where(and(eq(productLines.tenantId, tenantId), eq(productLines.id, id)))
    .returning({ id: productLines.id })
  return deleted.length > 0
}
