import Pencil from 'lucide-solid/icons/pencil'
import { Show, createSignal, untrack } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityView } from '../../shared/opportunities.ts'
import { calendarDay } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Form } from '../ui/form.tsx'
import { Shape } from '../ui/shape.tsx'
import { NextStepFields } from './next-step-fields.tsx'
import type { Saving } from './saving.ts'

interface NextStepProps {
  readonly view: OpportunityView
  readonly saving: Saving
  readonly editing: boolean
  readonly onEditing: (editing: boolean) => void
}

/** What happens next and by when; a press edits it where it stands. */
export function NextStep(props: NextStepProps): JSX.Element {
  return (
    <Show when={props.editing && props.view.can.includes('edit')} fallback={<Shown {...props} />}>
      <Editor {...props} />
    </Show>
  )
}

function Shown(props: NextStepProps): JSX.Element {
  const overdue = () => props.view.flags.includes('next_step_overdue')
  return (
    <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span class="text-ink-soft">{t('opportunity.nextStep')}</span>
      <Show
        when={props.view.nextStep !== null && props.view.nextStepDue}
        fallback={
          <span class="inline-flex items-center gap-1.5 font-medium text-warn">
            <Shape tone="warn" />
            {t('opportunities.flag_no_next_step')}
          </span>
        }
      >
        {(due) => (
          <span
            class="inline-flex min-w-0 flex-wrap items-center gap-x-2 font-medium"
            classList={{ 'text-bad': overdue() }}
          >
            <Show when={overdue()}>
              <Shape tone="bad" />
            </Show>
            {props.view.nextStep}
            <span class="num font-normal">
              {overdue()
                ? t('opportunities.overdue', { day: calendarDay(due(), 'day') })
                : calendarDay(due(), 'day')}
            </span>
          </span>
        )}
      </Show>
      <Show when={props.view.can.includes('edit')}>
        <IconButton
          icon={Pencil}
          size={16}
          label={t('opportunity.editNextStep')}
          onClick={() => props.onEditing(true)}
        />
      </Show>
    </div>
  )
}

function Editor(props: NextStepProps): JSX.Element {
  const [step, setStep] = createSignal(untrack(() => props.view.nextStep ?? ''))
  const [due, setDue] = createSignal(untrack(() => props.view.nextStepDue ?? ''))
  const deed = createDeed(async () => {
    const change = { nextStep: step().trim() || null, nextStepDue: due() || null }
    if (await props.saving.save(change)) props.onEditing(false)
  })
  return (
    <Form onSubmit={deed.run} problem={deed.problem()} class="grid gap-3">
      <NextStepFields
        step={step()}
        due={due()}
        problem={deed.problem()}
        onStep={setStep}
        onDue={setDue}
        autofocus
      />
      <div class="flex flex-wrap gap-2">
        <Button tone="primary" type="submit" busy={deed.busy()}>
          {t('opportunity.save')}
        </Button>
        <Button tone="quiet" onClick={() => props.onEditing(false)}>
          {t('opportunity.cancel')}
        </Button>
      </div>
    </Form>
  )
}
