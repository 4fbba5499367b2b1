import X from 'lucide-solid/icons/x'
import { For, Index, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Checkbox } from '../ui/choice.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Ladder, LadderStep, LadderTarget } from './content.ts'
import { withMember } from './content.ts'
import {
  amountOf,
  kindOf,
  momentKinds,
  stepsOf,
  targetOf,
  textOf,
  usualAfterPartners,
} from './ladder-steps.ts'
import { say } from './ladder-texts.ts'
import { NumberInput } from './number-input.tsx'
import { WindowEditor } from './window-editor.tsx'

export interface Tellable {
  readonly target: LadderTarget
  readonly name: string
}

interface EditorProps {
  readonly ladder: Ladder
  readonly tellable: readonly Tellable[]
  readonly error: (at: string) => string | undefined
  readonly onChange: (ladder: Ladder) => void
}

/** The fields of one ladder: its steps, the time on request, and what happens once they are used up. */
export function LadderEditor(props: EditorProps): JSX.Element {
  const set = <Name extends keyof Ladder>(name: Name, value: Ladder[Name] | undefined) =>
    props.onChange(withMember(props.ladder, name, value))
  const steps = () => stepsOf(props.ladder)
  const change = (index: number, step: LadderStep) =>
    set(
      'steps',
      steps().map((one, at) => (at === index ? step : one)),
    )
  return (
    <div class="grid gap-5">
      <TextField
        class="md:max-w-panel"
        label={say('name')}
        value={props.ladder.name}
        onInput={(name) => set('name', name)}
        error={props.error('/name')}
      />
      <fieldset class="grid min-w-0 gap-3">
        <legend class="mb-1.5 font-medium">{say('steps')}</legend>
        <Index each={steps()}>
          {(step, index) => (
            <StepEditor
              step={step()}
              number={index + 1}
              tellable={props.tellable}
              error={props.error(`/steps/${index}`)}
              onChange={(next) => change(index, next)}
              onRemove={
                steps().length > 1
                  ? () =>
                      set(
                        'steps',
                        steps().filter((_, at) => at !== index),
                      )
                  : undefined
              }
            />
          )}
        </Index>
        <Show when={steps().length < 10}>
          <div>
            <Button
              tone="quiet"
              onClick={() =>
                set('steps', [...steps(), { at: { minutesLeft: 10 }, to: ['channel_managers'] }])
              }
            >
              {say('addStep')}
            </Button>
          </div>
        </Show>
        <Show when={props.error('/steps$')}>{(error) => <p class="text-small text-bad">{error()}</p>}</Show>
      </fieldset>
      <Terms {...props} />
    </div>
  )
}

function Terms(props: EditorProps): JSX.Element {
  const set = <Name extends keyof Ladder>(name: Name, value: Ladder[Name] | undefined) =>
    props.onChange(withMember(props.ladder, name, value))
  const extension = () => {
    const own = props.ladder.extension
    if (!own) return 'usual'
    if ((own.percent ?? own.minutes) === 0) return 'none'
    return own.percent === undefined ? 'minutes' : 'percent'
  }
  const amount = () => props.ladder.extension?.percent ?? props.ladder.extension?.minutes
  const extensions = {
    usual: undefined,
    none: { percent: 0 },
    percent: { percent: 50 },
    minutes: { minutes: 60 },
  } as const
  return (
    <div class="grid items-start gap-4 md:grid-cols-2">
      <div class="grid grid-cols-[minmax(0,1fr)_7rem] items-end gap-2">
        <Select
          label={say('extension')}
          value={extension()}
          options={(['usual', 'none', 'percent', 'minutes'] as const).map((value) => ({
            value,
            label: say(`extension_${value}`),
          }))}
          onChange={(kind) => set('extension', extensions[kind])}
          error={props.error('/extension')}
        />
        <Show when={extension() === 'percent' || extension() === 'minutes'}>
          <NumberInput
            bare
            label={say('extensionAmount')}
            suffix={extension() === 'percent' ? '%' : say('minutesUnit')}
            value={amount()}
            onChange={(value) =>
              value !== '' &&
              set('extension', extension() === 'percent' ? { percent: value } : { minutes: value })
            }
          />
        </Show>
      </div>
      <NumberInput
        label={say('afterPartners')}
        hint={say('afterPartnersHint')}
        suffix={t('rules.partnersUnit')}
        value={props.ladder.afterPartners ?? usualAfterPartners}
        onChange={(value) => set('afterPartners', value === '' ? undefined : value)}
        error={props.error('/afterPartners')}
      />
      <div class="grid gap-2">
        <Checkbox
          label={say('race')}
          hint={say('raceHint')}
          checked={props.ladder.race !== undefined}
          onChange={(on) => set('race', on ? { to: 5 } : undefined)}
        />
        <Show when={props.ladder.race}>
          {(race) => (
            <>
              <NumberInput
                label={say('raceTo')}
                suffix={t('rules.partnersUnit')}
                value={race().to}
                onChange={(to) => to !== '' && set('race', { ...race(), to })}
                error={props.error('/race')}
              />
              <WindowEditor
                label={say('raceWindow')}
                window={race().window}
                onChange={(window) => set('race', withMember(race(), 'window', window))}
                error={undefined}
              />
            </>
          )}
        </Show>
      </div>
      <NumberInput
        label={say('gradeA')}
        hint={say('gradeAHint')}
        suffix="%"
        placeholder={t('rules.usual')}
        value={
          props.ladder.gradeAFactor === undefined ? undefined : Math.round(props.ladder.gradeAFactor * 100)
        }
        onChange={(value) => set('gradeAFactor', value === '' ? undefined : value / 100)}
        error={props.error('/gradeAFactor')}
      />
    </div>
  )
}

interface StepProps {
  readonly step: LadderStep
  readonly number: number
  readonly tellable: readonly Tellable[]
  readonly error: string | undefined
  readonly onChange: (step: LadderStep) => void
  readonly onRemove: (() => void) | undefined
}

function StepEditor(props: StepProps): JSX.Element {
  const kind = () => kindOf(props.step.at)
  const told = (target: LadderTarget) => props.step.to.some((one) => textOf(one) === textOf(target))
  const tell = (target: LadderTarget, on: boolean) =>
    props.onChange({
      ...props.step,
      to: on ? [...props.step.to, target] : props.step.to.filter((one) => textOf(one) !== textOf(target)),
    })
  const usual = () => props.tellable.filter(({ target }) => typeof target === 'string')
  const named = () => props.tellable.filter(({ target }) => typeof target !== 'string' && told(target))
  const others = () => props.tellable.filter(({ target }) => typeof target !== 'string' && !told(target))
  return (
    <fieldset class="grid min-w-0 gap-2 rounded-large border border-line p-3">
      <legend class="px-1 text-small text-ink-soft">{say('step', { number: props.number })}</legend>
      <div class="flex flex-wrap items-end gap-2">
        <NumberInput
          bare
          class="w-28"
          label={say('amount', { number: props.number })}
          value={amountOf(props.step.at)}
          onChange={(value) => value !== '' && props.onChange({ ...props.step, at: { [kind()]: value } })}
        />
        <Select
          bare
          class="min-w-0 flex-1 md:max-w-80"
          label={say('kind', { number: props.number })}
          value={kind()}
          options={momentKinds.map((value) => ({ value, label: say(`kind_${value}`) }))}
          onChange={(next) => props.onChange({ ...props.step, at: { [next]: next === 'percent' ? 50 : 30 } })}
        />
        <Show when={props.onRemove}>
          {(remove) => (
            <IconButton
              icon={X}
              label={say('removeStep', { number: props.number })}
              onClick={() => remove()()}
            />
          )}
        </Show>
      </div>
      <div class="flex flex-wrap gap-x-5 gap-y-1">
        <For each={[...usual(), ...named()]}>
          {({ target, name }) => (
            <Checkbox label={name} checked={told(target)} onChange={(on) => tell(target, on)} />
          )}
        </For>
      </div>
      <Show when={others().length > 0}>
        <Select
          bare
          class="md:max-w-80"
          label={say('tellAlso')}
          value=""
          placeholder={say('tellAlso')}
          options={others().map(({ target, name }) => ({ value: textOf(target), label: name }))}
          onChange={(text) => text !== '' && tell(targetOf(text), true)}
        />
      </Show>
      <Show when={props.error}>
        <p class="text-small text-bad">{props.error}</p>
      </Show>
    </fieldset>
  )
}
