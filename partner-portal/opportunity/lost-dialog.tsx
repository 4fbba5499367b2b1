import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { RadioGroup } from '../ui/choice.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { postLoss } from './deeds.ts'
import type { QuestionOf } from './moving.ts'
import { customerOf } from './names.ts'
import type { CloseReason } from './won-dialog.tsx'

interface LostDialogProps {
  readonly question: QuestionOf<'lost'>
  readonly reasons: readonly CloseReason[]
}

/** There will be no order, and the next offer is better if it is known why. */
export function LostDialog(props: LostDialogProps): JSX.Element {
  const [reason, setReason] = createSignal('')
  const [note, setNote] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const deed = createDeed(async () => {
    setTried(true)
    if (reason() === '') return
    const why = { reason: reason(), ...(note().trim() ? { note: note() } : {}) }
    props.question.answer(await postLoss(props.question.row.id, why))
  })
  return (
    <Dialog
      open
      onClose={() => props.question.answer()}
      title={t('opportunity.lostTitle', { customer: customerOf(props.question.row) })}
      actions={
        <>
          <Button onClick={() => props.question.answer()}>{t('opportunity.cancel')}</Button>
          <Button tone="bad" type="submit" form="lost" busy={deed.busy()}>
            {t('opportunity.lost')}
          </Button>
        </>
      }
    >
      <Form id="lost" onSubmit={deed.run} problem={deed.problem()}>
        <RadioGroup
          label={t('opportunity.lostWhy')}
          options={props.reasons.map(({ key, name }) => ({ value: key, label: name }))}
          value={reason()}
          error={tried() && reason() === '' ? t('opportunity.reasonWanted') : undefined}
          onChange={setReason}
        />
        <TextArea label={t('opportunity.note')} required={false} value={note()} onInput={setNote} />
      </Form>
    </Dialog>
  )
}
