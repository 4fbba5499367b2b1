import { For, Match, Show, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ExitCriterion } from '../../shared/opportunities.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { DateField, NumberField, TextArea, TextField } from '../ui/text-field.tsx'
import { createGate, nameOf } from './gate.ts'
import type { Gate } from './gate.ts'
import type { QuestionOf } from './moving.ts'
import { criterionText, customerOf, stageName } from './names.ts'

/** Exactly what is missing before a stage can be left; saving fills it and moves. */
export function GateDialog(props: { readonly question: QuestionOf<'gate'> }): JSX.Element {
  const gate = createGate(() => props.question)
  const to = () => stageName(props.question.row.pipeline, props.question.to)
  return (
    <Dialog
      open
      onClose={() => props.question.answer()}
      title={t('opportunity.gateTitle', { customer: customerOf(props.question.row), stage: to() })}
      actions={
        <>
          <Button onClick={() => props.question.answer()}>{t('opportunity.cancel')}</Button>
          <Button tone="primary" type="submit" form="gate" busy={gate.deed.busy()}>
            {t('opportunity.gateSave', { stage: to() })}
          </Button>
        </>
      }
    >
      <p class="mb-4 text-ink-soft">{t('opportunity.gateText', { count: props.question.unmet.length })}</p>
      <Form id="gate" onSubmit={gate.deed.run} problem={gate.deed.problem()}>
        <For each={props.question.unmet}>
          {(criterion) => (
            <Switch>
              <Match when={criterion.kind === 'field' && criterion}>
                {(field) => (
                  <Wanted field={field().field} gate={gate} question={props.question} criterion={field()} />
                )}
              </Match>
              <Match when={criterion.kind !== 'field'}>
                <Ticked gate={gate} criterion={criterion} />
              </Match>
            </Switch>
          )}
        </For>
      </Form>
    </Dialog>
  )
}

interface CriterionProps {
  readonly gate: Gate
  readonly criterion: ExitCriterion
}

function Wanted(
  props: CriterionProps & {
    readonly field: 'amount' | 'expectedClose' | 'nextStep' | 'productLine'
    readonly question: QuestionOf<'gate'>
  },
): JSX.Element {
  const wiring = () => ({
    label: t(`opportunity.${props.field}`),
    required: true,
    error: props.gate.isMissing(props.criterion) ? t('opportunity.wanted') : undefined,
    value: props.gate.answers()[props.field] ?? '',
    onInput: (typed: string) => props.gate.set(props.field, typed),
  })
  return (
    <Switch fallback={<TextField {...wiring()} maxlength={props.field === 'productLine' ? 80 : 200} />}>
      <Match when={props.field === 'amount'}>
        <NumberField {...wiring()} suffix={props.question.row.currency} />
      </Match>
      <Match when={props.field === 'expectedClose'}>
        <DateField {...wiring()} />
      </Match>
      <Match when={props.field === 'nextStep'}>
        <TextField {...wiring()} maxlength={200} />
        <DateField
          label={t('opportunity.nextStepDue')}
          required
          value={props.gate.answers()['nextStepDue'] ?? ''}
          onInput={(day) => props.gate.set('nextStepDue', day)}
        />
      </Match>
    </Switch>
  )
}

function Ticked(props: CriterionProps): JSX.Element {
  const name = () => nameOf(props.criterion)
  const activity = () => (props.criterion.kind === 'activity' ? props.criterion.activity : undefined)
  return (
    <div>
      <Checkbox
        label={criterionText(props.criterion)}
        hint={activity() && t('opportunity.gateLogs')}
        checked={props.gate.answers()[name()] === 'yes'}
        onChange={(checked) => props.gate.set(name(), checked ? 'yes' : '')}
      />
      <Show when={props.gate.isMissing(props.criterion)}>
        <p class="mt-1 text-small text-bad">{t('opportunity.tickWanted')}</p>
      </Show>
      <Show when={props.gate.answers()[name()] === 'yes' && activity()}>
        {(kind) => (
          <TextArea
            class="mt-2"
            label={t('opportunity.note')}
            required={false}
            value={props.gate.answers()[`note:${kind()}`] ?? ''}
            onInput={(typed) => props.gate.set(`note:${kind()}`, typed)}
          />
        )}
      </Show>
    </div>
  )
}
