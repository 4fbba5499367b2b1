import type { JSX } from 'solid-js'

/** A baton in flight. */
export function Logo(props: { readonly class?: string }): JSX.Element {
  return (
    <svg viewBox="0 0 32 32" class={props.class ?? 'size-7'} aria-hidden="true">
      <rect width="32" height="32" rx="8" class="fill-brand" />
      <path d="M9 22.5 19.2 12.3" class="stroke-on-brand" stroke-width="5" stroke-linecap="round" />
      <circle cx="23.2" cy="8.6" r="2.6" class="fill-on-brand" />
    </svg>
  )
}
