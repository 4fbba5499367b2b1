import Plus from 'lucide-solid/icons/plus'
import X from 'lucide-solid/icons/x'
import { Index, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { FollowUpConditions, FollowUpStep } from '../../shared/follow-ups.ts'
import { grades } from '../../shared/codes.ts'
import { t } from '../i18n/t.ts'
import { ManyPicker } from '../rules/many-picker.tsx'
import { NumberInput } from '../rules/number-input.tsx'
import { Toggles } from '../rules/toggles.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Switch } from '../ui/choice.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { actionChoices, triggerChoices } from './data.ts'
import type { RuleCardProps } from './rule-card.tsx'

/** The trigger, whom it is for, and the steps of a rule. */
export function RuleForm(props: RuleCardProps): JSX.Element {
  const change = (changes: Parameters<typeof props.draft.change>[1]) => props.draft.change(props.at, changes)
  return (
    <>
      <div class="grid gap-4 md:grid-cols-2">
        <TextField
          label={t('followUps.name')}
          required
          maxlength={80}
          value={props.rule.name}
          onInput={(name) => change({ name })}
        />
        <Select
          label={t('followUps.trigger')}
          value={props.rule.trigger}
          onChange={(trigger) => change({ trigger })}
          options={triggerChoices()}
        />
      </div>
      <Steps {...props} />
      <Conditions {...props} />
      <Switch
        label={t('followUps.enabled')}
        checked={props.rule.enabled}
        onChange={(enabled) => change({ enabled })}
      />
    </>
  )
}

function Steps(props: RuleCardProps): JSX.Element {
  const set = (steps: FollowUpStep[]) => props.draft.change(props.at, { steps })
  const change = (at: number, changes: Partial<FollowUpStep>) =>
    set(props.rule.steps.map((step, index) => (index === at ? { ...step, ...changes } : step)))
  const last = () => props.rule.steps.at(-1)
  return (
    <fieldset class="grid gap-4">
      <legend class="mb-2 font-medium">{t('followUps.steps')}</legend>
      <Index each={props.rule.steps}>
        {(step, at) => (
          <div class="grid gap-2 border-l-2 border-line pl-3">
            <div class="flex items-end gap-2">
              <NumberInput
                class="w-44"
                label={t('followUps.after')}
                suffix={t('followUps.days')}
                value={step().afterDays}
                onChange={(days) => change(at, { afterDays: days === '' ? 0 : days })}
              />
              <Show when={props.rule.steps.length > 1}>
                <IconButton
                  icon={X}
                  label={t('followUps.removeStep', { nth: at + 1 })}
                  onClick={() => set(props.rule.steps.filter((_, index) => index !== at))}
                />
              </Show>
            </div>
            <Toggles
              label={t('followUps.actions', { nth: at + 1 })}
              options={actionChoices()}
              values={step().do}
              onChange={(actions) => change(at, { do: actions as FollowUpStep['do'] })}
            />
            <Show when={step().do.includes('task')}>
              <TextField
                label={t('followUps.task')}
                hint={t('followUps.taskHint')}
                required={false}
                maxlength={120}
                value={step().task ?? ''}
                onInput={(task) => change(at, { task: task || undefined })}
              />
            </Show>
            <Show when={step().do.includes('close')}>
              <Select
                label={t('followUps.reason')}
                value={step().reason ?? 'silence'}
                onChange={(reason) => change(at, { reason: reason === 'silence' ? undefined : reason })}
                options={reasonsOf(props.choices)}
              />
            </Show>
          </div>
        )}
      </Index>
      <div class="flex flex-wrap items-end gap-3">
        <Button
          icon={Plus}
          onClick={() =>
            set([...props.rule.steps, { afterDays: (last()?.afterDays ?? 0) + 3, do: ['mail'] }])
          }
        >
          {t('followUps.addStep')}
        </Button>
        <NumberInput
          class="w-56"
          label={t('followUps.thenEvery')}
          suffix={t('followUps.days')}
          required={false}
          value={props.rule.thenEvery ?? ''}
          onChange={(days) => props.draft.change(props.at, { thenEvery: days === '' ? undefined : days })}
        />
      </div>
    </fieldset>
  )
}

function reasonsOf(choices: RuleCardProps['choices']) {
  const known = new Map(
    choices.pipelines.flatMap(({ lostReasons }) => lostReasons.map(({ key, name }) => [key, name] as const)),
  )
  return [
    { value: 'silence', label: t('followUps.silence') },
    ...[...known].map(([value, label]) => ({ value, label })),
  ]
}

function Conditions(props: RuleCardProps): JSX.Element {
  const when = () => props.rule.when ?? {}
  const set = (field: keyof FollowUpConditions, value: string[] | number | undefined) => {
    const given = value === undefined || (Array.isArray(value) && value.length === 0) ? undefined : value
    const next = Object.entries({ ...when(), [field]: given }).filter(([, one]) => one !== undefined)
    const conditions = next.length ? (Object.fromEntries(next) as FollowUpConditions) : undefined
    props.draft.change(props.at, { when: conditions })
  }
  const choices = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }))
  const stages = () => [
    ...new Map(
      props.choices.pipelines.flatMap((pipeline) =>
        pipeline.stages.map(({ key, name }) => [key, name] as const),
      ),
    ),
  ]
  return (
    <fieldset class="grid gap-4">
      <legend class="mb-2 font-medium">{t('followUps.only')}</legend>
      <Toggles
        label={t('followUps.grades')}
        options={grades.map((grade) => ({ value: grade, label: t('followUps.grade', { grade }) }))}
        values={when().grades ?? []}
        onChange={(values) => set('grades', values)}
      />
      <div class="grid gap-4 md:grid-cols-2">
        <ManyPicker
          label={t('followUps.pipelines')}
          required={false}
          options={props.choices.pipelines.map(({ key, name }) => ({ value: key, label: name }))}
          values={when().pipelines ?? []}
          onChange={(values) => set('pipelines', values)}
        />
        <ManyPicker
          label={t('followUps.stages')}
          required={false}
          options={stages().map(([value, label]) => ({ value, label }))}
          values={when().stages ?? []}
          onChange={(values) => set('stages', values)}
        />
        <ManyPicker
          label={t('followUps.tiers')}
          required={false}
          options={choices(props.choices.tiers)}
          values={when().tiers ?? []}
          onChange={(values) => set('tiers', values)}
        />
        <ManyPicker
          label={t('followUps.productLines')}
          required={false}
          options={choices(props.choices.productLines)}
          values={when().productLines ?? []}
          onChange={(values) => set('productLines', values)}
        />
        <NumberInput
          label={t('followUps.minAmount')}
          required={false}
          value={when().minAmount ?? ''}
          onChange={(amount) => set('minAmount', amount === '' ? undefined : amount)}
        />
      </div>
    </fieldset>
  )
}
