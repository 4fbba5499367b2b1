import { Show } from 'solid-js'
import type { JSX } from 'solid-js'

interface BarProps {
  /** From 0 to 1; empty without a figure. */
  readonly ratio: number | null
  /** Where the network stands, as a mark. */
  readonly mark?: number | null
  /** Rests on few cases. */
  readonly faint?: boolean
}

const within = (ratio: number) => Math.min(1, Math.max(0, ratio))

/** A ratio as a length; the figure itself stands beside it in words. */
export function Bar(props: BarProps): JSX.Element {
  return (
    <svg aria-hidden="true" class="block h-2 w-full" preserveAspectRatio="none" viewBox="0 0 100 8">
      <rect width="100" height="8" class="fill-sunken" />
      <Show when={props.ratio !== null}>
        <rect
          width={100 * within(props.ratio ?? 0)}
          height="8"
          class={props.faint ? 'fill-edge' : 'fill-brand'}
        />
      </Show>
      <Show when={props.mark !== null && props.mark !== undefined}>
        <rect x={Math.min(99, 100 * within(props.mark ?? 0))} width="1" height="8" class="fill-ink" />
      </Show>
    </svg>
  )
}
