import X from 'lucide-solid/icons/x'
import { Show, createEffect, createUniqueId, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { IconButton } from './button.tsx'
import { classes } from './classes.ts'

interface DialogProps {
  readonly open: boolean
  /** Esc, the cross, or a press beside the dialog. */
  readonly onClose: () => void
  readonly title: string
  readonly children: JSX.Element
  /** The buttons, the safe one first. */
  readonly actions?: JSX.Element
  readonly wide?: boolean
  /** Cannot be left without an answer. */
  readonly strict?: boolean
}

/** A question that waits for its answer; the browser keeps the focus inside and gives it back. */
export function Dialog(props: DialogProps): JSX.Element {
  return (
    <Show when={props.open}>
      <OpenDialog {...props} />
    </Show>
  )
}

function OpenDialog(props: DialogProps): JSX.Element {
  const id = createUniqueId()
  let element!: HTMLDialogElement
  let gone = false
  let heading!: HTMLHeadingElement
  let body!: HTMLDivElement
  createEffect(() => {
    const before = document.activeElement
    element.showModal()
    // The cross comes first in the dialog, but it is not what one came for.
    const field = body.querySelector<HTMLElement>('[autofocus], input, select, textarea')
    ;(field ?? heading).focus()
    // What scrolls and has nothing to go to must take the focus itself, or no key scrolls it.
    if (!body.querySelector('a, button, input, select, textarea')) body.tabIndex = 0
    onCleanup(() => {
      gone = true
      element.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    })
  })
  const leave = () => {
    if (!props.strict) props.onClose()
  }
  return (
    <dialog
      ref={element}
      aria-labelledby={id}
      class={classes(
        'm-auto w-[calc(100%-2rem)] overflow-hidden rounded-large border border-line bg-raised shadow-high',
        'max-h-[calc(100dvh-2rem)] animate-appear open:flex open:flex-col',
        'phone:mb-4',
        props.wide ? 'max-w-panel' : 'max-w-dialog',
      )}
      onCancel={(event) => {
        if (event.target !== element) return
        event.preventDefault()
        leave()
      }}
      onClose={() => {
        // A second Esc closes whatever the page says about it.
        if (gone) return
        if (props.strict) element.showModal()
        else props.onClose()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && props.strict) event.preventDefault()
      }}
      onPointerDown={(event) => event.target === element && leave()}
    >
      <div class="flex min-h-0 flex-col">
        <header class="flex items-start gap-4 px-5 pt-4 pb-1">
          <h2 id={id} ref={heading} tabindex="-1" class="flex-1 pt-0.5 text-large font-semibold">
            {props.title}
          </h2>
          <Show when={!props.strict}>
            <IconButton icon={X} label={t('ui.close')} class="-mr-2" onClick={leave} />
          </Show>
        </header>
        <div ref={body} class="min-h-0 overflow-y-auto px-5 pt-1 pb-5">
          {props.children}
        </div>
        <Show when={props.actions}>
          <footer class="flex flex-wrap justify-end gap-2 border-t border-line bg-paper px-5 py-3 phone:flex-col-reverse phone:*:w-full">
            {props.actions}
          </footer>
        </Show>
      </div>
    </dialog>
  )
}
