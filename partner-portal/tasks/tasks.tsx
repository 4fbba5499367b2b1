import { useQuery } from '@tanstack/solid-query'
import ListChecks from 'lucide-solid/icons/list-checks'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { TaskGroup, TaskList } from '../../shared/tasks.ts'
import { t } from '../i18n/t.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Updated } from '../ui/values.tsx'
import { AddTask } from './add-task.tsx'
import { tasksQuery } from './data.ts'
import { TaskLine } from './task-line.tsx'

/** Said here once more: the shared list would bring the validator along. */
const groups = ['overdue', 'today', 'next_7_days', 'later'] as const satisfies TaskGroup[]

/** What is to do, by when. */
export function Tasks(): JSX.Element {
  const query = useQuery(() => tasksQuery())
  return (
    <Page title={t('tasks.title')} lead={query.isSuccess ? <Updated at={query.dataUpdatedAt} /> : undefined}>
      <Loaded query={query} skeleton={<Skeleton rows={5} row="card" />}>
        {(list) => <All list={list()} />}
      </Loaded>
    </Page>
  )
}

function All(props: { readonly list: TaskList }): JSX.Element {
  const of = (group: TaskGroup) => props.list.rows.filter((task) => task.group === group)
  return (
    <>
      <section class="card" aria-label={t('tasks.addTitle')}>
        <AddTask today={props.list.today} />
      </section>
      <Show
        when={props.list.rows.length > 0}
        fallback={
          <div class="card">
            <EmptyState icon={ListChecks} title={t('tasks.none')} />
          </div>
        }
      >
        <For each={groups.filter((group) => of(group).length > 0)}>
          {(group) => (
            <Section title={t(`tasks.group_${group}`, { count: props.list.counts[group] })} flush>
              <ul class="divide-y divide-line">
                <For each={of(group)}>{(task) => <TaskLine task={task} today={props.list.today} />}</For>
              </ul>
            </Section>
          )}
        </For>
      </Show>
      <Show when={props.list.more}>
        <p class="text-ink-soft">{t('tasks.more')}</p>
      </Show>
    </>
  )
}
