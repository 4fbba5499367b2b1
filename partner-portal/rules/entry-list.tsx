import { For, Show, createEffect, createMemo, createSignal, onCleanup, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { isPhone } from '../ui/media.ts'
import type { MenuGroup } from '../ui/menu.tsx'
import { createRowKeys } from '../ui/row-keys.ts'
import type { Entry } from './content.ts'
import { landing } from './entries.ts'
import { EntryRow } from './entry-row.tsx'
import type { ListDeeds } from './list-deeds.ts'
import type { DragRow } from './rule-drag.ts'
import type { Sentence } from './sentences.ts'

interface ListProps<One extends Entry> {
  readonly label: string
  readonly entries: readonly One[]
  /** The keys that the search leaves, in their order. */
  readonly shown: readonly string[]
  readonly deeds: ListDeeds<One>
  readonly sentence: (key: string) => Sentence | undefined
  readonly marks: (key: string) => JSX.Element
  readonly open: string | undefined
  readonly onOpen: (key: string | undefined) => void
  readonly readOnly: boolean
  readonly editor: (one: () => One) => JSX.Element
  /** Rows after the last entry. */
  readonly foot?: JSX.Element
}

const atFirst = 60
const atOnce = 60

/** An ordered list of entries; of a long one, what is in sight and a little more. */
export function EntryList<One extends Entry>(props: ListProps<One>): JSX.Element {
  const [list, setList] = createSignal<HTMLOListElement>()
  const [limit, setLimit] = createSignal(atFirst)
  const [drag, setDrag] = createSignal<DragRow>()
  const byKey = createMemo(
    () => new Map(props.entries.map((one, index) => [one.key, { one, index }] as const)),
  )
  const keys = createMemo(() => props.shown.slice(0, limit()))
  createRowKeys(list)
  onMount(() => {
    let gone = false
    onCleanup(() => (gone = true))
    if (!isPhone() && !props.readOnly)
      void import('./rule-drag.ts').then((it) => !gone && setDrag(() => it.dragRow))
  })
  createEffect(() => {
    const at = props.open === undefined ? -1 : props.shown.indexOf(props.open)
    if (at >= limit()) setLimit(at + atFirst)
  })
  return (
    <ol ref={setList} aria-label={props.label} class="grid grid-cols-[minmax(0,1fr)]">
      <For each={keys()}>
        {(key) => (
          <Show when={byKey().get(key)}>
            {(found) => <Row {...props} key={key} one={found().one} index={found().index} drag={drag()} />}
          </Show>
        )}
      </For>
      <Show when={keys().length < props.shown.length}>
        <More onSeen={() => setLimit((now) => now + atOnce)} />
      </Show>
      {props.foot}
    </ol>
  )
}

function More(props: { readonly onSeen: () => void }): JSX.Element {
  let element!: HTMLLIElement
  onMount(() => {
    const watch = new IntersectionObserver(
      (seen) => seen.some(({ isIntersecting }) => isIntersecting) && props.onSeen(),
      { rootMargin: '1200px' },
    )
    watch.observe(element)
    onCleanup(() => watch.disconnect())
  })
  return (
    <li ref={element} class="px-5 py-4">
      <button type="button" class="link" onClick={() => props.onSeen()}>
        {t('rules.showMore')}
      </button>
    </li>
  )
}

type ItemProps<One extends Entry> = ListProps<One> & {
  readonly key: string
  readonly one: One
  readonly index: number
  readonly drag: DragRow | undefined
}

function Row<One extends Entry>(props: ItemProps<One>): JSX.Element {
  const sentence = () => props.sentence(props.key)
  const isOpen = () => props.open === props.key
  const filtered = () => props.shown.length < props.entries.length
  const menu = (): readonly MenuGroup[] => [
    {
      items: [
        { label: isOpen() ? t('rules.closeRule') : t('rules.openRule'), onSelect: toggle },
        { label: t('rules.duplicate'), onSelect: () => props.deeds.duplicate(props.key) },
      ],
    },
    {
      items: [
        {
          label: t('rules.moveUp'),
          disabled: props.index === 0,
          onSelect: () => props.deeds.move(props.key, -1),
        },
        {
          label: t('rules.moveDown'),
          disabled: props.index === props.entries.length - 1,
          onSelect: () => props.deeds.move(props.key, 1),
        },
        {
          label: t('rules.moveTop'),
          disabled: props.index === 0,
          onSelect: () => props.deeds.moveTo(props.key, 0),
        },
        {
          label: t('rules.moveBottom'),
          disabled: props.index === props.entries.length - 1,
          onSelect: () => props.deeds.moveTo(props.key, props.entries.length - 1),
        },
      ],
    },
    {
      items: [{ label: t('rules.delete'), tone: 'bad', onSelect: () => props.deeds.remove(props.key) }],
    },
  ]
  const toggle = () => props.onOpen(isOpen() ? undefined : props.key)
  return (
    <EntryRow
      entry={props.one}
      place={props.index + 1}
      when={sentence()?.when}
      then={sentence()?.then}
      stale={sentence()?.stale ?? true}
      marks={props.marks(props.key)}
      open={isOpen()}
      readOnly={props.readOnly}
      drag={filtered() ? undefined : props.drag}
      onOpen={toggle}
      onToggle={(enabled) => props.deeds.toggle(props.key, enabled)}
      onMove={(by) => props.deeds.move(props.key, by)}
      onDropped={(key, half) => {
        const from = props.entries.findIndex((one) => one.key === key)
        props.deeds.moveTo(key, landing(from, props.index, half))
      }}
      menu={menu}
    >
      {props.editor(() => props.one)}
    </EntryRow>
  )
}
