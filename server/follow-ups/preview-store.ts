import { and, eq, sql } from 'drizzle-orm'
import { anyOf } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import { leads } from '../leads/tables.ts'
import { opportunities as o } from '../opportunities/tables.ts'
import type { Event } from './lived.ts'
import { followedColumns } from './store.ts'

/** Opportunities that lived between two moments, the newest first. */
export const livedBetween = (tx: Tx, tenantId: string, from: Date, to: Date, limit: number) =>
  tx
    .select(followedColumns)
    .from(o)
    .innerJoin(leads, and(eq(leads.tenantId, o.tenantId), eq(leads.id, o.leadId)))
    .where(
      and(
        eq(o.tenantId, tenantId),
        sql`${o.acceptedAt} < ${to.toISOString()} and (${o.closedAt} is null or ${o.closedAt} >= ${from.toISOString()})`,
      ),
    )
    .orderBy(sql`${o.acceptedAt} desc, ${o.id} desc`)
    .limit(limit)

/** What happened to these opportunities, by id, in the order in which it did. */
export async function eventsOf(
  tx: Tx,
  tenantId: string,
  lived: readonly { id: string; leadId: string }[],
): Promise<Map<string, Event[]>> {
  const rows = await tx.execute<{
    id: string
    at: string
    kind: string
    data: Record<string, unknown>
    activityAt: string | null
  }>(sql`
    select a.data ->> 'opportunityId' as id, a.at, a.kind, a.data, c.at as "activityAt"
    from audit a
    left join activities c on a.kind = 'activity_logged' and c.tenant_id = a.tenant_id
      and c.id = (a.data ->> 'activityId')::uuid
    where a.tenant_id = ${tenantId} and a.lead_id = ${anyOf([...new Set(lived.map(({ leadId }) => leadId))])}
      and a.data ->> 'opportunityId' is not null
    order by a.lead_id, a.seq`)
  const events = new Map<string, Event[]>()
  for (const { id, at, kind, data, activityAt } of rows) {
    const event = {
      at: new Date(at),
      kind,
      byRule: typeof data['rule'] === 'string' && kind.startsWith('opportunity_'),
      activityAt: activityAt === null ? null : new Date(activityAt),
      data,
    }
    const known = events.get(id)
    if (known) known.push(event)
    else events.set(id, [event])
  }
  return events
}
