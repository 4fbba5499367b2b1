import { For, Show, createSignal, createUniqueId, untrack } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import type { Clock, Distribute, Grade, Window } from './content.ts'
import { withMember } from './content.ts'
import { useEditing } from './editing.ts'
import { NumberInput } from './number-input.tsx'
import { inMinutes, inUnit, units } from './typed-number.ts'
import type { Unit } from './typed-number.ts'

interface WindowProps {
  readonly label: string
  readonly hint?: string
  readonly window: Window | undefined
  readonly onChange: (window: Window | undefined) => void
  readonly error: string | undefined
}

/** How long a partner has to answer, in working time or by the wall clock; empty is the usual time. */
export function WindowEditor(props: WindowProps): JSX.Element {
  const id = createUniqueId()
  const clock = (): Clock => props.window?.clock ?? 'working'
  const natural = () => inUnit(props.window?.minutes ?? 60, clock())
  const [unit, setUnit] = createSignal<Unit>(untrack(() => natural().unit))
  const shown = (): Unit => (unit() === 'day' && clock() === 'working' ? 'hour' : unit())
  const amount = () => (props.window ? props.window.minutes / inMinutes(1, shown()) : undefined)
  const change = (value: number | '') =>
    props.onChange(value === '' ? undefined : { minutes: inMinutes(value, shown()), clock: clock() })
  const unitsNow = () => units.filter((one) => one !== 'day' || clock() === 'wall')
  return (
    <fieldset class="min-w-0" aria-describedby={props.hint ? `${id}-hint` : undefined}>
      <legend class="mb-1.5 font-medium">{props.label}</legend>
      <div class="grid grid-cols-[minmax(0,7rem)_minmax(0,1fr)] gap-2 md:max-w-panel md:grid-cols-[minmax(0,7rem)_minmax(0,9rem)_minmax(0,1fr)]">
        <NumberInput
          bare
          label={t('rules.amountOf', { name: props.label })}
          placeholder={t('rules.usual')}
          value={amount()}
          onChange={change}
        />
        <Select
          bare
          label={t('rules.unitOf', { name: props.label })}
          value={shown()}
          options={unitsNow().map((value) => ({ value, label: t(`rules.unit_${value}`) }))}
          onChange={(next) => {
            const before = amount()
            setUnit(next)
            if (before !== undefined) change(before)
          }}
        />
        <Select
          bare
          class="phone:col-span-2"
          label={t('rules.clockOf', { name: props.label })}
          value={clock()}
          options={(['working', 'wall'] as const).map((value) => ({
            value,
            label: t(`rules.clock_${value}`),
          }))}
          onChange={(next) => props.onChange({ minutes: props.window?.minutes ?? 240, clock: next })}
        />
      </div>
      <Show when={props.error}>
        <p class="mt-1.5 text-small text-bad">{props.error}</p>
      </Show>
      <Show when={props.hint}>
        <p id={`${id}-hint`} class="mt-1.5 text-small text-ink-soft">
          {props.hint}
        </p>
      </Show>
    </fieldset>
  )
}

const grades: readonly Grade[] = ['A', 'B', 'C']
type Windows = Distribute['gradeWindows']

/** Other times for single grades: who wants it now should not wait half a day. */
export function GradeWindows(props: {
  readonly windows: Windows
  readonly at: string
  readonly onChange: (windows: Windows) => void
}): JSX.Element {
  const editing = useEditing()
  const set = (grade: Grade, window: Window | undefined) => {
    const next = withMember(props.windows ?? {}, grade, window)
    props.onChange(Object.keys(next).length === 0 ? undefined : next)
  }
  const there = () => grades.filter((grade) => props.windows?.[grade] !== undefined)
  return (
    <div class="grid gap-3">
      <For each={there()}>
        {(grade) => (
          <div class="flex flex-wrap items-end gap-2">
            <WindowEditor
              label={t('rules.windowOfGrade', { grade })}
              window={props.windows?.[grade]}
              onChange={(window) => window && set(grade, window)}
              error={editing.fault(`${props.at}/${grade}`, true)}
            />
            <Button tone="quiet" onClick={() => set(grade, undefined)}>
              {t('rules.remove')}
            </Button>
          </div>
        )}
      </For>
      <Show when={there().length < grades.length}>
        <div class="flex flex-wrap gap-2">
          <For each={grades.filter((grade) => !there().includes(grade))}>
            {(grade) => (
              <Button tone="quiet" onClick={() => set(grade, { minutes: 60, clock: 'working' })}>
                {t('rules.addGradeWindow', { grade })}
              </Button>
            )}
          </For>
        </div>
      </Show>
    </div>
  )
}
