import { createSignal } from 'solid-js'
import type { OfferView } from '../../shared/offers.ts'
import { t } from '../i18n/t.ts'
import { announce } from '../ui/announce.tsx'
import { acceptOffer, refreshOffers } from './offers.ts'
import { tellRefusal } from './tell.ts'

/** An offer that was accepted on this page, and the opportunity it opened. */
export interface Taken {
  readonly offer: OfferView
  readonly opportunityId: string
}

export interface Accepting {
  readonly accept: (offer: OfferView) => Promise<void>
  /** Whether this offer is being accepted right now. */
  readonly busy: (id: string) => boolean
  /** What was accepted here, by the offer's id. */
  readonly taken: () => ReadonlyMap<string, Taken>
  readonly dismiss: (id: string) => void
}

/** Accepting on one page: what is under way, and what came of it. */
export function createAccepting(): Accepting {
  const [busy, setBusy] = createSignal<string>()
  const [taken, setTaken] = createSignal<ReadonlyMap<string, Taken>>(new Map())
  const accept = async (offer: OfferView) => {
    if (busy() !== undefined) return
    setBusy(offer.id)
    try {
      const { opportunityId } = await acceptOffer(offer.id)
      setTaken((all) => new Map([...all, [offer.id, { offer, opportunityId }]]))
      announce(`${t('inbox.accepted', { title: offer.title })} ${t('inbox.acceptedText')}`)
    } catch (thrown) {
      tellRefusal(offer, thrown)
    } finally {
      setBusy(undefined)
    }
    void refreshOffers()
  }
  return {
    accept,
    busy: (id) => busy() === id,
    taken,
    dismiss: (id) => setTaken((all) => new Map([...all].filter(([one]) => one !== id))),
  }
}
