import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OfferView } from '../../shared/offers.ts'
import { Countdown } from '../ui/countdown.tsx'
import { AnswerButtons } from './answer-buttons.tsx'
import { Facts } from './facts.tsx'
import { Grade } from './grade.tsx'
import { Later } from './later-button.tsx'
import { needLine } from './need.ts'
import { Why } from './why.tsx'

interface OfferRowProps {
  readonly offer: OfferView
  readonly busy: boolean
  readonly onAccept: () => void
  readonly onDecline: () => void
}

/** One offer in the inbox: what, where, worth how much, why here, till when; and the answer. */
export function OfferRow(props: OfferRowProps): JSX.Element {
  return (
    <div class="grid gap-x-8 gap-y-3 md:grid-cols-[minmax(0,1fr)_auto]">
      <div class="grid min-w-0 content-start gap-1.5">
        <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 class="min-w-0 text-large font-semibold">
            <A
              href={`/inbox/${props.offer.id}`}
              data-row
              aria-label={props.offer.title}
              class="rounded-small decoration-edge decoration-1 underline-offset-4 hover:underline"
            >
              {needLine(props.offer)}
            </A>
          </h2>
          <Grade grade={props.offer.grade} />
        </div>
        <Facts offer={props.offer} />
        <Why reasons={props.offer.why} />
      </div>
      <div class="grid content-start gap-3 md:justify-items-end md:text-right">
        <Show when={props.offer.respondBy}>
          {(until) => (
            <div class="flex items-center justify-between gap-2">
              <Countdown until={until()} about={props.offer.title} absolute />
              <Later offer={props.offer} />
            </div>
          )}
        </Show>
        <AnswerButtons
          offer={props.offer}
          busy={props.busy}
          onAccept={() => props.onAccept()}
          onDecline={() => props.onDecline()}
        />
      </div>
    </div>
  )
}
