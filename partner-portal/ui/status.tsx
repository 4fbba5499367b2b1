import type { JSX } from 'solid-js'
import { Show } from 'solid-js'
import { classes } from './classes.ts'
import { Shape } from './shape.tsx'
import type { Tone } from './shape.tsx'

const tints: Readonly<Record<Tone, string>> = {
  neutral: 'bg-sunken text-ink-soft',
  brand: 'bg-brand-tint text-brand',
  ok: 'bg-ok-tint text-ok',
  warn: 'bg-warn-tint text-warn',
  bad: 'bg-bad-tint text-bad',
}

const pill =
  'inline-flex min-h-5 max-w-full align-middle items-center gap-1.5 rounded-full px-2 text-small font-medium whitespace-nowrap'

/** Where a thing stands: a word with a shape, on its tint. */
export function Status(props: { readonly tone: Tone; readonly children: JSX.Element }): JSX.Element {
  return (
    <span class={classes(pill, tints[props.tone])}>
      <Shape tone={props.tone} />
      <span class="truncate">{props.children}</span>
    </span>
  )
}

/** A label or a count, without a shape. */
export function Badge(props: { readonly tone?: Tone; readonly children: JSX.Element }): JSX.Element {
  return <span class={classes(pill, 'num', tints[props.tone ?? 'neutral'])}>{props.children}</span>
}

interface NoticeProps {
  readonly tone: Tone
  readonly title?: string
  readonly children: JSX.Element
  /** Read at once when it appears. */
  readonly alert?: boolean
}

/** A sentence that concerns the page or the form it stands in. */
export function Notice(props: NoticeProps): JSX.Element {
  return (
    <div
      role={props.alert ? 'alert' : undefined}
      class={classes('flex gap-3 rounded-large px-4 py-3', tints[props.tone])}
    >
      <Shape tone={props.tone} class="mt-1.5 size-3" />
      <div class="min-w-0 flex-1 text-ink">
        <Show when={props.title}>
          <p class="font-semibold">{props.title}</p>
        </Show>
        {props.children}
      </div>
    </div>
  )
}
