import { createEffect, createSignal, splitProps, untrack } from 'solid-js'
import type { JSX } from 'solid-js'
import type { FieldProps } from '../ui/field.tsx'
import { NumberField } from '../ui/text-field.tsx'
import { readNumber } from './typed-number.ts'

type NumberInputProps = FieldProps & {
  readonly value: number | '' | undefined
  /** Called with the number, or with nothing while what is typed is none. */
  readonly onChange: (value: number | '') => void
  readonly suffix?: string | undefined
  readonly placeholder?: string
}

const textOf = (value: number | '' | undefined) => (value === undefined ? '' : String(value))

/** A number that may be half typed: the text stays as it is until it means another number. */
export function NumberInput(props: NumberInputProps): JSX.Element {
  const [frame] = splitProps(props, ['label', 'hint', 'error', 'required', 'bare', 'class'])
  const [text, setText] = createSignal(untrack(() => textOf(props.value)))
  createEffect(() => {
    const value = props.value ?? ''
    if (untrack(() => readNumber(text())) !== value) setText(textOf(props.value))
  })
  return (
    <NumberField
      {...frame}
      placeholder={props.placeholder ?? ''}
      suffix={props.suffix ?? ''}
      value={text()}
      onInput={(typed) => {
        setText(typed)
        props.onChange(readNumber(typed))
      }}
    />
  )
}
