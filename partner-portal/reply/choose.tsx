import { For, Show, createSignal, untrack } from 'solid-js'
import type { JSX } from 'solid-js'
import type { AskedView, ConfirmReply, NextStep } from '../../shared/replies.ts'
import { replySteps } from '../../shared/codes.ts'
import { asProblem } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { wording } from '../i18n/wording.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox, RadioGroup } from '../ui/choice.tsx'
import { createDeed } from '../ui/deed.ts'
import { Select } from '../ui/select.tsx'
import { Notice } from '../ui/status.tsx'
import { DateField } from '../ui/text-field.tsx'
import { confirmByLink, dismissByLink } from './link.ts'

interface ChooseProps {
  readonly view: AskedView
  readonly token: string
  readonly onDone: (view: AskedView) => void
}

type Answer = AskedView['choices'][number]

/** What was read, chosen already: one tap confirms it, another choice puts it right. */
export function Choose(props: ChooseProps): JSX.Element {
  const { reading: read, choices } = untrack(() => props.view)
  const [answers, setAnswers] = createSignal<Answer[]>(
    read.answers.filter((answer) => choices.includes(answer)),
  )
  const [next, setNext] = createSignal<NextStep | ''>(read.next ?? '')
  const [until, setUntil] = createSignal(read.until ?? '')
  const [reason, setReason] = createSignal(read.reason ?? '')
  const isOffer = () => props.view.topic === 'offer'
  const isLost = () => answers().includes('lost')
  const needsReason = () => isLost() && !props.view.lostReasons.some(({ key }) => key === reason())
  const waits = () => answers().includes('waiting_for_customer')
  const ready = () => !needsReason() && (answers().length > 0 || (next() !== '' && until() !== ''))
  const said = (): ConfirmReply => ({
    answers: answers(),
    next: isOffer() || isLost() ? null : next() || null,
    until: until() || null,
    reason: isLost() || answers().includes('decline') ? reason() || null : null,
  })
  const confirming = createDeed(async () => props.onDone(await confirmByLink(props.token, said())))
  const dismissing = createDeed(async () => props.onDone(await dismissByLink(props.token)))
  const problem = () => confirming.problem() ?? dismissing.problem()
  const toggle = (answer: Answer, on: boolean) =>
    setAnswers((before) => (on ? [...before, answer] : before.filter((one) => one !== answer)))
  return (
    <div class="card grid gap-5 p-4 md:p-5">
      <Show
        when={isOffer()}
        fallback={
          <fieldset class="grid gap-3">
            <legend class="mb-2 font-medium">{t('reply.choose')}</legend>
            <For each={props.view.choices}>
              {(answer) => (
                <Checkbox
                  label={t(`reply.${answer}`)}
                  checked={answers().includes(answer)}
                  onChange={(on) => toggle(answer, on)}
                />
              )}
            </For>
          </fieldset>
        }
      >
        <RadioGroup
          label={t('reply.choose')}
          value={answers()[0] ?? ''}
          options={props.view.choices.map((answer) => ({
            value: answer as string,
            label: t(`reply.${answer}`),
          }))}
          onChange={(answer) => setAnswers([answer as Answer])}
        />
      </Show>
      <Show when={isLost()}>
        <Select
          label={t('reply.reason')}
          value={reason()}
          placeholder={t('reply.reasonMissing')}
          options={props.view.lostReasons.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={setReason}
        />
      </Show>
      <Show when={!isOffer() && !isLost()}>
        <Select
          label={t('reply.nextStep')}
          value={next()}
          options={[
            { value: '', label: t('reply.next_none') },
            ...replySteps.map((step) => ({ value: step, label: t(`reply.next_${step}`) })),
          ]}
          onChange={(step) => setNext(step as NextStep | '')}
        />
        <Show when={next() !== '' || waits()}>
          <DateField label={t('reply.until')} value={until()} onInput={setUntil} />
        </Show>
      </Show>
      <Show when={problem()}>
        {(fault) => (
          <Notice tone="bad" alert>
            {wording(asProblem(fault()))}
          </Notice>
        )}
      </Show>
      <div class="grid gap-3">
        <Button
          tone="primary"
          size="large"
          wide
          disabled={!ready()}
          busy={confirming.busy()}
          onClick={confirming.run}
        >
          {t('reply.confirm')}
        </Button>
        <Button size="large" wide busy={dismissing.busy()} onClick={dismissing.run}>
          {t('reply.dismiss')}
        </Button>
      </div>
    </div>
  )
}
