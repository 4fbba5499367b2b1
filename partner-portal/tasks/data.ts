import { queryOptions } from '@tanstack/solid-query'
import type { OpportunityView } from '../../shared/opportunities.ts'
import type { TaskList, TaskRow } from '../../shared/tasks.ts'
import { api } from '../api/client.ts'
import { queryClient } from '../app/queries.ts'

const half = 30_000

/** What is to do: everything, or for one opportunity. */
export const tasksQuery = (opportunity?: string) =>
  queryOptions({
    queryKey: ['tasks', opportunity ?? 'all'],
    queryFn: ({ signal }) => api.get<TaskList>('/tasks', { search: { opportunity }, signal }),
    refetchInterval: half,
  })

/** How much is due by today. */
export const dueCountQuery = queryOptions({
  queryKey: ['tasks', 'count'],
  queryFn: ({ signal }) =>
    api
      .get<TaskList>('/tasks', { search: { limit: 1 }, signal })
      .then(({ counts }) => counts.overdue + counts.today),
  refetchInterval: half,
})

/** What was done to a task shows on its opportunity too. */
async function refresh(opportunityId: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['tasks'] }),
    queryClient.invalidateQueries({ queryKey: ['opportunity', opportunityId] }),
    queryClient.invalidateQueries({ queryKey: ['opportunities'] }),
  ])
}

export async function tick(task: TaskRow): Promise<void> {
  await api.post<TaskRow>(`/tasks/${task.id}/done`)
  await refresh(task.opportunity.id)
}

export async function reopen(task: TaskRow): Promise<void> {
  await api.post<TaskRow>(`/tasks/${task.id}/reopen`)
  await refresh(task.opportunity.id)
}

/** Puts a task or a next step off to a day, `YYYY-MM-DD`. */
export async function putOff(task: TaskRow, dueOn: string): Promise<void> {
  if (task.kind === 'task') await api.patch<TaskRow>(`/tasks/${task.id}`, { version: task.version, dueOn })
  else {
    const change = { version: task.opportunity.version, nextStepDue: dueOn }
    await api.patch<OpportunityView>(`/opportunities/${task.opportunity.id}`, change)
  }
  await refresh(task.opportunity.id)
}

export async function add(opportunityId: string, task: { title: string; dueOn: string }): Promise<void> {
  await api.post<TaskRow>(`/opportunities/${opportunityId}/tasks`, task)
  await refresh(opportunityId)
}

/** A next step is done by saying what was done, and what comes now. */
export async function stepDone(
  opportunityId: string,
  done: { kind: string; note?: string; nextStep?: string; nextStepDue?: string },
): Promise<void> {
  await api.post(`/opportunities/${opportunityId}/activities`, done)
  await refresh(opportunityId)
}

/** So many days after a day, and after today at the earliest; days are `YYYY-MM-DD`. */
export function later(dueOn: string, today: string, days: number): string {
  const from = dueOn > today ? dueOn : today
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
