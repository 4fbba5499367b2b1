import { splitProps } from 'solid-js'
import type { JSX } from 'solid-js'
import { classes } from './classes.ts'
import { Field } from './field.tsx'
import type { FieldProps } from './field.tsx'

const fieldProps = ['label', 'hint', 'error', 'required', 'bare', 'class'] as const

interface Typed {
  readonly value: string
  /** Called with every change, with the text itself. */
  readonly onInput: (value: string) => void
}

type InputAttributes = Omit<
  JSX.InputHTMLAttributes<HTMLInputElement>,
  'value' | 'onInput' | 'required' | 'class' | 'id'
>

/** One line of text; all attributes of an input pass through (`type`, `name`, `autocomplete`, `inputmode`). */
export function TextField(props: FieldProps & Typed & InputAttributes & { readonly inputClass?: string }) {
  const [frame, own, rest] = splitProps(props, fieldProps, ['value', 'onInput', 'inputClass'])
  return (
    <Field {...frame}>
      {(wiring) => (
        <input
          type="text"
          {...rest}
          {...wiring}
          class={classes('input', own.inputClass)}
          value={own.value}
          onInput={(event) => own.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

type AreaAttributes = Omit<
  JSX.TextareaHTMLAttributes<HTMLTextAreaElement>,
  'value' | 'onInput' | 'required' | 'class' | 'id'
>

/** Several lines of text; grows with what is typed where the browser can. */
export function TextArea(props: FieldProps & Typed & AreaAttributes & { readonly inputClass?: string }) {
  const [frame, own, rest] = splitProps(props, fieldProps, ['value', 'onInput', 'inputClass'])
  return (
    <Field {...frame}>
      {(wiring) => (
        <textarea
          rows={3}
          {...rest}
          {...wiring}
          class={classes('input field-sizing-content block min-h-20 leading-6', own.inputClass)}
          value={own.value}
          onInput={(event) => own.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** A calendar day as `2026-03-04`, or the empty text; drawn by the browser in its own language. */
export function DateField(props: FieldProps & Typed & InputAttributes) {
  return <TextField {...props} type="date" inputClass="num" />
}

/** An amount or count as typed; a decimal keypad on phones, `suffix` names the unit. */
export function NumberField(props: FieldProps & Typed & InputAttributes & { readonly suffix?: string }) {
  const [frame, own, rest] = splitProps(props, fieldProps, ['value', 'onInput', 'suffix'])
  return (
    <Field {...frame}>
      {(wiring) => (
        <span class="relative block">
          <input
            type="text"
            inputmode="decimal"
            autocomplete="off"
            {...rest}
            {...wiring}
            class={classes('input num', own.suffix && 'pr-14')}
            value={own.value}
            onInput={(event) => own.onInput(event.currentTarget.value)}
          />
          <span class="pointer-events-none absolute inset-y-0 right-3 flex items-center text-ink-soft">
            {own.suffix}
          </span>
        </span>
      )}
    </Field>
  )
}
