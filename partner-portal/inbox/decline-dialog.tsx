import { createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import type { DeclineOffer, OfferView } from '../../shared/offers.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DeclineForm } from './decline-form.tsx'

interface DeclineDialogProps {
  readonly offer: OfferView
  readonly onClose: () => void
  readonly onDecline: (answer: DeclineOffer) => void
  readonly busy?: boolean
  readonly problem?: unknown
}

/** Asks for the one reason why an offer is declined. */
export function DeclineDialog(props: DeclineDialogProps): JSX.Element {
  const id = createUniqueId()
  return (
    <Dialog
      open
      title={t('inbox.declineAsk')}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('inbox.cancel')}</Button>
          <Button type="submit" form={id} tone="primary" busy={props.busy ?? false}>
            {t('inbox.decline')}
          </Button>
        </>
      }
    >
      <p class="mb-4 text-ink-soft">{t('inbox.declineIntro', { title: props.offer.title })}</p>
      <DeclineForm id={id} problem={props.problem} onDecline={(answer) => props.onDecline(answer)} />
    </Dialog>
  )
}
