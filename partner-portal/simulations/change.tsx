import type { JSX } from 'solid-js'
import { number } from '../i18n/format.ts'

/** A difference with its sign; nothing where there is none. */
export function Change(props: { readonly of: number; readonly badWhenMore?: boolean }): JSX.Element {
  const text = () => number(props.of, { signDisplay: 'exceptZero', maximumFractionDigits: 1 })
  return (
    <span
      class="num"
      classList={{
        'text-ink-soft': props.of === 0,
        'font-semibold': props.of !== 0,
        'text-bad': Boolean(props.badWhenMore) && props.of > 0,
      }}
    >
      {props.of === 0 ? '±0' : text()}
    </span>
  )
}
