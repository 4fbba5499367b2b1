import { Show, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'

export interface FieldProps {
  readonly label: string
  /** One sentence that helps; stays visible while typing. */
  readonly hint?: JSX.Element
  /** What is wrong and what would be right. */
  readonly error?: string | undefined
  readonly required?: boolean | undefined
  /** Shows the label to screen readers only, where a placeholder or neighbour says it. */
  readonly bare?: boolean | undefined
  readonly class?: string | undefined
}

/** What an input takes over so that label, hint and error are read with it. */
export interface Wiring {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': 'true' | undefined
  readonly required: boolean | undefined
}

/** Label, hint and error around any input, wired by aria. */
export function Field(
  props: FieldProps & { readonly children: (wiring: Wiring) => JSX.Element },
): JSX.Element {
  const id = createUniqueId()
  const wiring: Wiring = {
    id,
    get 'aria-describedby'() {
      const ids = [props.error && `${id}-error`, props.hint && `${id}-hint`].filter(Boolean)
      return ids.length > 0 ? ids.join(' ') : undefined
    },
    get 'aria-invalid'() {
      return props.error ? ('true' as const) : undefined
    },
    get required() {
      return props.required
    },
  }
  return (
    <div class={props.class}>
      <label
        for={id}
        class={props.bare ? 'sr-only' : 'mb-1.5 flex items-baseline justify-between gap-3 font-medium'}
      >
        {props.label}
        <Show when={props.required === false && !props.bare}>
          <span class="text-small font-normal text-ink-soft">{t('ui.optional')}</span>
        </Show>
      </label>
      {props.children(wiring)}
      <Show when={props.error}>
        <p id={`${id}-error`} class="mt-1.5 flex gap-1.5 text-small text-bad">
          <span aria-hidden="true" class="font-semibold">
            !
          </span>
          {props.error}
        </p>
      </Show>
      <Show when={props.hint}>
        <div id={`${id}-hint`} class="mt-1.5 text-small text-ink-soft">
          {props.hint}
        </div>
      </Show>
    </div>
  )
}
