import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { DeclineOffer, DeclineReason } from '../../shared/offers.ts'
import { faultAt } from '../api/problem.ts'
import { serverNow } from '../api/clock.ts'
import { t } from '../i18n/t.ts'
import { RadioGroup } from '../ui/choice.tsx'
import { Form } from '../ui/form.tsx'
import { DateField, TextArea } from '../ui/text-field.tsx'

// As the contract has them; its schemas are too heavy for the first page of a phone.
const reasons = [
  'no_capacity',
  'outside_area',
  'product_not_carried',
  'too_small',
  'own_customer',
  'not_enough_data',
  'spam',
  'other',
] as const satisfies readonly DeclineReason[]

/** The name of a reason to decline, in the partner's own words. */
export const reasonName = (reason: DeclineReason): string => t(`inbox.reason_${reason}`)

interface DeclineFormProps {
  readonly id: string
  readonly onDecline: (answer: DeclineOffer) => void
  readonly problem?: unknown
}

/** One reason; «something else» wants words, «no capacity» may say until when. */
export function DeclineForm(props: DeclineFormProps): JSX.Element {
  const [reason, setReason] = createSignal<DeclineReason>()
  const [note, setNote] = createSignal('')
  const [until, setUntil] = createSignal('')
  const [incomplete, setIncomplete] = createSignal(false)
  const submit = () => {
    const chosen = reason()
    const text = note().trim()
    setIncomplete(chosen === 'other' && text === '')
    if (!chosen || incomplete()) return
    props.onDecline({
      reason: chosen,
      ...(chosen === 'other' ? { note: text } : {}),
      ...(chosen === 'no_capacity' && until() ? { noCapacityUntil: until() } : {}),
    })
  }
  return (
    <Form id={props.id} onSubmit={submit} problem={props.problem} class="grid gap-4">
      <RadioGroup
        label={t('inbox.declineReason')}
        required
        options={reasons.map((value) => ({ value, label: reasonName(value) }))}
        value={reason() ?? ''}
        onChange={setReason}
      />
      <Show when={reason() === 'no_capacity'}>
        <DateField
          label={t('inbox.declineUntil')}
          hint={t('inbox.declineUntilHint')}
          required={false}
          min={new Date(serverNow()).toISOString().slice(0, 10)}
          error={faultAt(props.problem, '/noCapacityUntil')?.message}
          value={until()}
          onInput={setUntil}
        />
      </Show>
      <Show when={reason() === 'other'}>
        <TextArea
          label={t('inbox.declineNote')}
          required
          maxlength={1000}
          error={incomplete() ? t('inbox.declineNoteMissing') : faultAt(props.problem, '/note')?.message}
          value={note()}
          onInput={setNote}
        />
      </Show>
    </Form>
  )
}
