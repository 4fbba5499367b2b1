import { For, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityView } from '../../shared/opportunities.ts'
import { faultAt } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { DateField, TextArea } from '../ui/text-field.tsx'
import { postPostponement } from './deeds.ts'
import { customerOf } from './names.ts'
import { dayIn } from './next-step-fields.tsx'

interface PostponeDialogProps {
  readonly open: boolean
  readonly view: OpportunityView
  readonly show: (view: OpportunityView) => void
  readonly onClose: () => void
}

const spans = [30, 90, 180] as const

/** Lets it sleep until a day; nobody is nudged until then. */
export function PostponeDialog(props: PostponeDialogProps): JSX.Element {
  const [until, setUntil] = createSignal('')
  const [note, setNote] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const deed = createDeed(async () => {
    setTried(true)
    if (until() === '') return
    const wish = { until: until(), ...(note().trim() ? { note: note() } : {}) }
    props.show(await postPostponement(props.view.id, wish))
    props.onClose()
  })
  const wrong = () =>
    faultAt(deed.problem(), '/until')
      ? t('opportunity.dayAhead')
      : tried() && until() === ''
        ? t('opportunity.wanted')
        : undefined
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={t('opportunity.postponeTitle', { customer: customerOf(props.view) })}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('opportunity.cancel')}</Button>
          <Button tone="primary" type="submit" form="postpone" busy={deed.busy()}>
            {t('opportunity.postpone')}
          </Button>
        </>
      }
    >
      <Form id="postpone" onSubmit={deed.run} problem={deed.problem()}>
        <div class="grid gap-2">
          <DateField
            label={t('opportunity.until')}
            hint={t('opportunity.postponeHint')}
            required
            min={dayIn(1)}
            error={wrong()}
            value={until()}
            onInput={setUntil}
          />
          <div class="flex flex-wrap gap-2">
            <For each={spans}>
              {(days) => (
                <Button tone="quiet" onClick={() => setUntil(dayIn(days))}>
                  {t('opportunity.inDays', { count: days })}
                </Button>
              )}
            </For>
          </div>
        </div>
        <TextArea label={t('opportunity.note')} required={false} value={note()} onInput={setNote} />
      </Form>
    </Dialog>
  )
}
