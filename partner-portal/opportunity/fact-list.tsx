import { For } from 'solid-js'
import type { JSX } from 'solid-js'

export interface Fact {
  readonly label: string
  /** Nothing, and the fact is left out. */
  readonly value: JSX.Element
}

/** Labels with their values, in two columns. */
export function FactList(props: { readonly facts: readonly Fact[] }): JSX.Element {
  return (
    <dl class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
      <For each={props.facts.filter(({ value }) => value !== '')}>
        {(fact) => (
          <>
            <dt class="text-ink-soft">{fact.label}</dt>
            <dd class="num text-right break-words">{fact.value}</dd>
          </>
        )}
      </For>
    </dl>
  )
}
