import Plus from 'lucide-solid/icons/plus'
import { Index, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/choice.tsx'
import { MenuButton } from '../ui/menu.tsx'
import { withMember } from './content.ts'
import type { WideningStep } from './content.ts'
import { useEditing } from './editing.ts'
import { moved, removedAt, replacedAt } from './entries.ts'
import { ManyPicker } from './many-picker.tsx'
import { NumberInput } from './number-input.tsx'

interface WidenProps {
  readonly steps: readonly WideningStep[]
  readonly at: string
  readonly onChange: (steps: readonly WideningStep[]) => void
}

const named = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
const orNone = (list: string[]) => (list.length === 0 ? undefined : list)

/** What is tried, step by step, when nobody in the pool is left. */
export function WidenEditor(props: WidenProps): JSX.Element {
  const editing = useEditing()
  return (
    <fieldset class="min-w-0">
      <legend class="mb-1 font-semibold">{t('rules.widen')}</legend>
      <p class="mb-2 text-small text-ink-soft">{t('rules.widenHint')}</p>
      <ol class="grid gap-2">
        <Index each={props.steps}>
          {(step, index) => (
            <li class="rounded-large border border-line p-3 md:p-4">
              <Step
                step={step()}
                place={index + 1}
                last={index === props.steps.length - 1}
                at={`${props.at}/${index}`}
                onChange={(next) => props.onChange(replacedAt(props.steps, index, next))}
                onMove={(by) => props.onChange(moved(props.steps, index, index + by))}
                onRemove={() => props.onChange(removedAt(props.steps, index))}
              />
            </li>
          )}
        </Index>
      </ol>
      <Show when={props.steps.length < 10}>
        <Button
          tone="quiet"
          class="mt-1"
          icon={Plus}
          onClick={() => props.onChange([...props.steps, props.steps.length === 0 ? { withinKm: 100 } : {}])}
        >
          {t('rules.addStep')}
        </Button>
      </Show>
      <Show when={editing.fault(props.at)}>
        {(message) => <p class="text-small text-bad">{message()}</p>}
      </Show>
    </fieldset>
  )
}

function Step(props: {
  readonly step: WideningStep
  readonly place: number
  readonly last: boolean
  readonly at: string
  readonly onChange: (step: WideningStep) => void
  readonly onMove: (by: number) => void
  readonly onRemove: () => void
}): JSX.Element {
  const editing = useEditing()
  const set = <Name extends keyof WideningStep>(name: Name, value: WideningStep[Name] | undefined) =>
    props.onChange(withMember(props.step, name, value))
  return (
    <div role="group" aria-label={t('rules.stepAt', { place: props.place })} class="grid gap-3">
      <div class="flex items-center justify-between">
        <span class="font-medium">{t('rules.stepAt', { place: props.place })}</span>
        <MenuButton
          label={t('rules.stepMenu', { place: props.place })}
          groups={() => [
            {
              items: [
                { label: t('rules.moveUp'), disabled: props.place === 1, onSelect: () => props.onMove(-1) },
                { label: t('rules.moveDown'), disabled: props.last, onSelect: () => props.onMove(1) },
              ],
            },
            { items: [{ label: t('rules.remove'), tone: 'bad', onSelect: () => props.onRemove() }] },
          ]}
        />
      </div>
      <div class="grid items-start gap-3 md:grid-cols-3">
        <NumberInput
          label={t('rules.withinKm')}
          placeholder={t('rules.asBefore')}
          suffix="km"
          value={props.step.withinKm}
          onChange={(km) => set('withinKm', km === '' ? undefined : km)}
          error={editing.fault(`${props.at}/withinKm`)}
        />
        <ManyPicker
          free
          label={t('rules.tiers')}
          placeholder={t('rules.asBefore')}
          options={named(editing.tiers())}
          values={props.step.tiers ?? []}
          onChange={(tiers) => set('tiers', orNone(tiers))}
          error={editing.fault(`${props.at}/tiers`, true)}
        />
        <ManyPicker
          free
          label={t('rules.tags')}
          placeholder={t('rules.asBefore')}
          options={named(editing.tags())}
          values={props.step.tags ?? []}
          onChange={(tags) => set('tags', orNone(tags))}
          error={editing.fault(`${props.at}/tags`, true)}
        />
      </div>
      <Checkbox
        label={t('rules.widenTerritory')}
        checked={props.step.territory === 'any'}
        onChange={(on) => set('territory', on ? 'any' : undefined)}
      />
      <Show when={editing.fault(props.at)}>
        {(message) => <p class="text-small text-bad">{message()}</p>}
      </Show>
    </div>
  )
}
