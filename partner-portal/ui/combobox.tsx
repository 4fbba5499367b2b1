import Check from 'lucide-solid/icons/check'
import ChevronDown from 'lucide-solid/icons/chevron-down'
import { For, Show, createMemo, createSignal, splitProps } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { announce } from './announce.tsx'
import { Field } from './field.tsx'
import type { FieldProps, Wiring } from './field.tsx'
import { createPlace } from './place.ts'
import type { Option } from './select.tsx'

export interface ComboboxProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** All options, or those that answer `onSearch`. */
  readonly options: readonly (Option & { readonly detail?: string })[]
  readonly placeholder?: string
  /** Given, the server filters: called with what is typed, and `options` are shown as they come. */
  readonly onSearch?: (typed: string) => void
  readonly loading?: boolean
  readonly disabled?: boolean
}

const most = 50
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** One of many options, found by typing. Arrows choose, Enter takes, Esc leaves everything as it was. */
export function Combobox(props: ComboboxProps): JSX.Element {
  const [frame] = splitProps(props, ['label', 'hint', 'error', 'required', 'bare', 'class'])
  return <Field {...frame}>{(wiring) => <ComboboxInput {...props} wiring={wiring} />}</Field>
}

function ComboboxInput(props: ComboboxProps & { readonly wiring: Wiring }): JSX.Element {
  const [input, setInput] = createSignal<HTMLInputElement>()
  const [list, setList] = createSignal<HTMLElement>()
  const [open, setOpen] = createSignal(false)
  const [typed, setTyped] = createSignal<string>()
  const [active, setActive] = createSignal(0)
  createPlace({ anchor: input, floating: list, open, match: true })

  const chosen = () => props.options.find((option) => option.value === props.value)
  const found = createMemo(() => {
    const wanted = plain(typed() ?? '')
    const fits = (option: Option) => props.onSearch !== undefined || plain(option.label).includes(wanted)
    return props.options.filter(fits).slice(0, most)
  })
  const optionId = (index: number) => `${props.wiring.id}-${index}`

  const type = (text: string) => {
    setTyped(text)
    setActive(0)
    setOpen(true)
    props.onSearch?.(text)
    if (props.onSearch === undefined) announce(t('ui.found', { count: found().length }))
  }
  const close = () => {
    setOpen(false)
    setTyped(undefined)
  }
  const take = (index: number) => {
    const option = found()[index]
    if (!option || option.disabled) return
    props.onChange(option.value)
    close()
  }
  const step = (by: number) => {
    setActive((found().length + (open() ? active() + by : active())) % Math.max(1, found().length))
    setOpen(true)
    document.getElementById(optionId(active()))?.scrollIntoView({ block: 'nearest' })
  }
  const press = (event: KeyboardEvent) => {
    const act = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => take(active()),
      Escape: close,
    }[event.key]
    if (!act || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp' && !open())) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <>
      <span class="relative block">
        <input
          {...props.wiring}
          ref={setInput}
          role="combobox"
          type="text"
          autocomplete="off"
          spellcheck={false}
          class="input pr-9"
          disabled={props.disabled}
          placeholder={props.placeholder}
          aria-autocomplete="list"
          aria-expanded={open()}
          aria-controls={`${props.wiring.id}-list`}
          aria-activedescendant={open() && found().length > 0 ? optionId(active()) : undefined}
          value={typed() ?? chosen()?.label ?? ''}
          onInput={(event) => type(event.currentTarget.value)}
          onClick={() => setOpen(true)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={close}
          onKeyDown={press}
        />
        <ChevronDown
          size={16}
          class="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-ink-soft"
        />
      </span>
      <div
        ref={setList}
        popover="manual"
        class="fixed rounded-large border border-line bg-raised p-1 shadow-high"
      >
        <ul
          id={`${props.wiring.id}-list`}
          role="listbox"
          aria-label={props.label}
          class="max-h-72 overflow-y-auto"
        >
          <For each={found()}>
            {(option, index) => (
              <li
                id={optionId(index())}
                role="option"
                aria-selected={option.value === props.value}
                aria-disabled={option.disabled}
                class="flex cursor-pointer items-center gap-3 rounded-small px-2.5 py-1.5 touch:py-2.5"
                classList={{ 'bg-sunken': index() === active() }}
                onPointerMove={() => setActive(index())}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => take(index())}
              >
                <span class="min-w-0 flex-1">
                  {option.label}
                  <Show when={option.detail}>
                    <span class="block text-small text-ink-soft">{option.detail}</span>
                  </Show>
                </span>
                <Show when={option.value === props.value}>
                  <Check size={16} class="text-brand" />
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={found().length === 0}>
          <p class="px-2.5 py-1.5 text-ink-soft">{props.loading ? t('ui.loading') : t('ui.noMatch')}</p>
        </Show>
      </div>
    </>
  )
}
