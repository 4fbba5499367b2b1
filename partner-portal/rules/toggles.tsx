import { For, Show, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Choice } from './facts.ts'

interface TogglesProps {
  readonly label: string
  readonly options: readonly Choice[]
  readonly values: readonly string[]
  readonly onChange: (values: string[]) => void
  readonly error?: string | undefined
}

/** Several of a few short choices, all in sight, as one row of boxes. */
export function Toggles(props: TogglesProps): JSX.Element {
  const id = createUniqueId()
  // In the order of the options, so that the sentence reads the same whatever was ticked first.
  const toggled = (value: string, on: boolean) =>
    props.onChange([
      ...props.options
        .map((option) => option.value)
        .filter((one) => (one === value ? on : props.values.includes(one))),
      ...props.values.filter((one) => props.options.every((option) => option.value !== one)),
    ])
  return (
    <fieldset aria-describedby={props.error ? `${id}-error` : undefined} class="min-w-0">
      <legend class="sr-only">{props.label}</legend>
      <div class="flex flex-wrap gap-1.5">
        <For each={props.options}>
          {(option) => (
            <label class="flex min-h-9 items-center gap-2 rounded-small border border-edge/60 bg-surface px-2.5 transition-colors has-checked:border-brand has-checked:bg-brand-tint has-focus-visible:outline-2 has-focus-visible:outline-brand touch:min-h-11">
              <input
                type="checkbox"
                class="size-4 shrink-0"
                checked={props.values.includes(option.value)}
                onChange={(event) => toggled(option.value, event.currentTarget.checked)}
              />
              {option.label}
            </label>
          )}
        </For>
      </div>
      <Show when={props.error}>
        <p id={`${id}-error`} class="mt-1.5 text-small text-bad">
          {props.error}
        </p>
      </Show>
    </fieldset>
  )
}
