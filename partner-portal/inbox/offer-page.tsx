import { A, useNavigate, useParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import ArrowLeft from 'lucide-solid/icons/arrow-left'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { DeclineOffer, OfferView } from '../../shared/offers.ts'
import { t } from '../i18n/t.ts'
import { Countdown } from '../ui/countdown.tsx'
import { createKeys } from '../ui/keys.ts'
import { Loaded } from '../ui/loaded.tsx'
import { createTitle } from '../ui/page.tsx'
import { Skeleton } from '../ui/states.tsx'
import { AcceptDialog } from './accept-dialog.tsx'
import { createAccepting } from './accept.ts'
import { Accepted } from './accepted.tsx'
import { AnswerButtons } from './answer-buttons.tsx'
import { DeclineDialog } from './decline-dialog.tsx'
import { declineWithUndo, declined } from './declines.ts'
import { Facts } from './facts.tsx'
import { Grade } from './grade.tsx'
import { offerQuery } from './offers.ts'
import { Later } from './later-button.tsx'
import { Outcome } from './outcome.tsx'
import { Why } from './why.tsx'

/** One offer as a page of its own. */
export function OfferPage(): JSX.Element {
  const params = useParams<{ id: string }>()
  const offer = useQuery(() => offerQuery(params.id))
  createTitle(() => t('inbox.title'))
  return (
    <div class="mx-auto grid max-w-panel gap-4 px-4 pt-5 pb-10 md:px-8 md:pt-8">
      <A
        href="/inbox"
        class="link inline-flex min-h-8 items-center gap-1.5 justify-self-start touch:min-h-11"
      >
        <ArrowLeft size={16} aria-hidden="true" />
        {t('inbox.back')}
      </A>
      <Loaded query={offer} skeleton={<Skeleton rows={6} row="line" />}>
        {(data) => <Offer offer={data()} />}
      </Loaded>
    </div>
  )
}

function Offer(props: { readonly offer: OfferView }): JSX.Element {
  const navigate = useNavigate()
  const [asking, setAsking] = createSignal<'accept' | 'decline'>()
  const accepting = createAccepting()
  const taken = () => accepting.taken().get(props.offer.id)
  const answerable = () => props.offer.can.includes('accept') && !declined().has(props.offer.id) && !taken()
  const ask = (what: 'accept' | 'decline') => answerable() && setAsking(what)
  createKeys(() => [
    { keys: 'a', label: t('inbox.keyAccept'), group: 'screen', run: () => ask('accept') },
    { keys: 'd', label: t('inbox.keyDecline'), group: 'screen', run: () => ask('decline') },
  ])
  const accept = () => {
    setAsking(undefined)
    void accepting.accept(props.offer)
  }
  const decline = (answer: DeclineOffer) => {
    setAsking(undefined)
    declineWithUndo(props.offer, answer)
    navigate('/inbox')
  }
  return (
    <>
      <Show
        when={taken()}
        fallback={
          <OfferCard
            offer={props.offer}
            answerable={answerable()}
            busy={accepting.busy(props.offer.id)}
            onAccept={accept}
            onDecline={() => setAsking('decline')}
          />
        }
      >
        {(taken) => (
          <div class="card p-4 md:p-6">
            <Accepted taken={taken()} onUndo={accepting.undo} />
          </div>
        )}
      </Show>
      <Show when={asking() === 'accept'}>
        <AcceptDialog offer={props.offer} onClose={() => setAsking(undefined)} onAccept={accept} />
      </Show>
      <Show when={asking() === 'decline'}>
        <DeclineDialog offer={props.offer} onClose={() => setAsking(undefined)} onDecline={decline} />
      </Show>
    </>
  )
}

interface OfferCardProps {
  readonly offer: OfferView
  readonly answerable: boolean
  readonly busy: boolean
  readonly onAccept: () => void
  readonly onDecline: () => void
}

function OfferCard(props: OfferCardProps): JSX.Element {
  return (
    <article class="card grid gap-4 p-4 md:p-6">
      <header class="grid gap-2">
        <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 tabindex="-1" class="min-w-0 text-title font-semibold">
            {props.offer.title}
          </h1>
          <Grade grade={props.offer.grade} />
        </div>
        <Show when={props.answerable && props.offer.respondBy}>
          {(until) => (
            <div class="flex items-center justify-between gap-2">
              <Countdown until={until()} about={props.offer.title} absolute large />
              <Later offer={props.offer} />
            </div>
          )}
        </Show>
      </header>
      <Facts offer={props.offer} list />
      <Why reasons={props.offer.why} all />
      <p class="text-small text-ink-soft">
        {t('inbox.manufacturer')} {props.offer.manufacturer}
      </p>
      <Show when={props.answerable} fallback={<Outcome offer={props.offer} />}>
        <div class="border-t border-line bg-surface pt-4 phone:sticky phone:bottom-16 phone:-mx-4 phone:px-4 phone:pb-4">
          <AnswerButtons
            large
            offer={props.offer}
            busy={props.busy}
            onAccept={() => props.onAccept()}
            onDecline={() => props.onDecline()}
          />
        </div>
      </Show>
    </article>
  )
}
