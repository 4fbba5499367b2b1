import X from 'lucide-solid/icons/x'
import { For, Show, createEffect, createSignal, onCleanup, untrack } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { announce } from './announce.tsx'
import { IconButton } from './button.tsx'
import { Shape } from './shape.tsx'
import type { Tone } from './shape.tsx'

interface ToastText {
  readonly text: string
  readonly tone?: Tone
  /** Offers to take the deed back while the toast stands. */
  readonly undo?: () => void
  /** Called once when the toast goes without Undo: the moment to send what could still be taken back. */
  readonly onGone?: () => void
}

interface Standing extends ToastText {
  readonly id: number
}

const lifetime = 6000
const [toasts, setToasts] = createSignal<readonly Standing[]>([])
let last = 0

/**
 * Says that something was done. Goes after 6 s, later while the pointer or the focus is on it.
 *
 * @returns puts it away before its time
 */
export function toast(text: ToastText): () => void {
  const id = ++last
  setToasts((standing) => [...standing, { ...text, id }].slice(-3))
  announce(text.undo ? `${text.text} ${t('ui.undoOffered')}` : text.text)
  return () => remove(id)
}

const remove = (id: number) => setToasts((standing) => standing.filter((toast) => toast.id !== id))

/** Where toasts stand; in the app's frame, above any dialog. */
export function Toasts(): JSX.Element {
  let region!: HTMLElement
  createEffect(() => {
    const any = toasts().length > 0
    // The top layer is a stack: showing again puts toasts above a dialog that was opened meanwhile.
    if (region.matches(':popover-open')) region.hidePopover()
    if (any) region.showPopover()
  })
  return (
    <section
      ref={region}
      popover="manual"
      aria-label={t('ui.notices')}
      class="fixed bottom-4 left-1/2 w-[calc(100%-2rem)] max-w-form -translate-x-1/2 overflow-visible bg-transparent phone:bottom-20"
    >
      <ol class="grid gap-2">
        <For each={toasts()}>{(toast) => <Toast toast={toast} />}</For>
      </ol>
    </section>
  )
}

function Toast(props: { readonly toast: Standing }): JSX.Element {
  let timer: ReturnType<typeof setTimeout> | undefined
  let undone = false
  const hold = () => clearTimeout(timer)
  const run = () => {
    hold()
    timer = setTimeout(() => remove(props.toast.id), lifetime)
  }
  const undo = () => {
    undone = true
    props.toast.undo?.()
    remove(props.toast.id)
  }
  run()
  const onGone = untrack(() => props.toast.onGone)
  onCleanup(() => {
    hold()
    if (!undone) onGone?.()
  })
  return (
    <li
      class="flex animate-appear items-center gap-3 rounded-large bg-ink py-2 pr-2 pl-4 text-paper shadow-high"
      onPointerEnter={hold}
      onPointerLeave={run}
      onFocusIn={hold}
      onFocusOut={run}
    >
      <Shape tone={props.toast.tone ?? 'ok'} />
      <p class="min-w-0 flex-1 py-1">{props.toast.text}</p>
      <Show when={props.toast.undo}>
        <button
          type="button"
          class="min-h-9 rounded-small px-3 font-semibold underline underline-offset-4 hover:bg-paper/15 focus-visible:outline-paper touch:min-h-11"
          onClick={undo}
        >
          {t('ui.undo')}
        </button>
      </Show>
      <IconButton
        icon={X}
        label={t('ui.dismiss')}
        size={16}
        class="text-paper! hover:bg-paper/15! focus-visible:outline-paper"
        onClick={() => remove(props.toast.id)}
      />
    </li>
  )
}
