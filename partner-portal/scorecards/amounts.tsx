import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { none } from '../i18n/format.ts'
import { Money } from '../ui/values.tsx'

interface Amount {
  readonly currency: string
  readonly amount: number
}

/** Sums side by side, one a currency: they are never added up. */
export function Amounts(props: {
  readonly sums: readonly Amount[]
  readonly compact?: boolean
}): JSX.Element {
  return (
    <Show when={props.sums.length > 0} fallback={<span class="text-ink-soft">{none}</span>}>
      <span class="inline-flex flex-wrap gap-x-2 md:justify-end">
        <For each={props.sums}>
          {(sum) => <Money amount={sum.amount} currency={sum.currency} compact={props.compact ?? true} />}
        </For>
      </span>
    </Show>
  )
}
