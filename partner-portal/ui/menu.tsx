import { A } from '@solidjs/router'
import Check from 'lucide-solid/icons/check'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import { For, Show, createSignal, onCleanup, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic, Portal } from 'solid-js/web'
import { IconButton } from './button.tsx'
import type { Icon } from './button.tsx'
import { classes } from './classes.ts'
import { createPlace } from './place.ts'

export interface MenuItem {
  readonly label: string
  readonly icon?: Icon
  readonly detail?: string
  readonly onSelect?: () => void
  /** A page of the portal; then the item is a link. */
  readonly href?: string
  /** Given, the item is one of several choices, on or off. */
  readonly checked?: boolean
  readonly disabled?: boolean
  readonly tone?: 'bad'
}

/** Items under an optional heading; groups are parted by a line. */
export interface MenuGroup {
  readonly label?: string
  readonly items: readonly MenuItem[]
}

interface OpenMenu {
  readonly anchor: HTMLElement
  readonly label: string
  readonly groups: readonly MenuGroup[]
}

const [menu, setMenu] = createSignal<OpenMenu>()

/** Opens the one menu of the page beside a button; pressed again on the same button it closes. */
export function openMenu(anchor: HTMLElement, label: string, groups: readonly MenuGroup[]): void {
  setMenu((now) => (now?.anchor === anchor ? undefined : { anchor, label, groups }))
}

/** The one menu; stands in the app's frame. A menu for each of 500 cards would cost more than the cards. */
export function MenuHost(): JSX.Element {
  return (
    <Show when={menu()} keyed>
      {(open) => (
        // In the landmark of its button: all outside of an open dialog is inert.
        <Portal mount={open.anchor.closest('dialog, main, nav, header') ?? document.body}>
          <MenuPopover {...open} />
        </Portal>
      )}
    </Show>
  )
}

const itemsOf = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>('[role^=menuitem]')]

function moveFocus(list: HTMLElement, key: string): boolean {
  const items = itemsOf(list)
  const at = items.indexOf(document.activeElement as HTMLElement)
  const next = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[key]
  const typed = key.length === 1 && key !== ' ' ? key.toLowerCase() : undefined
  const named = [...items.slice(at + 1), ...items.slice(0, at + 1)].find(
    (item) => typed && item.textContent?.trim().toLowerCase().startsWith(typed),
  )
  const target = next === undefined ? named : items[next]
  target?.focus()
  return target !== undefined
}

function MenuPopover(props: OpenMenu): JSX.Element {
  const [list, setList] = createSignal<HTMLDivElement>()
  createPlace({ anchor: () => props.anchor, floating: list, open: () => true, align: 'end' })
  const close = (giveBack = true) => {
    if (giveBack) props.anchor.focus()
    setMenu((now) => (now?.anchor === props.anchor ? undefined : now))
  }
  const outside = (event: PointerEvent) => {
    const target = event.target as Node
    if (!list()?.contains(target) && !props.anchor.contains(target)) close(false)
  }
  onMount(() => {
    const anchor = props.anchor
    anchor.setAttribute('aria-expanded', 'true')
    document.addEventListener('pointerdown', outside, true)
    const popover = list()!
    queueMicrotask(() => itemsOf(popover)[0]?.focus())
    onCleanup(() => {
      anchor.setAttribute('aria-expanded', 'false')
      document.removeEventListener('pointerdown', outside, true)
    })
  })
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'Tab') close()
    else if (!moveFocus(event.currentTarget as HTMLElement, event.key)) return
    if (event.key !== 'Tab') event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={setList}
      popover="manual"
      role="menu"
      aria-label={props.label}
      class="fixed max-h-[80dvh] min-w-48 max-w-80 animate-appear overflow-auto rounded-large border border-line bg-raised p-1 shadow-high"
      onKeyDown={press}
    >
      <For each={props.groups}>
        {(group, index) => (
          <div role="group" aria-label={group.label}>
            <Show when={index() > 0}>
              <hr class="-mx-1 my-1 border-line" />
            </Show>
            <Show when={group.label}>
              <p aria-hidden="true" class="px-2.5 pt-1.5 pb-1 text-small text-ink-soft">
                {group.label}
              </p>
            </Show>
            <For each={group.items}>{(item) => <Item item={item} close={close} />}</For>
          </div>
        )}
      </For>
    </div>
  )
}

function Item(props: { readonly item: MenuItem; readonly close: () => void }): JSX.Element {
  const looks = () =>
    classes(
      'flex min-h-8 w-full items-center gap-2.5 rounded-small px-2.5 py-1 text-left hover:bg-sunken focus:bg-sunken',
      'focus-visible:outline-offset-[-2px] disabled:opacity-50 touch:min-h-11',
      props.item.tone === 'bad' && 'text-bad',
    )
  const select = () => {
    props.close()
    props.item.onSelect?.()
  }
  const inside = (
    <>
      <Show when={props.item.icon}>
        {(icon) => <Dynamic component={icon()} size={16} class="shrink-0 text-ink-soft" />}
      </Show>
      <span class="min-w-0 flex-1">
        {props.item.label}
        <Show when={props.item.detail}>
          <span class="block text-small text-ink-soft">{props.item.detail}</span>
        </Show>
      </span>
      <Show when={props.item.checked}>
        <Check size={16} class="shrink-0 text-brand" />
      </Show>
    </>
  )
  return (
    <Show
      when={props.item.href}
      fallback={
        <button
          type="button"
          role={props.item.checked === undefined ? 'menuitem' : 'menuitemradio'}
          aria-checked={props.item.checked}
          disabled={props.item.disabled}
          tabindex="-1"
          class={looks()}
          onClick={select}
        >
          {inside}
        </button>
      }
    >
      {(href) => (
        <A href={href()} role="menuitem" tabindex="-1" class={looks()} onClick={select}>
          {inside}
        </A>
      )}
    </Show>
  )
}

interface MenuButtonProps {
  readonly label: string
  /** Asked when the menu opens, so that a board of cards does not build them all. */
  readonly groups: () => readonly MenuGroup[]
  readonly icon?: Icon
  readonly class?: string
}

/** Three dots (or another icon) that open the shared menu. */
export function MenuButton(props: MenuButtonProps): JSX.Element {
  return (
    <IconButton
      icon={props.icon ?? Ellipsis}
      label={props.label}
      class={props.class}
      aria-haspopup="menu"
      aria-expanded="false"
      onClick={(event) => openMenu(event.currentTarget, props.label, props.groups())}
    />
  )
}
