import { For, Show, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Option } from './select.tsx'

interface Choice {
  readonly label: JSX.Element
  readonly hint?: JSX.Element
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean
  readonly name?: string
}

const row = 'flex min-h-8 items-start gap-3 py-1 touch:min-h-11 touch:py-2.5'

function Beside(props: {
  readonly label: JSX.Element
  readonly hint?: JSX.Element
  readonly hintId: string
}) {
  return (
    <span class="min-w-0">
      {props.label}
      <Show when={props.hint}>
        <span id={props.hintId} class="block text-small text-ink-soft">
          {props.hint}
        </span>
      </Show>
    </span>
  )
}

/** A thing that is so or not; takes effect when the form is saved. */
export function Checkbox(props: Choice): JSX.Element {
  const hintId = createUniqueId()
  return (
    <label class={row}>
      <input
        type="checkbox"
        name={props.name}
        class="mt-1 size-4 shrink-0"
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={props.hint ? hintId : undefined}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <Beside label={props.label} hint={props.hint} hintId={hintId} />
    </label>
  )
}

/** A thing that is on or off; takes effect at once. */
export function Switch(props: Choice): JSX.Element {
  const hintId = createUniqueId()
  return (
    <label class={`${row} justify-between`}>
      <Beside label={props.label} hint={props.hint} hintId={hintId} />
      <input
        type="checkbox"
        role="switch"
        name={props.name}
        class="peer sr-only"
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={props.hint ? hintId : undefined}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span
        aria-hidden="true"
        class="relative mt-0.5 h-5 w-9 shrink-0 rounded-full border border-edge bg-sunken transition-colors after:absolute after:top-0.5 after:left-0.5 after:size-3.5 after:rounded-full after:bg-edge after:transition-[translate] peer-checked:border-brand peer-checked:bg-brand peer-checked:after:translate-x-4 peer-checked:after:bg-on-brand peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-brand"
      />
    </label>
  )
}

type RadioOption<Value extends string> = Option<Value> & { readonly hint?: string }

interface RadioGroupProps<Value extends string> {
  readonly label: string
  readonly options: readonly RadioOption<Value>[]
  readonly value: Value | ''
  readonly onChange: (value: Value) => void
  readonly error?: string | undefined
  readonly required?: boolean
  /** Options beside each other as one bar, for two or three short words. */
  readonly bar?: boolean
}

/** One of a few options, all in sight. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>): JSX.Element {
  const id = createUniqueId()
  return (
    <fieldset aria-describedby={props.error ? `${id}-error` : undefined} class="min-w-0">
      <legend class="mb-1.5 font-medium">{props.label}</legend>
      <div class={props.bar ? 'inline-flex max-w-full flex-wrap gap-1 rounded-large bg-sunken p-1' : 'grid'}>
        <For each={props.options}>
          {(option) => (
            <label
              class={
                props.bar
                  ? 'flex min-h-8 items-center rounded-small border border-transparent px-3 font-medium text-ink-soft transition-colors has-checked:border-edge has-checked:bg-surface has-checked:text-ink has-checked:shadow-low has-focus-visible:outline-2 has-focus-visible:outline-brand touch:min-h-11'
                  : row
              }
            >
              <input
                type="radio"
                name={id}
                value={option.value}
                required={props.required}
                disabled={option.disabled}
                class={props.bar ? 'sr-only' : 'mt-1 size-4 shrink-0'}
                checked={option.value === props.value}
                aria-describedby={option.hint ? `${id}-${option.value}` : undefined}
                onChange={() => props.onChange(option.value)}
              />
              <Beside label={option.label} hint={option.hint} hintId={`${id}-${option.value}`} />
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
