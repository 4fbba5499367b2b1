import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OpportunityView } from '../../shared/opportunities.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { createDeed } from '../ui/deed.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { toast } from '../ui/toasts.tsx'
import { postGivingBack } from './deeds.ts'
import { customerOf } from './names.ts'

interface GiveBackDialogProps {
  /** Which way the lead leaves its partner; none, and nothing is asked. */
  readonly way: 'return' | 'reclaim' | undefined
  readonly view: OpportunityView
  readonly show: (view: OpportunityView) => void
  readonly onClose: () => void
}

/** The lead goes to somebody else; this cannot be undone, so it wants a reason. */
export function GiveBackDialog(props: GiveBackDialogProps): JSX.Element {
  const [reason, setReason] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const way = () => props.way ?? 'return'
  const deed = createDeed(async () => {
    setTried(true)
    if (reason().trim() === '') return
    const done = t(`opportunity.${way()}Done`)
    props.show(await postGivingBack(props.view.id, way(), reason()))
    props.onClose()
    toast({ text: done })
  })
  return (
    <Dialog
      open={props.way !== undefined}
      onClose={() => props.onClose()}
      title={t(`opportunity.${way()}Title`, { customer: customerOf(props.view) })}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('opportunity.cancel')}</Button>
          <Button tone="bad" type="submit" form="give-back" busy={deed.busy()}>
            {t(`opportunity.${way()}`)}
          </Button>
        </>
      }
    >
      <p class="mb-4 text-ink-soft">{t(`opportunity.${way()}Text`, { partner: props.view.partner.name })}</p>
      <Form id="give-back" onSubmit={deed.run} problem={deed.problem()}>
        <TextArea
          label={t('opportunity.reason')}
          required
          maxlength={1000}
          error={tried() && reason().trim() === '' ? t('opportunity.wanted') : undefined}
          value={reason()}
          onInput={setReason}
        />
      </Form>
    </Dialog>
  )
}
