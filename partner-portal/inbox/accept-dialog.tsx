import type { JSX } from 'solid-js'
import type { OfferView } from '../../shared/offers.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

interface AcceptDialogProps {
  readonly offer: OfferView
  readonly onClose: () => void
  readonly onAccept: () => void
}

/** Asks before a key accepts: a letter is pressed by mistake more easily than a button. */
export function AcceptDialog(props: AcceptDialogProps): JSX.Element {
  return (
    <Dialog
      open
      title={t('inbox.acceptAsk')}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('inbox.cancel')}</Button>
          <Button tone="primary" onClick={() => props.onAccept()}>
            {t('inbox.acceptFinal')}
          </Button>
        </>
      }
    >
      <p class="font-medium">{props.offer.title}</p>
      <p class="mt-1 text-ink-soft">{t('inbox.finalLine')}</p>
    </Dialog>
  )
}
