import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import type { LeadField } from './lead-field.ts'
import { leadFields, manufacturers } from './tables.ts'

export type FieldRow = Omit<typeof leadFields.$inferSelect, 'tenantId'>

/** Every declared field, those in use first, in their order. */
export const readFields = (tx: Tx, tenantId: string): Promise<FieldRow[]> =>
  tx
    .select({
      key: leadFields.key,
      type: leadFields.type,
      labels: leadFields.labels,
      choices: leadFields.choices,
      required: leadFields.required,
      position: leadFields.position,
      createdAt: leadFields.createdAt,
      retiredAt: leadFields.retiredAt,
    })
    .from(leadFields)
    .where(eq(leadFields.tenantId, tenantId))
    .orderBy(sql`${leadFields.retiredAt} is not null`, leadFields.position, leadFields.key)

/** Every declared field, as leads and rules are held against them. */
export const declaredFields = async (tx: Tx, tenantId: string): Promise<LeadField[]> =>
  (await readFields(tx, tenantId)).map(({ key, type, labels, choices, required, retiredAt }) => ({
    key,
    type,
    labels,
    choices,
    required,
    retired: retiredAt !== null,
  }))

export const insertField = (tx: Tx, tenantId: string, field: FieldRow) =>
  tx.insert(leadFields).values({ tenantId, ...field })

export const saveField = (tx: Tx, tenantId: string, { key, ...field }: FieldRow) =>
  tx
    .update(leadFields)
    .set(field)
    .where(and(eq(leadFields.tenantId, tenantId), eq(leadFields.key, key)))

/** Every server reads the fields anew. Locks the manufacturer's row: changes come one after the other. */
export const nextFieldsVersion = (tx: Tx, tenantId: string) =>
  tx
    .update(manufacturers)
    .set({ fieldsVersion: sql`${manufacturers.fieldsVersion} + 1` })
    .where(eq(manufacturers.id, tenantId))
