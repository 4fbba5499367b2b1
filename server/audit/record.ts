import { sql } from 'drizzle-orm'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { actorId } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'

/**
 * One change. `leadId` puts it on a lead's timeline, `partnerId` shows it to that partner too. `data` names things
 * by id, key or figure; never a person's name, address, or words.
 */
export interface Change {
  kind: string
  leadId?: string | null
  partnerId?: string | null
  data?: Record<string, unknown>
}

/**
 * Writes changes in their own transaction, numbered without gaps per lead. Locks the leads' rows, so call it after
 * offers and opportunities have been locked. Two statements whatever the number of changes.
 */
export async function record(
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  changes: Change[],
  now: Date,
): Promise<void> {
  if (!changes.length) return
  const rows = changes.map((change) => ({
    id: runtime.newId(),
    leadId: change.leadId ?? null,
    partnerId: change.partnerId ?? null,
    kind: change.kind,
    data: change.data ?? {},
  }))
  await tx.execute(sql`
    with entry as (
      select row_number() over () as position, e.*
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as e(id uuid, "leadId" uuid, "partnerId" uuid, kind text, data jsonb)
    ), numbered as (
      select *, row_number() over (partition by "leadId" order by position) as nth,
             count(*) over (partition by "leadId") as together
      from entry
    ), counted as (
      update leads set events = leads.events + n.together
      from (select distinct "leadId", together from numbered where "leadId" is not null) n
      where leads.tenant_id = ${actor.tenantId} and leads.id = n."leadId"
      returning leads.id, leads.events
    )
    insert into audit (tenant_id, id, at, lead_id, seq, partner_id, actor_kind, actor_id, kind, data)
    select ${actor.tenantId}, n.id, ${now.toISOString()}, n."leadId", c.events - n.together + n.nth, n."partnerId",
           ${actor.kind}, ${actorId(actor)}::uuid, n.kind, n.data
    from numbered n left join counted c on c.id = n."leadId"
    where n."leadId" is null or c.id is not null`)
}
