import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { mailAnswers } from '../../shared/codes.ts'
import type { FollowUpAnswer, OpportunityAnswerView } from '../../shared/opportunities.ts'
import { faultAt } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { RadioGroup } from '../ui/choice.tsx'
import { Form } from '../ui/form.tsx'
import { DateField, TextArea, TextField } from '../ui/text-field.tsx'

type Answer = FollowUpAnswer['answer']

interface FollowUpFormProps {
  readonly opportunity: OpportunityAnswerView['opportunity']
  readonly said: string | undefined
  readonly busy: boolean
  readonly problem: unknown
  readonly onAnswer: (answer: FollowUpAnswer) => void
}

/** One big button for the answer that was chosen in the mail, the others below; what else there is to say is optional. */
export function FollowUpForm(props: FollowUpFormProps): JSX.Element {
  const [chosen, setChosen] = createSignal<Answer>()
  const [reason, setReason] = createSignal('')
  const [note, setNote] = createSignal('')
  const [until, setUntil] = createSignal('')
  const [nextStep, setNextStep] = createSignal('')
  const [nextStepDue, setNextStepDue] = createSignal('')
  const meant = (): Answer => chosen() ?? mailAnswers.find((one) => one === props.said) ?? 'called'
  const waits = () => meant() === 'waiting_for_customer'
  const isLost = () => meant() === 'lost'
  const send = (answer: Answer) => {
    const filled = Object.entries({
      note: note().trim(),
      ...(answer === 'lost' ? { reason: reason() } : {}),
      ...(answer === 'waiting_for_customer' ? { until: until() } : {}),
      ...(answer === 'lost' ? {} : { nextStep: nextStep().trim(), nextStepDue: nextStepDue() }),
    }).filter(([, value]) => value !== '')
    props.onAnswer({ answer, ...Object.fromEntries(filled) })
  }
  // Losing wants its reason first; everything else is one press.
  const press = (answer: Answer) => (answer === 'lost' ? setChosen('lost') : send(answer))
  const fault = (pointer: string) => faultAt(props.problem, pointer)?.message
  return (
    <Form onSubmit={() => send(meant())} problem={props.problem} class="grid gap-4">
      <Show when={isLost()}>
        <div class="card p-4">
          <RadioGroup
            label={t('answer.whyLost')}
            required
            options={props.opportunity.lostReasons.map(({ key, name }) => ({ value: key, label: name }))}
            value={reason()}
            onChange={setReason}
            error={fault('/reason')}
          />
        </div>
      </Show>
      <Show when={waits()}>
        <DateField
          label={t('answer.waitUntil')}
          hint={t('answer.waitUntilHint')}
          required={false}
          error={fault('/until')}
          value={until()}
          onInput={setUntil}
        />
      </Show>
      <details class="card px-4 py-1">
        <summary class="flex min-h-11 cursor-pointer items-center font-medium">{t('answer.more')}</summary>
        <div class="grid gap-4 pt-1 pb-4">
          <TextArea
            label={t('answer.note')}
            required={false}
            maxlength={1000}
            value={note()}
            onInput={setNote}
          />
          <Show when={!isLost()}>
            <TextField
              label={t('answer.nextStep')}
              required={false}
              maxlength={200}
              error={fault('/nextStep')}
              value={nextStep()}
              onInput={setNextStep}
            />
            <DateField
              label={t('answer.nextStepDue')}
              required={false}
              error={fault('/nextStepDue')}
              value={nextStepDue()}
              onInput={setNextStepDue}
            />
          </Show>
        </div>
      </details>
      <div class="grid gap-1.5 bg-paper py-2 phone:sticky phone:bottom-0">
        <Button type="submit" tone={isLost() ? 'bad' : 'primary'} size="large" wide busy={props.busy}>
          {t(`answer.do_${meant()}`)}
        </Button>
        <p class="text-small text-ink-soft">{t(`answer.then_${meant()}`)}</p>
      </div>
      <div role="group" aria-label={t('answer.otherwise')} class="grid grid-cols-2 gap-2">
        <For each={mailAnswers.filter((one) => one !== meant())}>
          {(other) => (
            <Button size="large" class="px-2!" busy={props.busy} onClick={() => press(other)}>
              {t(`answer.do_${other}`)}
            </Button>
          )}
        </For>
      </div>
    </Form>
  )
}
