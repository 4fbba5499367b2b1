import { useQuery } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityView } from '../../shared/opportunities.ts'
import type { TaskList } from '../../shared/tasks.ts'
import { t } from '../i18n/t.ts'
import { AddTask } from '../tasks/add-task.tsx'
import { tasksQuery } from '../tasks/data.ts'
import { TaskLine } from '../tasks/task-line.tsx'
import { Section } from '../ui/page.tsx'

/** What is to do for this opportunity beside its next step, which stands at the top of the page. */
export function Tasks(props: { readonly view: OpportunityView }): JSX.Element {
  const query = useQuery(() => tasksQuery(props.view.id))
  const works = () => props.view.can.includes('edit')
  const open = (list: TaskList) => list.rows.filter(({ kind }) => kind === 'task')
  return (
    <Show when={query.isSuccess && query.data} keyed>
      {(list) => (
        <Show when={works() || open(list).length > 0}>
          <Section title={t('tasks.title')} flush>
            <Show when={open(list).length > 0}>
              <ul class="divide-y divide-line border-b border-line">
                <For each={open(list)}>{(task) => <TaskLine task={task} today={list.today} alone />}</For>
              </ul>
            </Show>
            <Show when={works()}>
              <AddTask opportunity={props.view.id} today={list.today} />
            </Show>
          </Section>
        </Show>
      )}
    </Show>
  )
}
