import { Hono } from 'hono'
import { Refused, refuse } from '../../shared/refusals.ts'
import { addTask, changeTask, taskList, taskQuery, taskRow } from '../../shared/tasks.ts'
import { id } from '../../shared/text.ts'
import { body, query } from '../http/body.ts'
import { does } from '../http/describe.ts'
import { may } from '../http/door.ts'
import type { Env } from '../http/env.ts'
import type { Runtime } from '../runtime.ts'
import { listTasks } from './list-tasks.ts'
import { addTaskTo, changeTaskOf, doTask, reopenTask } from './work-tasks.ts'

/** What is to do: read by both desks, worked by the partner's. */
export function taskRoutes(runtime: Runtime) {
  const work = may(runtime, 'opportunities:work')
  return new Hono<Env>()
    .get(
      '/tasks',
      may(runtime, 'opportunities:read'),
      does('Lists what is to do: tasks and next steps, the first due first, at most 500.', { 200: taskList }),
      query(taskQuery),
      async (c) => c.json(await listTasks(runtime, c.get('actor'), c.req.valid('query')), 200),
    )
    .post(
      '/opportunities/:id/tasks',
      work,
      does('Adds a task to an opportunity.', { 200: taskRow }, ['opportunity_closed']),
      body(addTask),
      async (c) =>
        c.json(await addTaskTo(runtime, c.get('actor'), known(c.req.param('id')), c.req.valid('json')), 200),
    )
    .patch(
      '/tasks/:id',
      work,
      does('Changes a task: what, or by when.', { 200: taskRow }, ['opportunity_closed', 'version_conflict']),
      body(changeTask),
      async (c) =>
        c.json(
          await changeTaskOf(runtime, c.get('actor'), known(c.req.param('id')), c.req.valid('json')),
          200,
        ),
    )
    .post(
      '/tasks/:id/done',
      work,
      does('Ticks a task; the follow-ups begin again.', { 200: taskRow }, ['opportunity_closed']),
      async (c) => c.json(await doTask(runtime, c.get('actor'), known(c.req.param('id'))), 200),
    )
    .post(
      '/tasks/:id/reopen',
      work,
      does('Opens a ticked task again.', { 200: taskRow }, ['opportunity_closed']),
      async (c) => c.json(await reopenTask(runtime, c.get('actor'), known(c.req.param('id'))), 200),
    )
}

function known(text: string): string {
  if (!id.safeParse(text).success) throw new Refused(refuse('not_found'))
  return text
}
