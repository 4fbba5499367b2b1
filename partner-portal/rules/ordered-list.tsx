import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import X from 'lucide-solid/icons/x'
import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { announce } from '../ui/announce.tsx'
import { IconButton } from '../ui/button.tsx'
import { moved } from './entries.ts'

interface OrderedProps<Value extends string> {
  readonly values: readonly Value[]
  readonly labelOf: (value: Value) => string
  readonly onChange: (values: readonly Value[]) => void
}

/** A few things in an order, moved by buttons or by Alt and the arrows. */
export function OrderedList<Value extends string>(props: OrderedProps<Value>): JSX.Element {
  let list!: HTMLOListElement
  const move = (from: number, to: number) => {
    const value = props.values[from]
    if (value === undefined || to < 0 || to >= props.values.length) return
    props.onChange(moved(props.values, from, to))
    announce(t('rules.movedTo', { name: props.labelOf(value), place: to + 1, count: props.values.length }))
  }
  const press = (event: KeyboardEvent, index: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    const to = index + (event.key === 'ArrowUp' ? -1 : 1)
    move(index, to)
    queueMicrotask(() => list.children[to]?.querySelector<HTMLElement>('button:last-of-type')?.focus())
  }
  return (
    <ol ref={list} class="grid gap-1.5 md:max-w-dialog">
      <For each={props.values}>
        {(value, index) => (
          <li
            class="flex items-center gap-2 rounded-small border border-line bg-surface py-1 pr-1 pl-3"
            onKeyDown={(event) => press(event, index())}
          >
            <span aria-hidden="true" class="num w-4 text-small text-ink-soft">
              {index() + 1}
            </span>
            <span class="min-w-0 flex-1">{props.labelOf(value)}</span>
            <IconButton
              icon={ArrowUp}
              label={t('rules.earlier', { name: props.labelOf(value) })}
              disabled={index() === 0}
              onClick={() => move(index(), index() - 1)}
            />
            <IconButton
              icon={ArrowDown}
              label={t('rules.later', { name: props.labelOf(value) })}
              disabled={index() === props.values.length - 1}
              onClick={() => move(index(), index() + 1)}
            />
            <IconButton
              icon={X}
              label={t('rules.removeNamed', { name: props.labelOf(value) })}
              onClick={() => props.onChange(props.values.filter((one) => one !== value))}
            />
          </li>
        )}
      </For>
    </ol>
  )
}
