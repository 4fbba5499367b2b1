import { json as jsonText, jsonb, numeric, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The manufacturer whose row this is; leads every key. */
export const tenantId = () => uuid('tenant_id').notNull()

/** A moment to the millisecond, as JavaScript keeps it. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** Money in major units, two decimals; read as a number. */
export const money = (name: string) => numeric(name, { precision: 14, scale: 2, mode: 'number' })

export const json = <T>(name: string) => jsonb(name).$type<T>()

/** JSON that is written once and read whole: kept as text, which costs a batch a third of what `json` does. */
export const written = <T>(name: string) => jsonText(name).$type<T>()
