import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { Chip } from '../partner/chips.tsx'
import { t } from '../i18n/t.ts'
import { Combobox } from '../ui/combobox.tsx'
import type { FieldProps } from '../ui/field.tsx'
import type { Choice } from './facts.ts'

type PickerProps = FieldProps & {
  readonly options: readonly Choice[]
  /** What is typed may be taken although no option bears it. */
  readonly free?: boolean
  readonly placeholder?: string
  /** What is said of values that no option bears; without it they are as good as the others. */
  readonly unknown?: string
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()
const same = (one: string, other: string) => plain(one) === plain(other)

/** Options that fit what is typed, and what is typed itself where that is allowed. */
function createFound(props: PickerProps, taken: () => readonly string[]) {
  const [typed, setTyped] = createSignal('')
  const found = () => {
    const fitting = props.options.filter(
      ({ value, label }) => plain(label).includes(plain(typed())) && !taken().some((one) => same(one, value)),
    )
    const own = typed().trim()
    const known = [...props.options.map(({ value }) => value), ...taken()].some((one) => same(one, own))
    if (!props.free || own === '' || known) return fitting
    return [...fitting, { value: own, label: t('rules.useTyped', { text: own }) }]
  }
  return { found, setTyped }
}

/** Several values out of many: chips, and a field that finds the next one. */
export function ManyPicker(
  props: PickerProps & { readonly values: readonly string[]; readonly onChange: (values: string[]) => void },
): JSX.Element {
  const { found, setTyped } = createFound(props, () => props.values)
  const known = (value: string) => props.options.find((option) => same(option.value, value))
  const strange = (value: string) =>
    props.unknown !== undefined && props.options.length > 0 && known(value) === undefined
  return (
    <div class="grid gap-1.5" onFocusOut={() => setTyped('')}>
      <Combobox
        label={props.label}
        bare={props.bare}
        hint={props.hint}
        error={props.error}
        placeholder={props.placeholder ?? t('rules.addValue')}
        value=""
        options={found()}
        onSearch={setTyped}
        onChange={(value) => {
          setTyped('')
          props.onChange([...props.values, value])
        }}
      />
      <Show when={props.values.length > 0}>
        <ul class="flex flex-wrap gap-1.5">
          <For each={props.values}>
            {(value) => (
              <li>
                <Chip
                  warn={strange(value)}
                  text={known(value)?.label ?? value}
                  onRemove={() => props.onChange(props.values.filter((one) => one !== value))}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.values.some(strange)}>
        <p class="text-small text-warn">{props.unknown}</p>
      </Show>
    </div>
  )
}

/** One value out of many. */
export function OnePicker(
  props: PickerProps & { readonly value: string; readonly onChange: (value: string) => void },
): JSX.Element {
  const { found, setTyped } = createFound(props, () => [])
  const options = () => {
    const all = found()
    const shown = props.value === '' || all.some(({ value }) => value === props.value)
    const current = props.options.find(({ value }) => same(value, props.value))
    return shown ? all : [current ?? { value: props.value, label: props.value }, ...all]
  }
  return (
    <div class={props.class} onFocusOut={() => setTyped('')}>
      <Combobox
        label={props.label}
        bare={props.bare}
        hint={props.hint}
        error={props.error}
        required={props.required}
        placeholder={props.placeholder ?? t('rules.choose')}
        value={props.value}
        options={options()}
        onSearch={setTyped}
        onChange={(value) => {
          setTyped('')
          props.onChange(value)
        }}
      />
    </div>
  )
}
