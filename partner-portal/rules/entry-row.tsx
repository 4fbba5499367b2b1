import GripVertical from 'lucide-solid/icons/grip-vertical'
import { Show, createEffect, createSignal, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { classes } from '../ui/classes.ts'
import { MenuButton } from '../ui/menu.tsx'
import type { MenuGroup } from '../ui/menu.tsx'
import { Badge } from '../ui/status.tsx'
import type { Entry } from './content.ts'
import type { DragRow, Half } from './rule-drag.ts'
import { Then } from './then.tsx'

export interface RowProps {
  readonly entry: Entry
  readonly place: number
  /** The entry in words, as the server has said them. */
  readonly when: string | undefined
  readonly then: string | undefined
  /** What was typed since is not in these words yet. */
  readonly stale: boolean
  readonly marks: JSX.Element
  readonly open: boolean
  readonly readOnly: boolean
  readonly drag: DragRow | undefined
  readonly onOpen: () => void
  readonly onToggle: (enabled: boolean) => void
  readonly onMove: (by: number) => void
  readonly onDropped: (key: string, half: Half) => void
  readonly menu: () => readonly MenuGroup[]
  readonly children?: JSX.Element
}

/** One rule: its number, its name, what it says, and, opened, how it is put together. */
export function EntryRow(props: RowProps): JSX.Element {
  let element!: HTMLLIElement
  let handle!: HTMLSpanElement
  const [dragging, setDragging] = createSignal(false)
  const [over, setOver] = createSignal<Half>()
  createEffect(() => {
    if (!props.drag || props.readOnly) return
    onCleanup(
      props.drag({
        element,
        handle,
        key: props.entry.key,
        onDragging: setDragging,
        onOver: setOver,
        onDrop: (key, half) => props.onDropped(key, half),
      }),
    )
  })
  const enabled = () => props.entry.enabled ?? true
  const press = (event: KeyboardEvent) => {
    if (props.readOnly || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    props.onMove(event.key === 'ArrowUp' ? -1 : 1)
    // Taken out and put back elsewhere, an element has lost the focus.
    const side = event.target as HTMLElement
    queueMicrotask(() => {
      side.focus({ preventScroll: true })
      element.scrollIntoView({ block: 'nearest' })
    })
  }
  return (
    <li
      ref={element}
      data-key={props.entry.key}
      class={classes(
        'group relative scroll-mt-24 border-b border-line last:border-0',
        props.open ? 'bg-surface' : 'hover:bg-sunken/40',
        dragging() && 'opacity-40',
      )}
    >
      <Show when={over()}>
        {(half) => (
          <span
            aria-hidden="true"
            class={classes(
              'absolute inset-x-0 z-10 h-0.5 bg-brand',
              half() === 'above' ? '-top-px' : '-bottom-px',
            )}
          />
        )}
      </Show>
      <div
        class="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 px-4 py-3.5 md:grid-cols-[auto_auto_minmax(0,1fr)_auto] md:px-5"
        onKeyDown={press}
      >
        <span
          ref={handle}
          aria-hidden="true"
          class={classes(
            '-ml-3 w-4 self-start pt-1.5 text-ink-soft phone:hidden',
            props.drag && !props.readOnly ? 'cursor-grab opacity-0 group-hover:opacity-100' : 'invisible',
          )}
        >
          <GripVertical size={16} />
        </span>
        <span
          aria-hidden="true"
          class="num grid size-7 shrink-0 place-items-center rounded-full bg-sunken text-small font-semibold text-ink-soft"
        >
          {props.place}
        </span>
        <div class="min-w-0 phone:contents">
          <p class="flex flex-wrap items-center gap-x-2 gap-y-1 pt-0.5">
            <button
              type="button"
              data-row
              aria-expanded={props.open}
              aria-keyshortcuts={props.readOnly ? undefined : 'Alt+ArrowUp Alt+ArrowDown'}
              class="rounded-small text-left font-semibold hover:text-brand"
              onClick={() => props.onOpen()}
            >
              {props.entry.name === '' ? t('rules.unnamed') : props.entry.name}
            </button>
            <Show when={!enabled()}>
              <Badge>{t('rules.off')}</Badge>
            </Show>
            {props.marks}
          </p>
          <Show when={!props.open || !props.stale}>
            <div
              class={classes(
                'grid grid-cols-[minmax(0,1fr)] gap-0.5 phone:order-last phone:col-span-full phone:mt-1.5',
                (!enabled() || props.stale) && 'text-ink-soft',
              )}
            >
              <p>{props.when ?? t('rules.notInWordsYet')}</p>
              <Show when={props.then}>{(text) => <Then text={text()} />}</Show>
            </div>
          </Show>
        </div>
        <div class="flex shrink-0 items-start gap-1">
          <label class="grid size-8 place-items-center touch:size-11" title={t('rules.onOff')}>
            <input
              type="checkbox"
              role="switch"
              class="peer sr-only"
              aria-label={t('rules.switchNamed', { name: props.entry.name })}
              checked={enabled()}
              disabled={props.readOnly}
              onChange={(event) => props.onToggle(event.currentTarget.checked)}
            />
            <span
              aria-hidden="true"
              class="relative h-5 w-9 rounded-full border border-edge bg-sunken transition-colors after:absolute after:top-0.5 after:left-0.5 after:size-3.5 after:rounded-full after:bg-edge after:transition-[translate] peer-checked:border-brand peer-checked:bg-brand peer-checked:after:translate-x-4 peer-checked:after:bg-on-brand peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-brand"
            />
          </label>
          <Show when={!props.readOnly}>
            <MenuButton label={t('rules.menuOf', { name: props.entry.name })} groups={props.menu} />
          </Show>
        </div>
      </div>
      <Show when={props.open}>
        <div class="px-4 pb-5 md:px-5 md:pl-15">{props.children}</div>
      </Show>
    </li>
  )
}
