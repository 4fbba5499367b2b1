import { A } from '@solidjs/router'
import Maximize2 from 'lucide-solid/icons/maximize-2'
import X from 'lucide-solid/icons/x'
import { Show, createEffect, createUniqueId, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { IconButton } from './button.tsx'
import { isPhone } from './media.ts'

interface PanelProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  /** The page of the same record. */
  readonly href?: string
  readonly children: JSX.Element
  /** Stays in sight at the foot. */
  readonly actions?: JSX.Element
}

/** A record beside its list (`?open=…`): the list stays usable; on a phone it is a page of its own. */
export function Panel(props: PanelProps): JSX.Element {
  return (
    <Show when={props.open}>
      <OpenPanel {...props} />
    </Show>
  )
}

function OpenPanel(props: PanelProps): JSX.Element {
  const id = createUniqueId()
  let element!: HTMLDialogElement
  let gone = false
  let heading!: HTMLHeadingElement
  createEffect(() => {
    const before = document.activeElement
    if (isPhone()) element.showModal()
    else element.show()
    heading.focus()
    onCleanup(() => {
      gone = true
      element.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    })
  })
  return (
    <dialog
      ref={element}
      aria-labelledby={id}
      class="fixed inset-y-0 right-0 left-auto z-30 m-0 h-dvh w-full max-w-panel animate-slide flex-col border-l border-line bg-surface shadow-high open:flex phone:max-w-none"
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
      onClose={() => !gone && props.onClose()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        props.onClose()
      }}
    >
      <header class="flex items-center gap-1 border-b border-line py-2.5 pr-3 pl-5">
        <h2 id={id} ref={heading} tabindex="-1" class="min-w-0 flex-1 truncate text-large font-semibold">
          {props.title}
        </h2>
        <Show when={props.href}>
          {(href) => (
            <A
              href={href()}
              aria-label={t('ui.openPage')}
              title={t('ui.openPage')}
              class="grid size-8 place-items-center rounded-small text-ink-soft hover:bg-sunken hover:text-ink touch:size-11"
            >
              <Maximize2 size={16} />
            </A>
          )}
        </Show>
        <IconButton icon={X} label={t('ui.close')} onClick={() => props.onClose()} />
      </header>
      <div class="min-h-0 flex-1 overflow-y-auto p-5">{props.children}</div>
      <Show when={props.actions}>
        <footer class="flex gap-2 border-t border-line bg-paper px-5 py-3 phone:*:flex-1">
          {props.actions}
        </footer>
      </Show>
    </dialog>
  )
}
