import FolderPlus from 'lucide-solid/icons/folder-plus'
import Plus from 'lucide-solid/icons/plus'
import { Index, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { MenuButton } from '../ui/menu.tsx'
import type { MenuGroup } from '../ui/menu.tsx'
import { Select } from '../ui/select.tsx'
import { ClauseEditor } from './clause-editor.tsx'
import { blank, conditionOf, deepest, groupKinds, groupOf, nested, withChildren } from './condition.ts'
import type { Group, GroupKind } from './condition.ts'
import type { Condition } from './content.ts'
import { useEditing } from './editing.ts'
import { insertedAt, moved, removedAt, replacedAt } from './entries.ts'
import { postalAreas } from './postal.ts'

interface GroupProps {
  readonly group: Group
  /** The JSON pointer of the condition that the group is. */
  readonly at: string
  readonly depth: number
  /** Other children under the same word. */
  readonly onChildren: (children: readonly Condition[]) => void
  readonly onKind: (kind: GroupKind) => void
  readonly menu?: () => readonly MenuGroup[]
  readonly place?: number
}

/** Conditions under one word: all of them, any, none, or not all. */
export function GroupEditor(props: GroupProps): JSX.Element {
  const editing = useEditing()
  let element!: HTMLDivElement
  const children = () => props.group.children
  // A new line is there to be filled in: the focus goes to its first field.
  const add = (condition: Condition) => {
    props.onChildren([...children(), condition])
    queueMicrotask(() => {
      const lines = element.querySelectorAll<HTMLElement>(':scope > ul > li')
      // The last line is that of the buttons.
      const field = lines[lines.length - 2]?.querySelector<HTMLElement>('input, select')
      field?.focus()
    })
  }
  const word = () => (['any', 'none'].includes(props.group.kind) ? t('rules.or') : t('rules.and'))
  return (
    <div
      ref={element}
      role="group"
      aria-label={t('rules.groupAt', { kind: t(`rules.kind_${props.group.kind}`) })}
      class="grid gap-3"
    >
      <div class="flex items-start gap-2">
        <Select
          bare
          class="w-64 min-w-0"
          label={t('rules.kind')}
          value={props.group.kind}
          options={groupKinds.map((kind) => ({ value: kind, label: t(`rules.kind_${kind}`) }))}
          onChange={(kind: GroupKind) => props.onKind(kind)}
        />
        <span class="flex-1" />
        <Show when={props.menu}>
          {(menu) => (
            <MenuButton label={t('rules.groupMenu', { place: props.place ?? 1 })} groups={() => menu()()} />
          )}
        </Show>
      </div>
      <ul class="grid gap-3 border-l-2 border-brand/40 pl-3 md:pl-4">
        <Index each={children()}>
          {(child, index) => (
            <li class="grid min-w-0 gap-3">
              <Show when={index > 0}>
                <span aria-hidden="true" class="-mb-1 text-small font-medium text-ink-soft">
                  {word()}
                </span>
              </Show>
              <Child {...props} child={child()} index={index} />
            </li>
          )}
        </Index>
        <li class="flex flex-wrap gap-1">
          <Button tone="quiet" icon={Plus} onClick={() => add(blank)}>
            {t('rules.addCondition')}
          </Button>
          <Show when={props.depth < deepest - 1}>
            <Button
              tone="quiet"
              icon={FolderPlus}
              onClick={() =>
                add(conditionOf({ kind: props.group.kind === 'any' ? 'all' : 'any', children: [blank] }))
              }
            >
              {t('rules.addGroup')}
            </Button>
          </Show>
        </li>
      </ul>
      <Show when={editing.fault(props.at)}>
        {(message) => <p class="text-small text-bad">{message()}</p>}
      </Show>
    </div>
  )
}

function Child(props: GroupProps & { readonly child: Condition; readonly index: number }): JSX.Element {
  const list = () => props.group.children
  const inner = () => (postalAreas(props.child) ? undefined : groupOf(props.child))
  const at = () => (props.group.at === '' ? props.at : `${props.at}${props.group.at}/${props.index}`)
  const change = (next: Condition | undefined) =>
    props.onChildren(
      next === undefined ? removedAt(list(), props.index) : replacedAt(list(), props.index, next),
    )
  const menu = (): readonly MenuGroup[] => [
    {
      items: [
        {
          label: t('rules.moveUp'),
          disabled: props.index === 0,
          onSelect: () => props.onChildren(moved(list(), props.index, props.index - 1)),
        },
        {
          label: t('rules.moveDown'),
          disabled: props.index === list().length - 1,
          onSelect: () => props.onChildren(moved(list(), props.index, props.index + 1)),
        },
        {
          label: t('rules.duplicate'),
          onSelect: () => props.onChildren(insertedAt(list(), props.index + 1, props.child)),
        },
        ...(props.depth < deepest - 1
          ? [
              {
                label: t('rules.intoGroup'),
                onSelect: () => change(nested(props.child, props.group.kind === 'any' ? 'all' : 'any')),
              },
            ]
          : []),
      ],
    },
    { items: [{ label: t('rules.remove'), tone: 'bad', onSelect: () => change(undefined) }] },
  ]
  return (
    <Show
      when={inner()}
      fallback={
        <ClauseEditor
          condition={props.child}
          at={at()}
          place={props.index + 1}
          onChange={change}
          menu={menu}
        />
      }
    >
      {(group) => (
        <GroupEditor
          group={group()}
          at={at()}
          depth={props.depth + 1}
          place={props.index + 1}
          onChildren={(children) => change(withChildren(group(), children))}
          onKind={(kind) => change(conditionOf({ kind, children: group().children }))}
          menu={menu}
        />
      )}
    </Show>
  )
}
