import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ActivityKind } from '../../shared/opportunities.ts'
import { activityKinds } from '../../shared/codes.ts'
import type { TaskRow } from '../../shared/tasks.ts'
import { faultAt } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { Select } from '../ui/select.tsx'
import { DateField, TextArea, TextField } from '../ui/text-field.tsx'
import { stepDone } from './data.ts'

/** A next step was done: what it was, and what comes now. */
export function StepDialog(props: { readonly task: TaskRow; readonly onClose: () => void }): JSX.Element {
  const [kind, setKind] = createSignal<ActivityKind>('call')
  const [note, setNote] = createSignal('')
  const [next, setNext] = createSignal('')
  const [due, setDue] = createSignal('')
  const deed = createDeed(async () => {
    await stepDone(props.task.opportunity.id, {
      kind: kind(),
      ...(note().trim() ? { note: note().trim() } : {}),
      nextStep: next().trim(),
      nextStepDue: due(),
    })
    props.onClose()
  })
  const fault = (pointer: string) => faultAt(deed.problem(), pointer)?.message
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t('tasks.stepTitle', { title: props.task.title })}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('tasks.cancel')}</Button>
          <Button tone="primary" type="submit" form="step-done" busy={deed.busy()}>
            {t('tasks.save')}
          </Button>
        </>
      }
    >
      <Form id="step-done" onSubmit={deed.run} problem={deed.problem()}>
        <Select
          label={t('tasks.whatDone')}
          value={kind()}
          onChange={setKind}
          options={activityKinds.map((one) => ({ value: one, label: t(`timeline.activity_${one}`) }))}
        />
        <TextArea
          label={t('tasks.note')}
          required={false}
          value={note()}
          onInput={setNote}
          error={fault('/note')}
        />
        <TextField
          label={t('tasks.whatNext')}
          required
          value={next()}
          onInput={setNext}
          error={fault('/nextStep')}
        />
        <DateField
          label={t('tasks.byWhen')}
          required
          value={due()}
          onInput={setDue}
          error={fault('/nextStepDue')}
        />
      </Form>
    </Dialog>
  )
}
