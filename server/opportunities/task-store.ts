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

/** Whose task it is, without holding it; undefined where the actor has no such task. */
export async function opportunityOfTask(tx: Tx, actor: Actor, id: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ opportunityId: tasks.opportunityId })
    .from(tasks)
    .where(
      and(
        eq(tasks.tenantId, actor.tenantId),
        eq(tasks.id, id),
        actor.partnerId ? eq(tasks.partnerId, actor.partnerId) : undefined,
      ),
    )
  return row?.opportunityId
}

/** A task or next step as the database tells it. */
export interface TaskSource extends Record<string, unknown> {
  kind: 'task' | 'next_step'
  id: string
  version: number
  title: string
  dueOn: string
  rule: string | null
  doneAt: string | null
  opportunityId: string
  opportunityVersion: number
  productLine: string | null
  quantity: number | null
  country: string
  postalCode: string | null
  town: string | null
  company: string | null
  partnerId: string
  partnerName: string
}

/** What is to do for live opportunities, the first due first; with a task's id that one, done or not. */
export const findTasks = (
  tx: Tx,
  actor: Actor,
  { opportunity, task, limit }: { opportunity?: string | undefined; task?: string; limit: number },
): Promise<TaskSource[]> => {
  const own = actor.partnerId ? sql`and t.partner_id = ${actor.partnerId}` : sql``
  const one = opportunity ? sql`and t.opportunity_id = ${opportunity}` : sql``
  const open = task ? sql`and t.id = ${task}` : sql`and t.done_at is null`
  const steps = task
    ? sql``
    : sql`union all
      select 'next_step', t.id, t.version, t.next_step, t.next_step_due, null, null, t.id
      from (select *, id as opportunity_id from opportunities) t
      where t.tenant_id = ${actor.tenantId} and t.status = 'open' and t.next_step is not null
        and t.next_step_due is not null ${own} ${one}`
  return tx.execute<TaskSource>(sql`
    select e.kind, e.id, e.version, e.title, e.due_on::text as "dueOn", e.rule, e.done_at as "doneAt",
      o.id as "opportunityId", o.version as "opportunityVersion", o.product_line as "productLine",
      l.quantity::float8 as quantity, l.country, l.postal_code as "postalCode", l.town, c.company,
      p.id as "partnerId", p.name as "partnerName"
    from (
      select 'task' as kind, t.id, t.version, t.title, t.due_on, t.rule, t.done_at, t.opportunity_id
      from tasks t where t.tenant_id = ${actor.tenantId} ${open} ${own} ${one}
      ${steps}
      order by 5, 2 limit ${limit}
    ) e
    join opportunities o on o.tenant_id = ${actor.tenantId} and o.id = e.opportunity_id
    join leads l on l.tenant_id = o.tenant_id and l.id = o.lead_id
    join partners p on p.tenant_id = o.tenant_id and p.id = o.partner_id
    left join lead_contacts c on c.tenant_id = o.tenant_id and c.lead_id = o.lead_id
    order by e.due_on, e.id`)
}

/** How much is to do by each bound of the list. */
export async function countTasks(tx: Tx, actor: Actor, opportunity: string | undefined, today: string) {
  const own = actor.partnerId ? sql`and partner_id = ${actor.partnerId}` : sql``
  const ofTask = opportunity ? sql`and opportunity_id = ${opportunity}` : sql``
  const ofStep = opportunity ? sql`and id = ${opportunity}` : sql``
  const within = (where: ReturnType<typeof sql>) => sql`count(*) filter (where ${where})::int`
  const [row] = await tx.execute<{ overdue: number; today: number; next_7_days: number; later: number }>(sql`
    select ${within(sql`due < ${today}::date`)} as overdue, ${within(sql`due = ${today}::date`)} as today,
      ${within(sql`due > ${today}::date and due <= ${today}::date + 7`)} as next_7_days,
      ${within(sql`due > ${today}::date + 7`)} as later
    from (
      select due_on as due from tasks where tenant_id = ${actor.tenantId} and done_at is null ${own} ${ofTask}
      union all
      select next_step_due from opportunities
      where tenant_id = ${actor.tenantId} and status = 'open' and next_step is not null and next_step_due is not null
        ${own} ${ofStep}
    ) d`)
  return row!
}
