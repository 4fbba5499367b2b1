import type { z } from 'zod'
import { leadTitle } from '../../shared/lead-title.ts'
import type { TaskList, TaskRow, taskQuery } from '../../shared/tasks.ts'
import type { Tx } from '../db/transact.ts'
import { transact } from '../db/transact.ts'
import type { Actor } from '../identity/actor.ts'
import { allows, scopeOf } from '../identity/actor.ts'
import type { Runtime } from '../runtime.ts'
import { momentOf } from './read.ts'
import { groupOf } from './task.ts'
import type { TaskSource } from './task-store.ts'
import { countTasks, findTasks } from './task-store.ts'

/** What is to do: tasks, and the next steps of open opportunities. */
export const listTasks = (
  runtime: Runtime,
  actor: Actor,
  { opportunity, limit }: z.output<typeof taskQuery>,
): Promise<TaskList> =>
  transact(runtime, scopeOf(actor), async (tx) => {
    const { today } = await momentOf(tx, runtime, actor.tenantId)
    const found = await findTasks(tx, actor, { opportunity, limit: limit + 1 })
    return {
      today,
      rows: found.slice(0, limit).map((one) => rowOf(one, actor, today)),
      counts: await countTasks(tx, actor, opportunity, today),
      more: found.length > limit,
    }
  })

/** One task as it is after a change. */
export async function taskRowOf(tx: Tx, runtime: Runtime, actor: Actor, id: string): Promise<TaskRow> {
  const { today } = await momentOf(tx, runtime, actor.tenantId)
  const [found] = await findTasks(tx, actor, { task: id, limit: 1 })
  return rowOf(found!, actor, today)
}

function rowOf(source: TaskSource, actor: Actor, today: string): TaskRow {
  const { kind, id, version, title, dueOn, rule, doneAt, opportunityId, opportunityVersion } = source
  const { company, postalCode, town, country, partnerId, partnerName } = source
  const works = allows(actor, 'opportunities:work') && doneAt === null
  return {
    kind,
    id,
    version,
    title,
    dueOn,
    group: groupOf(dueOn, today),
    byRule: rule !== null,
    doneAt: doneAt === null ? null : new Date(doneAt).toISOString(),
    opportunity: {
      id: opportunityId,
      version: opportunityVersion,
      title: leadTitle(source, actor.locale),
      company,
      place: [postalCode, town].filter(Boolean).join(' ') || country,
    },
    partner: { id: partnerId, name: partnerName },
    can: works ? ['done', 'postpone'] : [],
  }
}
