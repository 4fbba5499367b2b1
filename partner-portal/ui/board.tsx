import { For, Show, createSignal, onCleanup, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import { BoardCard } from './board-card.tsx'
import { BoardColumn, ColumnTabs, Zones } from './board-column.tsx'
import type { BoardDrag } from './board-drag.ts'
import { createMoves } from './board-moves.ts'
import type { BoardProps } from './board-types.ts'
import { isPhone } from './media.ts'

/**
 * Cards in columns. Arrows walk the cards, Alt and arrows move one, a menu on each card does the same, and so
 * does dragging where there is a mouse. On a phone one column at a time.
 */
export function Board<Card>(props: BoardProps<Card>): JSX.Element {
  let root!: HTMLDivElement
  const [drag, setDrag] = createSignal<BoardDrag>()
  const [dragging, setDragging] = createSignal(false)
  const [over, setOver] = createSignal<string>()
  const [chosen, setChosen] = createSignal<string>()
  const shown = () =>
    props.columns.find((column) => column.id === chosen())?.id ??
    (props.columns.find((column) => column.cards.length > 0) ?? props.columns[0])?.id
  const moves = createMoves(props, () => root, setChosen)

  onMount(() => {
    let gone = false
    onCleanup(() => (gone = true))
    if (!isPhone()) void import('./board-drag.ts').then((it) => !gone && setDrag(() => it.boardDrag))
  })

  const target = (element: HTMLElement, id: string) =>
    drag()?.target(element, {
      onOver: (inside) => setOver((now) => (inside ? id : now === id ? undefined : now)),
      onDrop: (key) => void moves.move(key, id),
    })

  return (
    <div ref={root} onKeyDown={moves.press}>
      <ColumnTabs columns={props.columns} shown={shown()} onShow={setChosen} />
      <div
        role="region"
        aria-label={props.label}
        tabindex="0"
        class="flex items-stretch gap-3 overflow-x-auto rounded-large pb-3"
      >
        <For each={props.columns}>
          {(column) => (
            <Show when={!isPhone() || column.id === shown()}>
              <BoardColumn column={column} over={over() === column.id} attach={target} empty={props.empty}>
                <For each={column.cards}>
                  {(card) => (
                    <BoardCard
                      board={props}
                      card={card}
                      columnId={column.id}
                      drag={drag()}
                      onDragging={setDragging}
                      onMove={(to) => void moves.move(props.cardKey(card), to)}
                    />
                  )}
                </For>
              </BoardColumn>
            </Show>
          )}
        </For>
      </div>
      <Show when={dragging() && props.zones}>
        {(zones) => <Zones zones={zones()} over={over()} attach={target} />}
      </Show>
    </div>
  )
}
