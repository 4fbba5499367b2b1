import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityView } from '../../shared/opportunities.ts'
import { calendarDay } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { NextStepFields } from './next-step-fields.tsx'
import type { Saving } from './saving.ts'

interface NextStepDialogProps {
  readonly open: boolean
  readonly view: OpportunityView
  readonly saving: Saving
  readonly onClose: () => void
}

/** Something was done: what comes now? */
export function NextStepDialog(props: NextStepDialogProps): JSX.Element {
  const [step, setStep] = createSignal('')
  const [due, setDue] = createSignal('')
  const close = () => {
    setStep('')
    setDue('')
    props.onClose()
  }
  const deed = createDeed(async () => {
    if (await props.saving.save({ nextStep: step().trim() || null, nextStepDue: due() || null })) close()
  })
  const stays = () =>
    props.view.nextStep === null || props.view.nextStepDue === null
      ? undefined
      : t('opportunity.stays', { step: props.view.nextStep, day: calendarDay(props.view.nextStepDue, 'day') })
  return (
    <Dialog
      open={props.open}
      onClose={close}
      title={t('opportunity.whatNext')}
      actions={
        <>
          <Button onClick={close}>{stays() ? t('opportunity.leaveIt') : t('opportunity.later')}</Button>
          <Button tone="primary" type="submit" form="next-step" busy={deed.busy()}>
            {t('opportunity.save')}
          </Button>
        </>
      }
    >
      <p class="mb-4 text-ink-soft">{stays() ?? t('opportunity.nothingPlanned')}</p>
      <Form id="next-step" onSubmit={deed.run} problem={deed.problem()}>
        <NextStepFields
          step={step()}
          due={due()}
          problem={deed.problem()}
          onStep={setStep}
          onDue={setDue}
          autofocus
        />
      </Form>
    </Dialog>
  )
}
