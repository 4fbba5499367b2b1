import { z } from 'zod'
import { day, id, line } from './text.ts'

export const taskGroups = ['overdue', 'today', 'next_7_days', 'later'] as const
export const taskGroup = z.enum(taskGroups)
export type TaskGroup = z.infer<typeof taskGroup>

/** Something to do for an opportunity: a task, or its next step, whose `id` is the opportunity's. */
export const taskRow = z.object({
  kind: z.enum(['task', 'next_step']),
  id,
  version: z.int(),
  title: z.string(),
  dueOn: day,
  group: taskGroup,
  /** Set by a follow-up rule, which ticks it by itself when its cause is gone. */
  byRule: z.boolean(),
  doneAt: z.string().nullable(),
  opportunity: z.object({
    id,
    version: z.int(),
    title: z.string(),
    company: z.string().nullable(),
    place: z.string().nullable(),
  }),
  partner: z.object({ id, name: z.string() }),
  can: z.array(z.enum(['done', 'postpone'])),
})
export type TaskRow = z.infer<typeof taskRow>

/** What is to do, the first due first; `today` is the manufacturer's day. `more`: beyond the first 500. */
export const taskList = z.object({
  today: day,
  rows: z.array(taskRow),
  counts: z.object({ overdue: z.int(), today: z.int(), next_7_days: z.int(), later: z.int() }),
  more: z.boolean(),
})
export type TaskList = z.infer<typeof taskList>

export const taskQuery = z.object({
  opportunity: id.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(500),
})
export const addTask = z.strictObject({ title: line(200), dueOn: day })
export const changeTask = z.strictObject({
  version: z.int(),
  title: line(200).optional(),
  dueOn: day.optional(),
})
