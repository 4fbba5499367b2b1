import type { JSX } from 'solid-js'

/** A rule's second half, with its arrow. */
export function Then(props: { readonly text: string }): JSX.Element {
  return (
    <p class="flex gap-2 text-ink-soft">
      <span aria-hidden="true" class="text-brand">
        →
      </span>
      <span class="min-w-0">{props.text}</span>
    </p>
  )
}
