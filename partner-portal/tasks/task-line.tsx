import Bot from 'lucide-solid/icons/bot'
import CalendarClock from 'lucide-solid/icons/calendar-clock'
import Check from 'lucide-solid/icons/check'
import { A } from '@solidjs/router'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { TaskRow } from '../../shared/tasks.ts'
import { asProblem } from '../api/problem.ts'
import { calendarDay } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { openMenu } from '../ui/menu.tsx'
import { Shape } from '../ui/shape.tsx'
import { toast } from '../ui/toasts.tsx'
import { later, putOff, reopen, tick } from './data.ts'
import { StepDialog } from './step-dialog.tsx'

interface TaskLineProps {
  readonly task: TaskRow
  readonly today: string
  /** On its opportunity's own page there is no need to say whose task it is. */
  readonly alone?: boolean
}

/** Something to do: what, for whom, by when; ticked or put off in its row. */
export function TaskLine(props: TaskLineProps): JSX.Element {
  const [stepping, setStepping] = createSignal(false)
  const ticking = createDeed(async () => {
    const task = props.task
    await tick(task)
    toast({ text: t('tasks.ticked', { title: task.title }), tone: 'ok', undo: () => void reopen(task) })
  })
  const postpone = async (days: number) => {
    const day = later(props.task.dueOn, props.today, days)
    try {
      await putOff(props.task, day)
      toast({ text: t('tasks.putOffTo', { day: calendarDay(day, 'day') }), tone: 'ok' })
    } catch (thrown) {
      toast({ text: wording(asProblem(thrown)), tone: 'bad' })
    }
  }
  const done = () => (props.task.kind === 'task' ? ticking.run() : setStepping(true))
  const overdue = () => props.task.group === 'overdue'
  return (
    <li class="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 md:px-5">
      <div class="min-w-0 flex-1 basis-64">
        <p class="flex flex-wrap items-center gap-x-2 font-medium">
          {props.task.title}
          <Show when={props.task.byRule}>
            <span class="inline-flex items-center gap-1 text-small font-normal text-ink-soft">
              <Bot size={14} aria-hidden="true" />
              {t('tasks.byRule')}
            </span>
          </Show>
          <Show when={props.task.kind === 'next_step'}>
            <span class="text-small font-normal text-ink-soft">{t('tasks.nextStep')}</span>
          </Show>
        </p>
        <p class="flex flex-wrap items-center gap-x-2 text-small text-ink-soft">
          <span class="num inline-flex items-center gap-1.5" classList={{ 'text-bad': overdue() }}>
            <Show when={overdue()}>
              <Shape tone="bad" />
            </Show>
            {props.task.group === 'today' ? t('tasks.dueToday') : calendarDay(props.task.dueOn, 'day')}
          </span>
          <Show when={!props.alone}>
            <A class="link touch:-my-3 touch:py-3" href={`/opportunities/${props.task.opportunity.id}`}>
              {props.task.opportunity.company ?? props.task.opportunity.title}
            </A>
            <Show when={props.task.opportunity.company && props.task.opportunity.place}>
              {(place) => <span>{place()}</span>}
            </Show>
          </Show>
        </p>
      </div>
      <Show when={props.task.can.includes('done')}>
        <div class="flex gap-2 phone:w-full phone:*:flex-1">
          <Button
            tone="quiet"
            icon={CalendarClock}
            aria-haspopup="menu"
            aria-label={t('tasks.putOffOf', { title: props.task.title })}
            onClick={(event) =>
              openMenu(event.currentTarget, t('tasks.putOff'), [
                {
                  items: [
                    { label: t('tasks.oneDay'), onSelect: () => void postpone(1) },
                    { label: t('tasks.oneWeek'), onSelect: () => void postpone(7) },
                  ],
                },
              ])
            }
          >
            {t('tasks.putOff')}
          </Button>
          <Button
            icon={Check}
            busy={ticking.busy()}
            aria-label={t('tasks.doneWith', { title: props.task.title })}
            onClick={done}
          >
            {t('tasks.done')}
          </Button>
        </div>
      </Show>
      <Show when={stepping()}>
        <StepDialog task={props.task} onClose={() => setStepping(false)} />
      </Show>
    </li>
  )
}
