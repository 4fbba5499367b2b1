import { For, Show, createEffect, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import type { BoardColumn as Column, BoardZone } from './board-types.ts'
import { classes } from './classes.ts'
import { Shape } from './shape.tsx'

type Attach = (element: HTMLElement, id: string) => (() => void) | undefined

interface BoardColumnProps {
  readonly column: Column<unknown>
  readonly over: boolean
  readonly attach: Attach
  readonly empty: JSX.Element
  readonly children: JSX.Element
}

/** One stage with its head and its cards; takes what is dropped on it. */
export function BoardColumn(props: BoardColumnProps): JSX.Element {
  let element!: HTMLElement
  createEffect(() => {
    const release = props.attach(element, props.column.id)
    if (release) onCleanup(release)
  })
  return (
    <section
      ref={element}
      aria-label={props.column.title}
      class={classes(
        'flex min-w-0 flex-1 flex-col rounded-large border p-2 transition-colors md:min-h-[60dvh] md:min-w-54',
        props.over ? 'border-brand bg-brand-tint' : 'border-transparent bg-well',
      )}
    >
      <header class="flex flex-wrap items-baseline justify-between gap-x-2 px-2 pt-1 pb-2 phone:hidden">
        <h2 class="truncate font-semibold">{props.column.title}</h2>
        <span class="num text-small text-ink-soft">{props.column.count ?? props.column.cards.length}</span>
        <div class="num basis-full text-small text-ink-soft empty:hidden">{props.column.sum}</div>
      </header>
      <Show when={props.column.cards.length > 0} fallback={props.empty}>
        <ul data-column={props.column.id} class="grid content-start gap-2">
          {props.children}
        </ul>
      </Show>
    </section>
  )
}

interface ColumnTabsProps {
  readonly columns: readonly Column<unknown>[]
  readonly shown: string | undefined
  readonly onShow: (id: string) => void
}

/** On a phone: which column is shown. */
export function ColumnTabs(props: ColumnTabsProps): JSX.Element {
  return (
    <div class="-mx-4 mb-3 flex gap-1.5 overflow-x-auto px-4 py-1 md:hidden">
      <For each={props.columns}>
        {(column) => (
          <button
            type="button"
            aria-pressed={props.shown === column.id}
            class="flex min-h-11 shrink-0 items-center gap-2 rounded-full border px-4 font-medium"
            classList={{
              'border-brand bg-brand-tint text-brand': props.shown === column.id,
              'border-line bg-surface text-ink-soft': props.shown !== column.id,
            }}
            onClick={() => props.onShow(column.id)}
          >
            {column.title}
            <span class="num text-small">{column.count ?? column.cards.length}</span>
          </button>
        )}
      </For>
    </div>
  )
}

interface ZonesProps {
  readonly zones: readonly BoardZone[]
  readonly over: string | undefined
  readonly attach: Attach
}

/** While a card is dragged: the ends of the way, at the foot of the window. */
export function Zones(props: ZonesProps): JSX.Element {
  return (
    <div class="fixed inset-x-0 bottom-0 z-20 flex animate-appear gap-3 border-t border-line bg-raised p-4 shadow-high">
      <For each={props.zones}>
        {(zone) => <Zone zone={zone} over={props.over === zone.id} attach={props.attach} />}
      </For>
    </div>
  )
}

function Zone(props: { readonly zone: BoardZone; readonly over: boolean; readonly attach: Attach }) {
  let element!: HTMLDivElement
  createEffect(() => {
    const release = props.attach(element, props.zone.id)
    if (release) onCleanup(release)
  })
  return (
    <div
      ref={element}
      class="flex min-h-14 flex-1 items-center justify-center gap-2 rounded-large border border-dashed font-medium"
      classList={{
        'border-brand bg-brand-tint text-brand': props.over,
        'border-edge bg-sunken': !props.over,
      }}
    >
      <Shape tone={props.zone.tone} />
      {props.zone.title}
    </div>
  )
}
