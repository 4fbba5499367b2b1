import { createSignal } from 'solid-js'
import type { DeclineOffer, OfferView } from '../../shared/offers.ts'
import { keepUnsent } from '../app/unsent.ts'
import { t } from '../i18n/t.ts'
import { toast } from '../ui/toasts.tsx'
import { declineOffer, refreshOffers } from './offers.ts'
import { tellRefusal } from './tell.ts'

const [declined, setDeclined] = createSignal<ReadonlySet<string>>(new Set())

/** Offers that were declined here and of which the server does not know yet. */
export { declined }

const hide = (id: string) => setDeclined((all) => new Set([...all, id]))
const show = (id: string) => setDeclined((all) => new Set([...all].filter((one) => one !== id)))

/** Takes the offer out of sight at once and declines it when Undo is gone, or the page is left. */
export function declineWithUndo(offer: OfferView, answer: DeclineOffer): void {
  const { id, title } = offer
  const unsent = keepUnsent(async () => {
    putAway()
    await declineOffer(id, answer).catch((thrown: unknown) =>
      tellRefusal(offer, thrown, (why) => t('inbox.declineFailed', { title, why })),
    )
    await refreshOffers()
    show(id)
  })
  hide(id)
  const putAway = toast({
    text: t('inbox.declined', { title }),
    undo: () => {
      unsent.takeBack()
      show(id)
    },
    onGone: () => void unsent.sendNow(),
  })
}
