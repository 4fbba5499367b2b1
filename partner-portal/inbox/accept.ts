import { createSignal } from 'solid-js'
import type { OfferView } from '../../shared/offers.ts'
import { t } from '../i18n/t.ts'
import { toast } from '../ui/toasts.tsx'
import { acceptOffer, refreshOffers, undoAccept } from './offers.ts'
import { tellRefusal } from './tell.ts'

/** An offer that was accepted on this page, and the opportunity it opened. */
export interface Taken {
  readonly offer: OfferView
  readonly opportunityId: string
}

export interface Accepting {
  /** Resolves to what came of it: the offer is ours, gone, or still to be answered. */
  readonly accept: (offer: OfferView) => Promise<'taken' | 'gone' | 'open'>
  /** Takes an acceptance back, within its 15 minutes. */
  readonly undo: (offer: OfferView) => Promise<void>
  /** Whether this offer is being accepted right now. */
  readonly busy: (id: string) => boolean
  /** What was accepted here, by the offer's id. */
  readonly taken: () => ReadonlyMap<string, Taken>
  /** Whether somebody here has been told what became of this offer. */
  readonly told: (id: string) => boolean
  readonly dismiss: (id: string) => void
}

/** Accepting on one page: what is under way, and what came of it. */
export function createAccepting(): Accepting {
  const [busy, setBusy] = createSignal<string>()
  const [taken, setTaken] = createSignal<ReadonlyMap<string, Taken>>(new Map())
  const told = new Set<string>()
  const accept = async (offer: OfferView) => {
    if (busy() !== undefined) return 'open'
    setBusy(offer.id)
    try {
      const accepted = await acceptOffer(offer.id)
      setTaken((all) => new Map([...all, [offer.id, accepted]]))
      told.add(offer.id)
      toast({
        text: `${t('inbox.accepted', { title: offer.title })} ${t('inbox.acceptedText')}`,
        tone: 'ok',
        undo: () => void undo(offer),
      })
      return 'taken'
    } catch (thrown) {
      if (!tellRefusal(offer, thrown)) return 'open'
      told.add(offer.id)
      return 'gone'
    } finally {
      setBusy(undefined)
      void refreshOffers()
    }
  }
  const forget = (id: string) => setTaken((all) => new Map([...all].filter(([one]) => one !== id)))
  const undo = async (offer: OfferView) => {
    try {
      await undoAccept(offer.id)
      forget(offer.id)
      toast({ text: t('inbox.undone', { title: offer.title }) })
    } catch (thrown) {
      tellRefusal(offer, thrown)
    } finally {
      void refreshOffers()
    }
  }
  return {
    accept,
    undo,
    busy: (id) => busy() === id,
    taken,
    told: (id) => told.has(id),
    dismiss: forget,
  }
}
