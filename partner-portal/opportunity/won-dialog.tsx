import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { faultAt } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { Select } from '../ui/select.tsx'
import { NumberField, TextArea } from '../ui/text-field.tsx'
import { postWin } from './deeds.ts'
import type { QuestionOf } from './moving.ts'
import { customerOf } from './names.ts'
import { amountOf, typedAmount } from './typed-amount.ts'

export interface CloseReason {
  readonly key: string
  readonly name: string
}

interface WonDialogProps {
  readonly question: QuestionOf<'won'>
  readonly reasons: readonly CloseReason[]
}

/** The customer has ordered: for how much, and why from us. */
export function WonDialog(props: WonDialogProps): JSX.Element {
  const row = () => props.question.row
  const [value, setValue] = createSignal(typedAmount(row().amount))
  const [reason, setReason] = createSignal('')
  const [note, setNote] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const deed = createDeed(async () => {
    setTried(true)
    const orderValue = amountOf(value())
    if (orderValue === undefined || reason() === '') return
    const order = { orderValue, reason: reason(), ...(note().trim() ? { note: note() } : {}) }
    props.question.answer(await postWin(row().id, order))
  })
  const wrongValue = () =>
    faultAt(deed.problem(), '/orderValue')?.message ??
    (tried() && amountOf(value()) === undefined ? t('opportunity.amountWanted') : undefined)
  return (
    <Dialog
      open
      onClose={() => props.question.answer()}
      title={t('opportunity.wonTitle', { customer: customerOf(row()) })}
      actions={
        <>
          <Button onClick={() => props.question.answer()}>{t('opportunity.cancel')}</Button>
          <Button tone="primary" type="submit" form="won" busy={deed.busy()}>
            {t('opportunity.won')}
          </Button>
        </>
      }
    >
      <Form id="won" onSubmit={deed.run} problem={deed.problem()}>
        <NumberField
          label={t('opportunity.orderValue')}
          required
          suffix={row().currency}
          error={wrongValue()}
          value={value()}
          onInput={setValue}
        />
        <Select
          label={t('opportunity.wonWhy')}
          required
          placeholder={t('opportunity.choose')}
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
