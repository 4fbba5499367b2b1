import { and, eq, sql } from 'drizzle-orm'
import { anyOf, keptById, keptFor } from '../db/lists.ts'
import type { Tx } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { tasks } from './tables.ts'

export type Task = typeof tasks.$inferSelect

export const insertTask = (tx: Tx, task: Task) => tx.insert(tasks).values(task)

/** The task, held until the transaction ends; undefined where the actor has no such task. */
export async function lockTask(tx: Tx, actor: Actor, id: string): Promise<Task | undefined> {
  const [row] = await tx
    .select()
    .from(tasks)
    .where(
      and(
        eq(tasks.tenantId, actor.tenantId),
        eq(tasks.id, id),
        actor.partnerId ? eq(tasks.partnerId, actor.partnerId) : undefined,
      ),
    )
    .for('update')
  return row
}

export const saveTask = (tx: Tx, { tenantId, id, ...values }: Task) =>
  tx
    .update(tasks)
    .set(values)
    .where(and(eq(tasks.tenantId, tenantId), eq(tasks.id, id)))

/** What was to do for an opportunity ends with it. */
export const endTasks = (tx: Tx, tenantId: string, opportunityId: string, now: Date) =>
  tx
    .update(tasks)
    .set({ doneAt: now })
    .where(
      and(eq(tasks.tenantId, tenantId), eq(tasks.opportunityId, opportunityId), sql`${tasks.doneAt} is null`),
    )

export interface RuleTask {
  id: string
  opportunityId: string
  partnerId: string
  title: string
  dueOn: string
  rule: string
}

/** Sets tasks for follow-up rules; a rule has one open task on an opportunity. Answers the ids of those that are new. */
export async function insertRuleTasks(
  tx: Tx,
  tenantId: string,
  rows: readonly RuleTask[],
  now: Date,
): Promise<Set<string>> {
  if (!rows.length) return new Set()
  const made = await tx.execute<{ id: string }>(sql`
    insert into tasks (tenant_id, id, opportunity_id, partner_id, title, due_on, rule, version, created_at)
    select ${tenantId}, id, "opportunityId", "partnerId", title, "dueOn", rule, 1, ${now.toISOString()}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as t(id uuid, "opportunityId" uuid, "partnerId" uuid, title text, "dueOn" date, rule text)
    on conflict (tenant_id, opportunity_id, rule) where done_at is null and rule is not null do nothing
    returning id`)
  return new Set(made.map(({ id }) => id))
}

/** Ticks the rules' tasks whose cause is gone: `going` are the rules of each opportunity that still are at work. */
export async function endRuleTasks(
  tx: Tx,
  tenantId: string,
  opportunities: readonly { id: string; going: string[] }[],
  now: Date,
): Promise<{ id: string; opportunityId: string; rule: string }[]> {
  return tx.execute<{ id: string; opportunityId: string; rule: string }>(sql`
    update tasks t set done_at = ${now.toISOString()}, version = t.version + 1
    from ${keptById(opportunities)}
    where t.tenant_id = ${tenantId} and t.opportunity_id = ${anyOf(opportunities.map(({ id }) => id))}
      and t.done_at is null and t.rule is not null
      and not jsonb_exists(${keptFor(sql`t.opportunity_id`, 'going')}::jsonb, t.rule)
    returning t.id, t.opportunity_id as "opportunityId", t.rule`)
}
