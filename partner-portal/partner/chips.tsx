import X from 'lucide-solid/icons/x'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Field } from '../ui/field.tsx'
import type { FieldProps } from '../ui/field.tsx'

interface ChipsProps extends FieldProps {
  readonly chips: readonly string[]
  readonly onChange: (chips: string[]) => void
  /** What one entry of the field makes; one chip a part between commas if not given. */
  readonly read?: (typed: string) => string[]
  readonly placeholder?: string
}

const byComma = (typed: string) =>
  typed
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter(Boolean)
/** A territory of thousands of postal codes is not drawn whole. */
const most = 120

/** Short texts that are typed one after the other: Enter, a comma, or leaving the field takes them. */
export function ChipsField(props: ChipsProps): JSX.Element {
  const [typed, setTyped] = createSignal('')
  const [all, setAll] = createSignal(false)
  const shown = () => (all() ? props.chips : props.chips.slice(0, most))
  const take = () => {
    const next = (props.read ?? byComma)(typed())
    setTyped('')
    if (next.length > 0) props.onChange([...new Set([...props.chips, ...next])])
  }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return take()
    if ((event.key === 'Enter' || event.key === ',') && typed().trim() !== '') {
      event.preventDefault()
      take()
    } else if (event.key === 'Backspace' && typed() === '' && props.chips.length > 0)
      props.onChange(props.chips.slice(0, -1))
  }
  return (
    <Field
      label={props.label}
      hint={props.hint}
      error={props.error}
      required={props.required}
      bare={props.bare}
      class={props.class}
    >
      {(wiring) => (
        <div class="grid gap-2">
          <Show when={props.chips.length > 0}>
            <ul class="flex flex-wrap gap-1.5">
              <For each={shown()}>
                {(chip) => (
                  <li>
                    <Chip
                      text={chip}
                      onRemove={() => props.onChange(props.chips.filter((one) => one !== chip))}
                    />
                  </li>
                )}
              </For>
              <Show when={props.chips.length > shown().length}>
                <li>
                  <button type="button" class="link min-h-7 px-1" onClick={() => setAll(true)}>
                    {t('partners.more', { count: props.chips.length - shown().length })}
                  </button>
                </li>
              </Show>
            </ul>
          </Show>
          <input
            {...wiring}
            type="text"
            class="input"
            autocomplete="off"
            autocapitalize="off"
            placeholder={props.placeholder}
            value={typed()}
            onInput={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={press}
            onBlur={take}
          />
        </div>
      )}
    </Field>
  )
}

/** One short text that can be taken away. */
export function Chip(props: {
  readonly text: string
  readonly onRemove: () => void
  readonly warn?: boolean
}) {
  return (
    <span
      class="inline-flex min-h-7 items-center gap-1 rounded-full pr-1 pl-2.5 text-small font-medium touch:min-h-11 touch:pl-3.5"
      classList={{ 'bg-warn-tint text-warn': props.warn ?? false, 'bg-sunken': !props.warn }}
    >
      <span class="num">{props.text}</span>
      <button
        type="button"
        aria-label={t('partner.removeChip', { name: props.text })}
        class="grid size-6 place-items-center rounded-full text-ink-soft hover:bg-line hover:text-ink touch:size-9"
        onClick={() => props.onRemove()}
      >
        <X size={14} />
      </button>
    </span>
  )
}
