import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { TimelineEntry } from '../../shared/leads.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'

interface Row extends Record<string, unknown> {
  id: string
  at: string
  kind: string
  actorKind: TimelineEntry['actor']['kind']
  name: string | null
  data: Record<string, unknown>
}

/**
 * Everything that happened to a lead, oldest first: changes and what the partner logged, as far as the actor may see
 * it. People of one's own side go by their name, those of the other side by their company's.
 */
export async function timelineOf(tx: Tx, actor: Actor, leadId: string): Promise<TimelineEntry[]> {
  const rows = await tx.execute<Row>(sql`
    with entry as (
      select a.id, a.at, a.seq, a.kind, a.actor_kind, a.actor_id, a.partner_id, a.data
      from audit a
      where a.tenant_id = ${actor.tenantId} and a.lead_id = ${leadId} and a.kind <> 'activity_logged'
        and (${actor.partnerId}::uuid is null or a.partner_id = ${actor.partnerId}::uuid)
      union all
      select v.id, v.at, l.seq, 'activity', case when v.by_user_id is null then 'system' else 'user' end, v.by_user_id,
             o.partner_id, json_build_object('opportunityId', o.id, 'activity', v.kind, 'note', v.note)
      from opportunities o
      join activities v on v.tenant_id = o.tenant_id and v.opportunity_id = o.id
      left join audit l on l.tenant_id = o.tenant_id and l.lead_id = o.lead_id and l.kind = 'activity_logged'
        and l.data ->> 'activityId' = v.id::text
      where o.tenant_id = ${actor.tenantId} and o.lead_id = ${leadId}
        and (${actor.partnerId}::uuid is null or o.partner_id = ${actor.partnerId}::uuid)
    )
    select e.id, e.at, e.kind, e.actor_kind as "actorKind", e.data, ${nameFor(actor)} as name
    from entry e join manufacturers m on m.id = ${actor.tenantId}
    order by e.at, e.seq nulls last, e.id`)
  return rows.map(({ id, at, kind, actorKind, name, data }) => ({
    id,
    at: new Date(at).toISOString(),
    kind,
    actor: { kind: actorKind, name },
    data: actor.partnerId && kind === 'lead_assigned' ? withoutReason(data) : data,
  }))
}

/** Why a lead was given by hand is said among the manufacturer's people: it may name whoever did not get it. */
const withoutReason = ({ reason: _reason, ...data }: Record<string, unknown>) => data

/** What only a partner does, so that it stays the partner's when the person has left. */
const partnersActs = [
  'activity',
  'offer_accepted',
  'offer_declined',
  'offer_time_asked',
  'offer_snoozed',
  'offer_accept_undone',
  'opportunity_edited',
  'opportunity_advanced',
  'opportunity_moved_back',
  'opportunity_won',
  'opportunity_lost',
  'opportunity_postponed',
  'opportunity_resumed',
  'opportunity_returned',
  'customer_awaited',
  'help_wanted',
  'reply_applied',
  'reply_confirmed',
]

function nameFor(actor: Actor) {
  const personsName = sql`(select u.name from users u where u.id = e.actor_id)`
  const partnersName = sql`(select p.name from partners p where p.tenant_id = ${actor.tenantId} and p.id = e.partner_id)`
  const keysName = sql`(select k.name from api_keys k where k.tenant_id = ${actor.tenantId} and k.id = e.actor_id)`
  const acts = sql`e.kind in (select jsonb_array_elements_text(${JSON.stringify(partnersActs)}::text::jsonb))`
  const byPartner = sql`(e.actor_kind = 'mail_link' or (e.actor_kind = 'user' and ${acts}))`
  const byCustomer = sql`(e.actor_kind = 'mail_link' and e.kind like 'customer%')`
  const works = (partner: SQL) => sql`exists (
    select from memberships s
    where s.tenant_id = ${actor.tenantId} and s.user_id = e.actor_id and s.partner_id is not distinct from ${partner})`
  return actor.partnerId
    ? sql`case when e.actor_kind = 'system' or ${byCustomer} then null
               when ${byPartner} then coalesce(${personsName}, ${partnersName})
               when ${works(sql`${actor.partnerId}::uuid`)} then ${personsName}
               else m.name end`
    : sql`case when e.actor_kind = 'system' or ${byCustomer} then null
               when e.actor_kind = 'api_key' then ${keysName}
               when ${byPartner} then ${partnersName}
               when ${works(sql`null::uuid`)} then ${personsName}
               when ${works(sql`e.partner_id`)} then ${partnersName} end`
}
