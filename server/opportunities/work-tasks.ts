import type { z } from 'zod'
import { Refused, orRefuse, refuse } from '../../shared/refusals.ts'
import type { TaskRow, addTask, changeTask } from '../../shared/tasks.ts'
import { record } from '../audit/record.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { actorId, scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { taskRowOf } from './list-tasks.ts'
import type { LiveOpportunity } from './opportunity.ts'
import { live, touched } from './opportunity.ts'
import { lockOpportunity, saveOpportunity } from './store.ts'
import type { Task } from './task-store.ts'
import { insertTask, lockTask, opportunityOfTask, saveTask } from './task-store.ts'

/** @throws Refused `not_found`, `opportunity_closed` */
export const addTaskTo = (
  runtime: Runtime,
  actor: Actor,
  opportunityId: string,
  { title, dueOn }: z.output<typeof addTask>,
): Promise<TaskRow> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const now = runtime.now()
    const opportunity = await lockLive(tx, actor, opportunityId)
    const { tenantId, partnerId } = opportunity
    const id = runtime.newId()
    const by = { createdAt: now, createdBy: actorId(actor) }
    const open = { rule: null, doneAt: null, doneBy: null, version: 1 }
    await insertTask(tx, { tenantId, id, opportunityId, partnerId, title, dueOn, ...open, ...by })
    await tell(tx, runtime, actor, opportunity, 'task_added', id, now)
    return taskRowOf(tx, runtime, actor, id)
  })

/** @throws Refused `not_found`, `opportunity_closed`, `version_conflict` */
export const changeTaskOf = (
  runtime: Runtime,
  actor: Actor,
  id: string,
  { version, title, dueOn }: z.output<typeof changeTask>,
): Promise<TaskRow> =>
  onTask(runtime, actor, id, async (tx, task, opportunity, now) => {
    if (task.version !== version) {
      const current = { version: task.version, title: task.title, dueOn: task.dueOn }
      throw new Refused(refuse('version_conflict', { current }))
    }
    const next = { ...task, title: title ?? task.title, dueOn: dueOn ?? task.dueOn }
    if (next.title === task.title && next.dueOn === task.dueOn) return
    await saveTask(tx, { ...next, version: version + 1 })
    await tell(tx, runtime, actor, opportunity, 'task_changed', id, now)
  })

/**
 * Ticks a task. Whoever does one works on the opportunity: the follow-ups begin again. Doing it twice is doing it once.
 *
 * @throws Refused `not_found`, `opportunity_closed`
 */
export const doTask = (runtime: Runtime, actor: Actor, id: string): Promise<TaskRow> =>
  onTask(runtime, actor, id, async (tx, task, opportunity, now) => {
    if (task.doneAt) return
    await saveTask(tx, { ...task, doneAt: now, doneBy: actorId(actor), version: task.version + 1 })
    await saveOpportunity(tx, touched(opportunity, now))
    await tell(tx, runtime, actor, opportunity, 'task_done', id, now)
  })

/**
 * Opens a ticked task again. It is the person's own from then on: a rule may have set another one since.
 *
 * @throws Refused `not_found`, `opportunity_closed`
 */
export const reopenTask = (runtime: Runtime, actor: Actor, id: string): Promise<TaskRow> =>
  onTask(runtime, actor, id, async (tx, task, opportunity, now) => {
    if (!task.doneAt) return
    await saveTask(tx, { ...task, rule: null, doneAt: null, doneBy: null, version: task.version + 1 })
    await tell(tx, runtime, actor, opportunity, 'task_reopened', id, now)
  })

/** Opportunities are locked before their tasks, as the follow-ups do. */
const onTask = (
  runtime: Runtime,
  actor: Actor,
  id: string,
  work: (tx: Tx, task: Task, opportunity: LiveOpportunity, now: Date) => Promise<void>,
): Promise<TaskRow> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const opportunityId = await opportunityOfTask(tx, actor, id)
    if (!opportunityId) throw new Refused(refuse('not_found'))
    const opportunity = await lockLive(tx, actor, opportunityId)
    const task = (await lockTask(tx, actor, id))!
    await work(tx, task, opportunity, runtime.now())
    return taskRowOf(tx, runtime, actor, id)
  })

async function lockLive(tx: Tx, actor: Actor, id: string): Promise<LiveOpportunity> {
  const found = await lockOpportunity(tx, actor, id)
  if (!found) throw new Refused(refuse('not_found'))
  return orRefuse(live(found))
}

const tell = (
  tx: Tx,
  runtime: Runtime,
  actor: Actor,
  { id: opportunityId, leadId, partnerId }: LiveOpportunity,
  kind: string,
  taskId: string,
  now: Date,
) => record(tx, runtime, actor, [{ kind, leadId, partnerId, data: { opportunityId, taskId } }], now)
