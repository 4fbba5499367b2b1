import { For, Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { dateTime } from '../i18n/format.ts'
import type { Icon } from './button.tsx'

export interface Happening {
  readonly id: string
  /** ISO; newest first or oldest first, as given. */
  readonly at: string
  readonly icon: Icon
  /** What happened, in one sentence. */
  readonly title: JSX.Element
  readonly by?: string | undefined
  /** What was written: a note, a mail's subject, a reason. */
  readonly body?: JSX.Element
  /** Deeds of people stand out from those of the clock. */
  readonly quiet?: boolean
}

/** Everything that happened, one stream, parted by days in the user's zone. */
export function Timeline(props: { readonly items: readonly Happening[] }): JSX.Element {
  const days = createMemo(() => {
    const groups: { readonly day: string; readonly items: Happening[] }[] = []
    for (const item of props.items) {
      const day = dateTime(item.at, 'date')
      if (groups.at(-1)?.day === day) groups.at(-1)?.items.push(item)
      else groups.push({ day, items: [item] })
    }
    return groups
  })
  return (
    <div class="grid gap-5">
      <For each={days()}>
        {(group) => (
          <section>
            <h3 class="mb-2 text-small font-medium text-ink-soft">{group.day}</h3>
            <ol class="grid">
              <For each={group.items}>{(item) => <Event item={item} />}</For>
            </ol>
          </section>
        )}
      </For>
    </div>
  )
}

function Event(props: { readonly item: Happening }): JSX.Element {
  return (
    <li class="group relative flex gap-3 pb-4 last:pb-0">
      <span
        aria-hidden="true"
        class="absolute top-7 bottom-0 left-3.5 w-px -translate-x-1/2 bg-line group-last:hidden"
      />
      <span
        aria-hidden="true"
        class="grid size-7 shrink-0 place-items-center rounded-full"
        classList={{
          'bg-sunken text-ink-soft': props.item.quiet === true,
          'bg-brand-tint text-brand': !props.item.quiet,
        }}
      >
        <Dynamic component={props.item.icon} size={14} />
      </span>
      <div class="min-w-0 flex-1 pt-0.5">
        <p classList={{ 'text-ink-soft': props.item.quiet === true }}>{props.item.title}</p>
        <Show when={props.item.body}>
          <div class="mt-1 rounded-large bg-sunken px-3 py-2 whitespace-pre-line">{props.item.body}</div>
        </Show>
        <p class="num text-small text-ink-soft">
          <time datetime={props.item.at} title={dateTime(props.item.at, 'full')}>
            {dateTime(props.item.at, 'time')}
          </time>
          <Show when={props.item.by}> · {props.item.by}</Show>
        </p>
      </div>
    </li>
  )
}
