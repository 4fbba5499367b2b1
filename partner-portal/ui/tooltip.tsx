import { createSignal, createUniqueId, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import { createPlace } from './place.ts'

interface TooltipProps {
  readonly text: string
  /** One element that can take the focus: a button or a link. */
  readonly children: JSX.Element
}

/** A sentence about a control, on hover and on focus; Esc puts it away. Never the only place of a fact. */
export function Tooltip(props: TooltipProps): JSX.Element {
  const id = createUniqueId()
  const [anchor, setAnchor] = createSignal<HTMLSpanElement>()
  const [bubble, setBubble] = createSignal<HTMLSpanElement>()
  const [open, setOpen] = createSignal(false)
  createPlace({ anchor, floating: bubble, open, side: 'above', align: 'center' })
  onMount(() => anchor()?.querySelector('button, a, [tabindex]')?.setAttribute('aria-describedby', id))
  return (
    <span
      ref={setAnchor}
      class="inline-flex"
      onPointerEnter={(event) => event.pointerType === 'mouse' && setOpen(true)}
      onPointerLeave={() => setOpen(false)}
      onFocusIn={() => setOpen(true)}
      onFocusOut={() => setOpen(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open()) return
        event.stopPropagation()
        setOpen(false)
      }}
    >
      {props.children}
      <span
        ref={setBubble}
        id={id}
        role="tooltip"
        popover="manual"
        class="pointer-events-none fixed max-w-72 rounded-small bg-ink px-2.5 py-1.5 text-small font-normal whitespace-normal text-paper shadow-high"
      >
        {props.text}
      </span>
    </span>
  )
}
