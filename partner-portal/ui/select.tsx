import ChevronDown from 'lucide-solid/icons/chevron-down'
import { For, Show, splitProps } from 'solid-js'
import type { JSX } from 'solid-js'
import { classes } from './classes.ts'
import { Field } from './field.tsx'
import type { FieldProps } from './field.tsx'

export interface Option<Value extends string = string> {
  readonly value: Value
  readonly label: string
  readonly disabled?: boolean
}

type SelectProps<Value extends string> = FieldProps & {
  readonly value: Value | ''
  readonly onChange: (value: Value) => void
  readonly options: readonly Option<Value>[]
  /** Shown while nothing is chosen; cannot be chosen itself. */
  readonly placeholder?: string
  readonly name?: string
  readonly disabled?: boolean
}

/** One of a few options: the browser's own list, which every phone knows best. */
export function Select<Value extends string>(props: SelectProps<Value>): JSX.Element {
  const [frame] = splitProps(props, ['label', 'hint', 'error', 'required', 'bare', 'class'])
  return (
    <Field {...frame}>
      {(wiring) => (
        <span class="relative block">
          <select
            {...wiring}
            name={props.name}
            disabled={props.disabled}
            class={classes('input appearance-none truncate pr-9', props.value === '' && 'text-ink-soft')}
            onChange={(event) => props.onChange(event.currentTarget.value as Value)}
          >
            <Show when={props.placeholder !== undefined}>
              <option value="" disabled hidden selected={props.value === ''}>
                {props.placeholder}
              </option>
            </Show>
            <For each={props.options}>
              {(option) => (
                <option
                  value={option.value}
                  disabled={option.disabled}
                  selected={option.value === props.value}
                >
                  {option.label}
                </option>
              )}
            </For>
          </select>
          <ChevronDown
            size={16}
            class="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-ink-soft"
          />
        </span>
      )}
    </Field>
  )
}
