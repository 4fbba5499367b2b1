import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { moment, tenantId } from '../db/columns.ts'
import type { AlarmKind } from './alarm.ts'

/** Something that runs late or has stopped; one row a kind, so that any number of servers tell of it once. */
export const alarms = pgTable(
  'alarms',
  {
    tenantId: tenantId(),
    kind: text('kind').$type<AlarmKind>().notNull(),
    since: moment('since').notNull(),
    toldAt: moment('told_at').notNull(),
    clearedAt: moment('cleared_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.kind] })],
)
