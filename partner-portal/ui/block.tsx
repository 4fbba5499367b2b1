import type { JSX } from 'solid-js'

/** A part of a panel under a small heading. */
export function Block(props: { readonly title: string; readonly children: JSX.Element }): JSX.Element {
  return (
    <section>
      <h3 class="mb-2 font-semibold">{props.title}</h3>
      {props.children}
    </section>
  )
}
