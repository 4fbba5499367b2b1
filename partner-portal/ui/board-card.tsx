import { A } from '@solidjs/router'
import { Show, createEffect, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import type { BoardDrag } from './board-drag.ts'
import type { BoardProps } from './board-types.ts'
import { MenuButton } from './menu.tsx'
import type { MenuGroup } from './menu.tsx'

interface BoardCardProps<Card> {
  readonly board: BoardProps<Card>
  readonly card: Card
  readonly columnId: string
  readonly drag: BoardDrag | undefined
  readonly onDragging: (dragging: boolean) => void
  readonly onMove: (to: string) => void
}

/** One card: its title is the link, its menu the other way to move it. */
export function BoardCard<Card>(props: BoardCardProps<Card>): JSX.Element {
  let element!: HTMLLIElement
  const key = () => props.board.cardKey(props.card)
  const movable = () => props.board.canMove?.(props.card) ?? true
  createEffect(() => {
    if (props.drag && movable()) onCleanup(props.drag.card(element, key(), props.onDragging))
  })
  return (
    <li
      ref={element}
      class="group relative rounded-small border border-line bg-raised p-3 shadow-low transition-[border-color,box-shadow] hover:border-edge/60 hover:shadow-high"
      classList={{ 'md:cursor-grab': movable() }}
    >
      <div class="flex items-start gap-1">
        <A
          href={props.board.cardHref(props.card)}
          data-card={key()}
          draggable={false}
          noScroll
          class="min-w-0 flex-1 font-medium after:absolute after:inset-0 after:rounded-small focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-brand"
        >
          {props.board.cardTitle(props.card)}
        </A>
        <Show when={movable() || props.board.menu}>
          <MenuButton
            label={t('ui.cardMenu', { card: props.board.cardTitle(props.card) })}
            groups={() => groupsOf(props.board, props.card, props.columnId, props.onMove)}
            class="relative z-10 -my-1 -mr-1.5"
          />
        </Show>
      </div>
      <div class="text-small text-ink-soft">{props.board.card(props.card)}</div>
    </li>
  )
}

// Takes values, not props: it is asked once, when the menu opens.
function groupsOf<Card>(
  board: BoardProps<Card>,
  card: Card,
  columnId: string,
  onMove: (to: string) => void,
): readonly MenuGroup[] {
  const items = [...board.columns, ...(board.zones ?? [])]
    .filter((place) => place.id !== columnId)
    .map((place) => ({ label: place.title, onSelect: () => onMove(place.id) }))
  const move = board.canMove?.(card) === false ? [] : [{ label: t('ui.moveTo'), items }]
  return [...move, ...(board.menu?.(card) ?? [])]
}
